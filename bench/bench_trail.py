"""The trail: one entry beside a use-case, and the seal of a busy day with memory held flat."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import psutil
from django.contrib.auth import get_user_model
from django.db import connection, transaction

from bench.report import Row, timed
from duren_sawit.accounts.choices import Event
from duren_sawit.audit.canonical import CURRENT_FORM, DayDigest
from duren_sawit.audit.models import AuditEvent
from duren_sawit.audit.services import trail

ENTRIES = 100_000
DAY = datetime(1999, 1, 1, tzinfo=UTC)  # long before any village's own entries
MOST_MS, MOST_MB = 5000, 20
FILL = """
    INSERT INTO audit_auditevent (public_id, event, actor_id, subject_type, subject_id, area_path,
                                  at, recorded_at, reason, is_access, request_id, change_digest)
    SELECT gen_random_uuid(), 'accounts.user.changed', 1, 'accounts.user', n,
           '31.75.07.1001.002.003.', %s, %s, 'Contoh alasan yang cukup panjang', false,
           repeat('a', 32), repeat('b', 64)
    FROM generate_series(1, %s) AS n
"""


def run() -> Iterator[Row]:
    yield Row.of("trail: one entry with changes", timed(_one_entry, times=200), "ms").at_most(
        5, of="median"
    )
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(FILL, [DAY, DAY, ENTRIES])
        floor = Row.of(f"trail: read {ENTRIES:,} entries", timed(_read, times=5, warm_up=1), "ms")
        yield floor
        before = _megabytes()
        samples = timed(_seal, times=5, warm_up=1)
        row = Row.of(f"trail: seal {ENTRIES:,} entries", samples, "ms", floor=floor.median)
        yield row.at_most(MOST_MS, of="median")
        grown = [_megabytes() - before]
        yield Row.of("trail: memory gained by six seals", grown, "MB").at_most(MOST_MB)
        transaction.set_rollback(True)


def _one_entry() -> None:
    person = get_user_model().objects.get(username="operator")
    with transaction.atomic():
        changes = {"phone": ("+628110000001", "+628110000002")}
        trail.record(Event.PERSON_CHANGED, subject=person, by=person, changes=changes)
        transaction.set_rollback(True)


def _entries() -> Iterator[tuple[object, ...]]:
    day = AuditEvent.objects.recorded_between(DAY, DAY + timedelta(days=1))
    return day.in_form(CURRENT_FORM)


def _read() -> None:
    for _entry in _entries():
        pass


def _seal() -> None:
    digest = DayDigest(key=bytes(32), previous="", day="1999-01-01")
    for entry in _entries():
        digest.add(entry)
    if digest.count != ENTRIES:
        raise AssertionError(digest.count)


def _megabytes() -> float:
    return psutil.Process().memory_info().rss / 1_000_000
