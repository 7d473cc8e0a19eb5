"""Whatever is changed behind the application's back is found."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection

from duren_sawit.audit.canonical import DayDigest
from duren_sawit.audit.choices import Flaw
from duren_sawit.audit.models import AuditEvent, AuditSeal
from duren_sawit.audit.selectors import Finding, verify_trail_unscoped
from duren_sawit.audit.services import seals
from tests.clock import NOW, YESTERDAY, village_time
from tests.factories.audit import AuditChangeFactory, AuditEventFactory

A_DAY = timedelta(days=1)
TABLES = ["audit_auditevent", "audit_auditseal", "audit_auditchange"]


@pytest.fixture
def trail(db):
    """Two days with two entries each, sealed; the second of each day has values."""
    for day in (22, 23):
        AuditEventFactory(at=village_time(2026, 11, day, 9))
        AuditChangeFactory(event__at=village_time(2026, 11, day, 10))
    seals.seal_days(by=None, at=NOW)


def tamper(sql: str, *parameters: object) -> None:
    """As the owner of the database could, with the guards switched off."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(sql, parameters)
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def found(at=NOW) -> list[Finding]:
    return verify_trail_unscoped(at=at)


def test_an_untouched_trail_is_sound(trail):
    assert found() == []


def test_an_empty_trail_is_sound(db):
    assert found() == []


@pytest.mark.parametrize(
    "change",
    ["actor_id = 99", "reason = 'lain'", "event = 'a.b.c'", "at = at + interval '1 second'",
     "is_access = true", "area_path = '31.'", "request_id = 'x'", "subject_id = 0",
     "recorded_at = recorded_at + interval '1 microsecond'"],
)  # fmt: skip
def test_an_altered_entry_is_found(trail, change):
    last = AuditEvent.objects.filter(at__gte=seals.midnight(YESTERDAY)).oldest_first()[0]
    tamper(f"UPDATE audit_auditevent SET {change} WHERE id = {last.pk}")  # noqa: S608 -- a forger

    assert found() == [Finding(Flaw.ENTRIES_ALTERED, YESTERDAY)]


def test_a_deleted_entry_is_found(trail):
    first = AuditEvent.objects.oldest_first()[0]
    tamper("DELETE FROM audit_auditevent WHERE id = %s", first.pk)

    assert found() == [Finding(Flaw.COUNT_DIFFERS, YESTERDAY - A_DAY)]


def test_an_entry_slipped_into_a_sealed_day_is_found(trail):
    AuditEventFactory(at=village_time(2026, 11, 22, 23))

    assert found() == [Finding(Flaw.COUNT_DIFFERS, YESTERDAY - A_DAY)]


def test_an_entry_from_before_the_first_seal_is_found(trail):
    AuditEventFactory(at=village_time(2026, 11, 1))

    assert found() == [Finding(Flaw.BEFORE_FIRST_SEAL, village_time(2026, 11, 1).date())]


def test_a_forged_seal_breaks_the_one_above(trail):
    tamper("UPDATE audit_auditseal SET digest = repeat('a', 64) WHERE \"on\" = '2026-11-22'")

    assert found() == [
        Finding(Flaw.ENTRIES_ALTERED, YESTERDAY - A_DAY),
        Finding(Flaw.ENTRIES_ALTERED, YESTERDAY),
    ]


def test_a_removed_seal_is_found(db):
    AuditEventFactory(at=village_time(2026, 11, 21, 9))
    seals.seal_days(by=None, at=NOW)
    tamper("DELETE FROM audit_auditseal WHERE \"on\" = '2026-11-22'")

    assert found() == [
        Finding(Flaw.DAY_MISSING, YESTERDAY - A_DAY),
        Finding(Flaw.ENTRIES_ALTERED, YESTERDAY),
    ]


def test_altered_values_are_found(trail):
    entry = AuditEvent.objects.exclude(change_digest="").oldest_first()[0]
    tamper("UPDATE audit_auditchange SET values = '{}' WHERE event_id = %s", entry.pk)

    assert found() == [Finding(Flaw.VALUES_ALTERED, YESTERDAY - A_DAY, entry.pk)]


def test_values_that_went_too_early_are_found(trail):
    entry = AuditEvent.objects.exclude(change_digest="").oldest_first()[0]
    tamper("DELETE FROM audit_auditchange WHERE event_id = %s", entry.pk)

    assert found() == [Finding(Flaw.VALUES_MISSING, YESTERDAY - A_DAY, entry.pk)]


def test_values_whose_time_was_over_may_be_gone(trail):
    in_eleven_years = NOW + timedelta(days=11 * 365)
    tamper("DELETE FROM audit_auditchange")

    assert {finding.flaw for finding in found(at=in_eleven_years)} == {Flaw.SEAL_OVERDUE}


def test_last_night_may_be_late_but_not_the_night_before(trail):
    assert found(at=NOW + A_DAY) == []
    assert found(at=NOW + 2 * A_DAY) == [Finding(Flaw.SEAL_OVERDUE, YESTERDAY + A_DAY)]


def test_entries_that_nobody_ever_sealed_are_found(db):
    AuditEventFactory(at=village_time(2026, 11, 20))

    assert found() == [Finding(Flaw.SEAL_OVERDUE, village_time(2026, 11, 20).date())]


def test_a_forger_with_every_right_at_the_database_lacks_the_key(trail):
    """An entry is changed, and all seals are made anew as the forger can make them."""
    tamper(
        "UPDATE audit_auditevent SET actor_id = 99"
        " WHERE id = (SELECT min(id) FROM audit_auditevent)"
    )
    previous = ""
    for seal in AuditSeal.objects.in_order():
        digest = DayDigest(key=b"", previous=previous, day=seal.on.isoformat())
        entries = AuditEvent.objects.recorded_between(seal.starts_at, seal.ends_at)
        for entry in entries.in_form(seal.form):
            digest.add(entry)
        previous = digest.hexdigest()
        tamper("UPDATE audit_auditseal SET digest = %s WHERE id = %s", previous, seal.pk)

    assert found() == [
        Finding(Flaw.ENTRIES_ALTERED, YESTERDAY - A_DAY),
        Finding(Flaw.ENTRIES_ALTERED, YESTERDAY),
    ]


def test_a_seal_whose_key_is_not_here_is_said(trail, settings):
    settings.FIELD_KEYRING = replace(settings.FIELD_KEYRING, seal_keys={7: bytes(32)})

    assert found() == [
        Finding(Flaw.KEY_MISSING, YESTERDAY - A_DAY),
        Finding(Flaw.KEY_MISSING, YESTERDAY),
    ]
