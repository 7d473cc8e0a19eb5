"""Seals the trail day by day, each seal on top of the one before."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from duren_sawit.audit.canonical import CURRENT_FORM, DayDigest
from duren_sawit.audit.choices import Event
from duren_sawit.audit.days import midnight, village_day
from duren_sawit.audit.models import AuditEvent, AuditSeal
from duren_sawit.audit.services import trail
from duren_sawit.lib.keyring import Keyring
from duren_sawit.lib.refusals import Obstacle, Refusal

# Transactions that began before the day ended and have written to the trail, but may still fail.
UNFINISHED = """
    SELECT count(*) FROM pg_locks AS held JOIN pg_stat_activity AS session USING (pid)
    WHERE held.relation = 'audit_auditevent'::regclass AND held.mode = 'RowExclusiveLock'
      AND held.pid <> pg_backend_pid() AND coalesce(session.xact_start < %s, true)
"""


class EntriesUnfinished(Refusal):
    """A transaction of the day is still open; the task tries again in a few minutes."""


@transaction.atomic
def seal_days(*, by: trail.Actor | None, at: datetime) -> list[AuditSeal]:
    """Seal every complete village day that has no seal yet, the oldest first.

    Refuses while a transaction of those days is still open. Safe to run twice, also at once.
    Leaves one AuditSeal and one entry for each day; none when there is nothing to seal.
    """
    _one_at_a_time()
    last = AuditSeal.objects.order_by("-on").first()
    days = _days_to_seal(last, at=at)
    if days:
        _refuse_unfinished(before=days[-1][2])
    sealed = []
    for day, starts_at, ends_at in days:
        last = _seal(day, starts_at, ends_at, previous=last.digest if last else "")
        trail.record(Event.DAY_SEALED, subject=last, by=by, at=at)
        sealed.append(last)
    return sealed


def _one_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock('audit_auditseal'::regclass::bigint)")


def _days_to_seal(last: AuditSeal | None, *, at: datetime) -> list[tuple[date, datetime, datetime]]:
    if last is None:
        first = AuditEvent.objects.order_by("recorded_at").first()
        day = village_day(first.recorded_at) if first else village_day(at)
        starts_at = midnight(day)
    else:
        day, starts_at = last.on + timedelta(days=1), last.ends_at
    days = []
    while day < village_day(at):
        ends_at = midnight(day + timedelta(days=1))
        days.append((day, starts_at, ends_at))
        day, starts_at = day + timedelta(days=1), ends_at
    return days


def _refuse_unfinished(*, before: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute(UNFINISHED, [before])
        (count,) = cursor.fetchone()
    if count:
        raise EntriesUnfinished(
            Obstacle("entries_unfinished", _("Masih ada pencatatan yang belum selesai."))
        )


def _seal(day: date, starts_at: datetime, ends_at: datetime, *, previous: str) -> AuditSeal:
    ring: Keyring = settings.FIELD_KEYRING
    key = ring.seal_keys[ring.seal_number]
    digest = DayDigest(key=key, previous=previous, day=day.isoformat())
    for entry in AuditEvent.objects.recorded_between(starts_at, ends_at).in_form(CURRENT_FORM):
        digest.add(entry)
    return AuditSeal.objects.create(
        on=day,
        starts_at=starts_at,
        ends_at=ends_at,
        entry_count=digest.count,
        first_id=digest.first_id,
        last_id=digest.last_id,
        form=CURRENT_FORM,
        key_number=ring.seal_number,
        digest=digest.hexdigest(),
    )
