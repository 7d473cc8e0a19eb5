"""Reads the whole trail again and says where it no longer is what was sealed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction

from duren_sawit.audit.canonical import DayDigest, values_digest
from duren_sawit.audit.choices import Flaw
from duren_sawit.audit.days import village_day
from duren_sawit.audit.models import AuditChange, AuditEvent, AuditSeal
from duren_sawit.audit.retention import TRAIL_VALUES, rules

A_DAY = timedelta(days=1)
CHUNK = 2000


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: what, on which day, and at which entry when it is one entry."""

    flaw: Flaw
    day: date
    entry_id: int | None = None

    @property
    def sentence(self) -> str:
        return str(self.flaw.label)


@transaction.atomic
def verify_trail_unscoped(*, at: datetime) -> list[Finding]:
    """Everything that is wrong with the trail, in the order of days. For the nightly check and
    the command; the same for every reader, and without any content of the entries."""
    seals = list(AuditSeal.objects.in_order())
    return [*_old_entries(seals), *_days(seals, at=at), *_overdue(seals, at=at)]


def _old_entries(seals: list[AuditSeal]) -> Iterator[Finding]:
    if seals:
        older = AuditEvent.objects.filter(recorded_at__lt=seals[0].starts_at)
        for moment in older.order_by("recorded_at").values_list("recorded_at", flat=True)[:1]:
            yield Finding(Flaw.BEFORE_FIRST_SEAL, village_day(moment))


def _days(seals: list[AuditSeal], *, at: datetime) -> Iterator[Finding]:
    previous = None
    for seal in seals:
        if previous and (missing := previous.on + A_DAY) != seal.on:
            yield Finding(Flaw.DAY_MISSING, missing)
        yield from _day(seal, previous=previous.digest if previous else "", at=at)
        previous = seal


def _day(seal: AuditSeal, *, previous: str, at: datetime) -> Iterator[Finding]:
    key = settings.FIELD_KEYRING.seal_keys.get(seal.key_number)
    if key is None:
        yield Finding(Flaw.KEY_MISSING, seal.on)
        return
    digest = DayDigest(key=key, previous=previous, day=seal.on.isoformat())
    for entry in AuditEvent.objects.recorded_between(seal.starts_at, seal.ends_at).in_form(
        seal.form
    ):
        digest.add(entry)
    if digest.count != seal.entry_count:
        yield Finding(Flaw.COUNT_DIFFERS, seal.on)
    elif digest.hexdigest() != seal.digest:
        yield Finding(Flaw.ENTRIES_ALTERED, seal.on)
    yield from _values(seal, at=at)


def _values(seal: AuditSeal, *, at: datetime) -> Iterator[Finding]:
    """The values of a day still are what their entries say, or were old enough to be erased."""
    kept = AuditChange.objects.filter(
        event__recorded_at__gte=seal.starts_at, event__recorded_at__lt=seal.ends_at
    ).order_by("event_id")
    rows = kept.values_list("event_id", "salt", "values", "event__change_digest")
    for entry_id, salt, values, digest in rows.iterator(chunk_size=CHUNK):
        if values_digest(salt, values) != digest:
            yield Finding(Flaw.VALUES_ALTERED, seal.on, entry_id)
    if seal.starts_at > at - timedelta(days=rules()[TRAIL_VALUES].days):
        lost = AuditEvent.objects.recorded_between(seal.starts_at, seal.ends_at).filter(
            change__isnull=True
        )
        for entry_id in lost.exclude(change_digest="").oldest_first().values_list("id", flat=True):
            yield Finding(Flaw.VALUES_MISSING, seal.on, entry_id)


def _overdue(seals: list[AuditSeal], *, at: datetime) -> Iterator[Finding]:
    """Yesterday may still be waiting for tonight's task; the day before may not."""
    if seals:
        first_unsealed = seals[-1].on + A_DAY
    else:
        oldest = AuditEvent.objects.order_by("recorded_at").first()
        first_unsealed = village_day(oldest.recorded_at) if oldest else village_day(at)
    if first_unsealed < village_day(at) - A_DAY:
        yield Finding(Flaw.SEAL_OVERDUE, first_unsealed)
