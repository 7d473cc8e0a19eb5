"""Full numbers, for five minutes after the trail knew."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from duren_sawit.accounts.models import User
from duren_sawit.audit.models import AuditEvent
from duren_sawit.lib.nik import KkNumber
from households.choices import Event
from households.models import Family, Person
from households.policies import families as policies

REVEALED_FOR = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Revealed:
    """What may be seen until then."""

    people: tuple[Person, ...]
    kk_number: KkNumber | None
    until: datetime


def revealed_person(reader: User, person: Person, ticket: str, *, at: datetime) -> Revealed | None:
    entry = _entry(reader, person, ticket, event=Event.PERSON_REVEALED, at=at)
    if entry is None or not policies.may_reveal(person.family, reader):
        return None
    return Revealed((person,), None, entry.at + REVEALED_FOR)


def revealed_family(reader: User, family: Family, ticket: str, *, at: datetime) -> Revealed | None:
    entry = _entry(reader, family, ticket, event=Event.FAMILY_REVEALED, at=at)
    if entry is None or not policies.may_reveal(family, reader):
        return None
    people = Person.objects.living().filter(family=family).order_by("pk")
    return Revealed(tuple(people), family.kk_number, entry.at + REVEALED_FOR)


def _entry(
    reader: User, subject: Family | Person, ticket: str, *, event: Event, at: datetime
) -> AuditEvent | None:
    """The reader's own fresh entry about exactly this."""
    try:
        wanted = UUID(ticket)
    except ValueError:
        return None
    looks = AuditEvent.objects.about(subject).accesses().by(reader.pk)
    return looks.filter(public_id=wanted, event=event, at__gt=at - REVEALED_FOR).first()
