"""One entry of a list, as its pages show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from distributions.choices import Standing
from distributions.entering import is_grown
from distributions.models import Amendment, ListEntry
from distributions.models.lists import ListEntryQuerySet
from distributions.policies.amendments import obstacles_to_propose
from distributions.policies.entries import obstacles_to_change
from distributions.selectors.amendments import AmendmentLine, line
from distributions.selectors.findings import words_beside
from distributions.selectors.own_families import own_families
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from households.choices import LifeStatus
from households.models import Person


@dataclass(frozen=True, slots=True)
class EntryPage:
    """An entry with what somebody should look at, what may be done, and how it was amended."""

    entry: ListEntry
    found: Sequence[str]
    amendments: Sequence[AmendmentLine]
    may_edit: bool
    may_amend: bool
    sees_family: bool
    is_own: bool

    @property
    def is_main(self) -> bool:
        return self.entry.standing == Standing.MAIN

    @property
    def waiting(self) -> Amendment | None:
        return next((line.amendment for line in self.amendments if line.amendment.is_waiting), None)


def entries(reader: User) -> ListEntryQuerySet:
    """Those in the reader's areas, also those taken off."""
    found = ListEntry.objects.visible_to(reader)
    return found.select_related("list__programme", "area", "receiver").defer("area__boundary")


def entry_page(reader: User, entry: ListEntry) -> EntryPage:
    amendments = [line(reader, one) for one in entry.amendments.with_people().latest_first()]
    is_waiting = any(one.amendment.is_waiting for one in amendments)
    return EntryPage(
        entry=entry,
        found=words_beside(entry),
        amendments=amendments,
        may_edit=not obstacles_to_change(entry, entry.list, reader),
        may_amend=not is_waiting and not obstacles_to_propose(entry, entry.list, reader),
        sees_family=reader.may(Permission.FAMILIES_VIEW),
        is_own=bool(own_families(reader, [entry.family_id])),
    )


def other_receivers(entry: ListEntry, *, on: date) -> list[Person]:
    """The grown living of the family, but for who receives now."""
    members = Person.objects.filter(family=entry.family_id, life_status=LifeStatus.ALIVE)
    others = members.exclude(pk=entry.receiver_id).order_by("born_on", "pk")
    return [one for one in others if is_grown(one, on=on)]
