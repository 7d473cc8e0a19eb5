"""Where an account and its password come from, as the trail tells it."""

from dataclasses import dataclass
from datetime import datetime

from duren_sawit.accounts.choices import Event
from duren_sawit.accounts.models import User
from duren_sawit.audit.models import AuditEvent

HANDED_OUT = (Event.PERSON_CREATED, Event.PASSWORD_RESET)  # each with a one-time password
MADE = (*HANDED_OUT, Event.PASSWORD_CHANGED)


@dataclass(frozen=True, slots=True)
class Act:
    """Somebody did it at that moment; nobody: whoever works at the server's terminal."""

    by: User | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Origin:
    """None where the trail knows nothing."""

    created: Act | None
    handed_out: Act | None  # the last password that somebody else knew
    chosen: Act | None  # the present password, when it is the person's own

    @property
    def hands(self) -> frozenset[User | None]:
        """Whoever could have signed in as this person."""
        return frozenset(act.by for act in (self.created, self.handed_out) if act)


def origin_unscoped(person: User) -> Origin:
    """Asked by whoever is about to approve a role for this person."""
    entries = list(AuditEvent.objects.about(person).telling(MADE).oldest_first())
    people = User.objects.in_bulk({entry.actor_id for entry in entries if entry.actor_id})
    acts = {entry.event: Act(people.get(entry.actor_id or 0), entry.at) for entry in entries}
    last = entries[-1].event if entries else ""
    handed_out = [entry for entry in entries if entry.event in HANDED_OUT]
    return Origin(
        created=acts.get(Event.PERSON_CREATED),
        handed_out=acts[handed_out[-1].event] if handed_out else None,
        chosen=acts[last] if last == Event.PASSWORD_CHANGED else None,
    )
