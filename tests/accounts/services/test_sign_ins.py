"""What signing in leaves in the trail."""

import pytest
from django.core.cache import cache

from duren_sawit.accounts.choices import Event, Language, Role
from duren_sawit.accounts.services import sign_ins
from duren_sawit.audit.models import AuditChange, AuditEvent
from tests.accounts.refusals import events_of
from tests.clock import NOW


@pytest.fixture(autouse=True)
def _no_memory(db):
    cache.clear()


def test_failures_of_known_people_are_theirs(village):
    kader = village.people[Role.SURVEYOR]

    sign_ins.record_failure(kader, by=None, at=NOW)
    sign_ins.record_failure(kader, by=None, at=NOW)

    assert events_of(kader) == [(Event.SIGN_IN_FAILED, None)] * 2


def test_strangers_are_written_down_together(village):
    for _ in range(3):
        sign_ins.record_failure(None, by=None, at=NOW)

    assert events_of(village.area) == [(Event.STRANGER_FAILED, None)]


def test_coming_and_going_are_written_down(village):
    kader = village.people[Role.SURVEYOR]

    sign_ins.record(kader, language=None, by=kader, at=NOW)
    sign_ins.record_end(kader, by=kader, at=NOW)

    assert events_of(kader) == [(Event.SIGNED_IN, kader.pk), (Event.SIGNED_OUT, kader.pk)]


def test_a_language_chosen_on_the_way_in_is_kept_in_the_same_entry(village):
    kader = village.people[Role.SURVEYOR]

    sign_ins.record(kader, language=Language.EN, by=kader, at=NOW)
    sign_ins.record(kader, language=Language.EN, by=kader, at=NOW)

    kader.refresh_from_db()
    first, second = AuditEvent.objects.about(kader).oldest_first()
    assert kader.language == Language.EN
    assert AuditChange.objects.get(event=first).values == {"language": ["ID", "EN"]}
    assert not AuditChange.objects.filter(event=second).exists()


def test_a_lockout_names_the_person_or_else_the_village(village):
    kader = village.people[Role.SURVEYOR]

    sign_ins.record_lockout(kader, by=None, at=NOW)
    sign_ins.record_lockout(None, by=None, at=NOW)

    assert events_of(kader) == [(Event.LOCKED_OUT, None)]
    assert events_of(village.area) == [(Event.LOCKED_OUT, None)]
