"""How a final list is amended: what is proposed, and what an approval does to its entries."""

from dataclasses import dataclass

from distributions.choices import AmendmentReason, Standing, Way
from distributions.entering import state_receiver
from distributions.freezing import unlock
from distributions.models import Amendment
from duren_sawit.lib.changes import write
from households.models import Person

# These leave the family where it is; the others are about all of it.
OF_ONE_PERSON = frozenset({AmendmentReason.DIED, AmendmentReason.MOVED, AmendmentReason.NOT_FOUND})


@dataclass(frozen=True, slots=True)
class AmendmentFacts:
    """Why an entry shall change, and how its place is filled."""

    reason: str
    way: str
    note: str = ""
    new_receiver: Person | None = None


def carry_out(amendment: Amendment) -> None:
    """Change the entries of a final list as approved; the list is held by whoever calls."""
    unlock(amendment.list)
    entry = amendment.entry
    if amendment.way == Way.MEMBER and amendment.new_receiver:
        state_receiver(entry, amendment.new_receiver)
        entry.save(update_fields=["receiver", "name", "masked_nik"])
        return
    if amendment.replacement:
        write(amendment.replacement, {"standing": Standing.MAIN})
    write(entry, {"standing": Standing.OFF})
