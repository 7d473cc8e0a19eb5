"""People enter the list, change, leave and return; and somebody looks at a full NIK."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from duren_sawit.accounts.choices import Event, Language
from duren_sawit.accounts.details import Details
from duren_sawit.accounts.models import User
from duren_sawit.accounts.passwords import one_time_password
from duren_sawit.accounts.policies import people as policies
from duren_sawit.accounts.signals import person_changed
from duren_sawit.areas.selectors import village_unscoped
from duren_sawit.audit.models import AuditEvent
from duren_sawit.audit.services import trail
from duren_sawit.lib.refusals import Obstacle, refuse_if
from duren_sawit.lib.violations import refused_by


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A new person with the password for the first sign-in, which is shown once."""

    person: User
    password: str


@transaction.atomic
def add(details: Details, *, by: User | None, at: datetime) -> Newcomer:
    """Add a person who can sign in and has no role yet.

    Refuses a user name, phone number or NIK that somebody else has. Leaves the person, a one-time
    password that must be changed at the first sign-in, and a trail entry.
    """
    person = User(**details.as_columns(), must_change_password=True, password_set_by=by)
    password = one_time_password()
    person.set_password(password)
    with refused_by(User):
        person.save()
    trail.record(
        Event.PERSON_CREATED,
        subject=person,
        by=by,
        at=at,
        area=village_unscoped(),
        changes={field: (None, value) for field, value in details.as_columns().items() if value},
    )
    return Newcomer(person, password)


@transaction.atomic
def change(person: User, *, details: Details, by: User | None, at: datetime) -> User:
    """Write down what is known of a person now.

    Refuses one's own record, since NIK and KK number decide who counts as own family, and a
    weightier person's, since the phone number signs in. Leaves the person and a trail entry with
    the old and new values, numbers masked; the person is told.
    """
    person = _locked(person)
    refuse_if(policies.obstacles_to_change(person, by))
    if changed := _rewrite(person, details.as_columns(), by=by, at=at):
        person_changed.send(User, person=person, fields=changed, by=by, at=at)
    return person


@transaction.atomic
def change_own(
    person: User, *, phone: str, email: str, language: str, by: User, at: datetime
) -> User:
    """A person corrects how they can be reached and chooses the language of the screen.

    Refuses a phone number that somebody else has. Leaves the person and a trail entry.
    """
    values = {"phone": phone, "email": email, "language": language}
    person = _locked(person)
    _rewrite(person, values, by=by, at=at)
    return person


@transaction.atomic
def choose_language(person: User, *, language: Language, by: User, at: datetime) -> None:
    """The screen speaks this to the person from now on; the same again leaves no entry."""
    _rewrite(_locked(person), {"language": language}, by=by, at=at)


@transaction.atomic
def close(person: User, *, reason: str, by: User | None, at: datetime) -> User:
    """Close the account: no sign-in any more, running sessions end, roles stay written down.

    Refuses one's own account, a weightier one, and the last who manages people.
    """
    person = _locked(person)
    refuse_if(policies.obstacles_to_close(person, by))
    person.is_active = False
    person.session_round += 1
    person.save(update_fields=["is_active", "session_round"])
    _record(Event.PERSON_CLOSED, person, by=by, at=at, reason=reason)
    return person


@transaction.atomic
def reopen(person: User, *, reason: str, by: User | None, at: datetime) -> User:
    """Let a person sign in again, with the password they had. Refuses a weightier account."""
    person = _locked(person)
    refuse_if(policies.obstacles_to_reopen(person, by))
    person.is_active = True
    person.save(update_fields=["is_active"])
    _record(Event.PERSON_REOPENED, person, by=by, at=at, reason=reason)
    return person


@transaction.atomic
def reveal(person: User, *, reason: str, by: User, at: datetime) -> AuditEvent:
    """Write down that somebody is about to see the full NIK and KK number, and why.

    Refuses who lacks the permission where this person serves. The entry is the ticket without
    which nothing is shown.
    """
    if not policies.may_reveal(person, by):
        refuse_if([Obstacle("no_permission", _("NIK orang ini bukan untuk tugas Anda."))])
    return trail.record(
        Event.NIK_REVEALED,
        subject=person,
        by=by,
        at=at,
        area=village_unscoped(),
        reason=reason,
        is_access=True,
    )


def _locked(person: User) -> User:
    row: User = User.objects.held().get(pk=person.pk)
    return row


def _rewrite(
    person: User, values: Mapping[str, object], *, by: User | None, at: datetime
) -> list[str]:
    """Answers the names of the columns that changed."""
    changes = {
        field: (getattr(person, field), value)
        for field, value in values.items()
        if getattr(person, field) != value
    }
    if not changes:
        return []
    for field, (_old, new) in changes.items():
        setattr(person, field, new)
    with refused_by(User):
        person.save(update_fields=list(changes))
    trail.record(
        Event.PERSON_CHANGED,
        subject=person,
        by=by,
        at=at,
        area=village_unscoped(),
        changes=changes,
    )
    return list(changes)


def _record(
    event: Event, person: User, *, by: User | None, at: datetime, reason: str
) -> AuditEvent:
    return trail.record(event, subject=person, by=by, at=at, area=village_unscoped(), reason=reason)
