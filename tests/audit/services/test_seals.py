"""Each complete village day gets one seal, on top of the one before."""

from datetime import date, timedelta
from threading import Thread

import psycopg
import pytest
from django.conf import settings
from django.db import connection, connections

from duren_sawit.audit.canonical import DayDigest
from duren_sawit.audit.choices import Event
from duren_sawit.audit.models import AuditEvent, AuditSeal
from duren_sawit.audit.selectors import verify_trail_unscoped
from duren_sawit.audit.services import seals
from tests.clock import NOW, TODAY, YESTERDAY, village_time
from tests.factories.audit import AuditEventFactory

A_DAY = timedelta(days=1)


def seal(at=NOW):
    return seals.seal_days(by=None, at=at)


def facts(sealed):
    return [(each.on, each.entry_count, each.first_id, each.last_id) for each in sealed]


def test_nothing_recorded_nothing_sealed(db):
    assert seal() == []
    assert AuditEvent.objects.count() == 0


def test_today_is_not_sealed(db):
    AuditEventFactory(at=village_time(2026, 11, 24, 0, 0))

    assert seal() == []


def test_a_day_runs_from_midnight_to_midnight_in_the_village(db):
    first = AuditEventFactory(at=village_time(2026, 11, 23, 0, 0))
    last = AuditEventFactory(at=village_time(2026, 11, 23, 23, 59, 59))
    AuditEventFactory(at=village_time(2026, 11, 24, 0, 0))

    assert facts(seal()) == [(YESTERDAY, 2, first.pk, last.pk)]


def test_days_without_entries_are_sealed_as_well(db):
    entry = AuditEventFactory(at=village_time(2026, 11, 21, 12))

    assert facts(seal()) == [
        (date(2026, 11, 21), 1, entry.pk, entry.pk),
        (date(2026, 11, 22), 0, None, None),
        (YESTERDAY, 0, None, None),
    ]


def test_sealing_is_itself_recorded(db):
    AuditEventFactory(at=village_time(2026, 11, 23, 12))

    (made,) = seal()

    entry = AuditEvent.objects.about(made).get()
    assert (entry.event, entry.actor_id, entry.at) == (Event.DAY_SEALED, None, NOW)


def test_running_twice_changes_nothing(db):
    AuditEventFactory(at=village_time(2026, 11, 23, 12))
    before = facts(seal())

    assert seal() == []
    assert facts(AuditSeal.objects.in_order()) == before


def test_the_next_night_goes_on_where_the_last_ended(db):
    AuditEventFactory(at=village_time(2026, 11, 23, 12))
    (first,) = seal()
    entry = AuditEventFactory(at=NOW)

    (second,) = seal(at=NOW + A_DAY)

    recorded = AuditEvent.objects.recorded_between(second.starts_at, second.ends_at)
    assert (second.on, second.starts_at) == (TODAY, first.ends_at)
    assert entry in recorded


def test_each_seal_stands_on_the_one_before(db):
    AuditEventFactory(at=village_time(2026, 11, 22, 12))

    first, second = seal()

    key = settings.FIELD_KEYRING.seal_keys[second.key_number]
    on_top, on_nothing = (
        DayDigest(key=key, previous=previous, day="2026-11-23") for previous in (first.digest, "")
    )
    assert second.digest == on_top.hexdigest()
    assert second.digest != on_nothing.hexdigest()


def test_a_renewed_key_seals_and_older_seals_can_still_be_checked(db, settings):
    AuditEventFactory(at=village_time(2026, 11, 22, 12))
    (before,) = seal(at=NOW - A_DAY)
    settings.FIELD_KEYRING = settings.FIELD_KEYRING.renewed()

    (after,) = seal()

    assert (before.key_number, after.key_number) == (1, 2)
    assert verify_trail_unscoped(at=NOW) == []


@pytest.fixture
def other_session(transactional_db):
    """Somebody else's open transaction."""
    parameters = connection.get_connection_params()
    with psycopg.connect(**parameters) as session:
        yield session
        session.rollback()


def insert_entry(session, at):
    session.execute(
        "INSERT INTO audit_auditevent (public_id, event, subject_type, subject_id, area_path, at,"
        " recorded_at, reason, is_access, request_id, change_digest)"
        " VALUES (gen_random_uuid(), 'a.b.c', 'a.b', 1, '', %s, %s, '', false, '', '')",
        [at, at],
    )


def test_waits_for_a_transaction_that_has_not_finished_yesterday(other_session):
    AuditEventFactory(at=village_time(2026, 11, 23, 12))
    insert_entry(other_session, village_time(2026, 11, 23, 23, 59))
    began = other_session.execute("SELECT now()").fetchone()[0]
    later = began + 2 * A_DAY  # for those who seal, the other began the day before yesterday

    with pytest.raises(seals.EntriesUnfinished) as refused:
        seal(at=later)
    other_session.commit()
    sealed = seal(at=later)

    assert refused.value.codes == ("entries_unfinished",)
    assert sealed[0].entry_count == 2


def test_does_not_wait_for_a_transaction_of_today(other_session):
    AuditEventFactory(at=village_time(2020, 1, 1, 12))
    insert_entry(other_session, village_time(2026, 11, 24, 1))

    assert len(seal(at=village_time(2020, 1, 2, 1))) == 1


@pytest.mark.django_db(transaction=True)
def test_two_at_once_seal_each_day_once():
    AuditEventFactory(at=village_time(2026, 11, 20, 12))
    made = []

    def run():
        try:
            made.extend(facts(seal()))
        finally:
            connections.close_all()

    threads = [Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(made, key=lambda each: each[0]) == facts(AuditSeal.objects.in_order())
    assert len(made) == 4
