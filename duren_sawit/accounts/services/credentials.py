"""What a person signs in with changes: the password and the second factor."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from axes.utils import reset as forget_failures
from django.db import transaction

from duren_sawit.accounts.choices import Event
from duren_sawit.accounts.models import User
from duren_sawit.accounts.passwords import one_time_password
from duren_sawit.accounts.policies import people as policies
from duren_sawit.accounts.selectors.second_factor import has_second_factor_unscoped
from duren_sawit.accounts.signals import password_reset, second_factor_reset
from duren_sawit.areas.selectors import village_unscoped
from duren_sawit.audit.services import trail
from duren_sawit.lib.refusals import refuse_if


@transaction.atomic
def reset_password(person: User, *, reason: str, by: User | None, at: datetime) -> str:
    """Give a one-time password, shown once; the person must choose an own one at the next sign-in.

    Refuses one's own, a closed account, whoever just took away this person's second factor, and
    a weightier person without a second factor. Ends the person's sessions and the lockout; the
    person is told.
    """
    person = _held(person)
    factor = has_second_factor_unscoped(person)
    refuse_if(policies.obstacles_to_reset_password(person, by, has_second_factor=factor))
    password = one_time_password()
    person.set_password(password)
    person.must_change_password = True
    person.password_set_by = by
    person.save(update_fields=["password", "must_change_password", "password_set_by"])
    forget_failures(username=person.username)
    _record(Event.PASSWORD_RESET, person, by=by, at=at, reason=reason)
    password_reset.send(User, person=person, by=by, at=at)
    return password


@transaction.atomic
def change_own_password(person: User, *, password: str, by: User, at: datetime) -> User:
    """A person chooses a new password (checked by the form). Ends the other sessions."""
    person = _held(person)
    person.set_password(password)
    person.must_change_password = False
    person.password_set_by = None
    person.save(update_fields=["password", "must_change_password", "password_set_by"])
    _record(Event.PASSWORD_CHANGED, person, by=by, at=at)
    return person


@transaction.atomic
def reset_second_factor(person: User, *, reason: str, by: User | None, at: datetime) -> User:
    """Take away the second factor and the recovery codes of somebody whose phone is gone.

    Refuses one's own, a weightier person's, and whoever just made this person's password. Ends
    the person's sessions; the next sign-in asks for a new second factor. The person is told.
    """
    person = _held(person)
    factor = has_second_factor_unscoped(person)
    refuse_if(policies.obstacles_to_reset_second_factor(person, by, has_second_factor=factor))
    Authenticator.objects.filter(user=person).delete()
    person.second_factor_reset_by = by
    person.session_round += 1
    person.save(update_fields=["second_factor_reset_by", "session_round"])
    _record(Event.SECOND_FACTOR_RESET, person, by=by, at=at, reason=reason)
    second_factor_reset.send(User, person=person, by=by, at=at)
    return person


@transaction.atomic
def move_second_factor(person: User, *, by: User, at: datetime) -> None:
    """Make room for the second factor on another phone; recovery codes stay."""
    Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).delete()
    _record(Event.SECOND_FACTOR_MOVED, person, by=by, at=at)


@transaction.atomic
def note_second_factor(person: User, *, by: User, at: datetime) -> User:
    """A person has set up a second factor: whoever took the old one away is done."""
    person = _held(person)
    person.second_factor_reset_by = None
    person.save(update_fields=["second_factor_reset_by"])
    _record(Event.SECOND_FACTOR_SET_UP, person, by=by, at=at)
    return person


@transaction.atomic
def note_recovery_codes(person: User, *, by: User, at: datetime) -> None:
    """A person has new recovery codes; the old ones are worthless."""
    _record(Event.RECOVERY_CODES_RENEWED, person, by=by, at=at)


@transaction.atomic
def remove_own_second_factor(person: User, *, by: User, at: datetime) -> None:
    """A person lays down the second factor. Refuses while a role needs it."""
    person = _held(person)
    refuse_if(policies.obstacles_to_removing_own_second_factor(person))
    Authenticator.objects.filter(user=person).delete()
    _record(Event.SECOND_FACTOR_REMOVED, person, by=by, at=at)


@transaction.atomic
def unlock(person: User, *, by: User | None, at: datetime) -> None:
    """Forget the wrong passwords of a person, who may try again at once."""
    forget_failures(username=person.username)
    _record(Event.UNLOCKED, person, by=by, at=at)


def _record(event: Event, person: User, *, by: User | None, at: datetime, reason: str = "") -> None:
    trail.record(event, subject=person, by=by, at=at, area=village_unscoped(), reason=reason)


def _held(person: User) -> User:
    row: User = User.objects.held().get(pk=person.pk)
    return row
