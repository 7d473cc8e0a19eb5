"""Signing in and out leaves its entries in the trail; what was typed never does."""

from datetime import datetime

from django.core.cache import cache
from django.db import transaction

from duren_sawit.accounts.choices import Event, Language
from duren_sawit.accounts.models import User
from duren_sawit.areas.models import Area
from duren_sawit.areas.selectors import village_unscoped
from duren_sawit.audit.services import trail

STRANGERS_TOGETHER = 60  # seconds: a guessing machine must not fill the trail


@transaction.atomic
def record(person: User, *, language: Language | None, by: User, at: datetime) -> None:
    """A person has signed in; a language chosen on the way in is theirs from now on."""
    changes: dict[str, tuple[object, object]] = {}
    if language and language != person.language:
        changes["language"] = (person.language, language.value)
        person.language = language
        person.save(update_fields=["language"])
    trail.record(
        Event.SIGNED_IN, subject=person, by=by, at=at, area=village_unscoped(), changes=changes
    )


@transaction.atomic
def record_end(person: User, *, by: User, at: datetime) -> None:
    """A person has signed out."""
    trail.record(Event.SIGNED_OUT, subject=person, by=by, at=at, area=village_unscoped())


@transaction.atomic
def record_failure(person: User | None, *, by: None, at: datetime) -> None:
    """Somebody failed to sign in; with a name nobody has, the village is the subject.

    Strangers are written down at most once a minute.
    """
    village = village_unscoped()
    if person:
        trail.record(Event.SIGN_IN_FAILED, subject=person, by=by, at=at, area=village)
    elif cache.add("accounts:stranger-failed", 1, STRANGERS_TOGETHER):
        trail.record(Event.STRANGER_FAILED, subject=village, by=by, at=at, area=village)


@transaction.atomic
def record_lockout(person: User | None, *, by: None, at: datetime) -> None:
    """Too many failures in a row closed the door to one name from one address for a while."""
    village = village_unscoped()
    subject: User | Area = person or village
    trail.record(Event.LOCKED_OUT, subject=subject, by=by, at=at, area=village)
