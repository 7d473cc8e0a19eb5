"""Who did what and who looked at what, for pages."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import models

from duren_sawit.audit.days import midnight, village_day
from duren_sawit.audit.models import AuditEvent, AuditSeal
from duren_sawit.audit.models.events import AuditEventQuerySet, Reader
from duren_sawit.audit.registry import sentence


def history_of(user: Reader, subject: models.Model) -> AuditEventQuerySet:
    """Everything the reader may see of one subject, the newest first."""
    return AuditEvent.objects.visible_to(user).about(subject).newest_first()


def accesses_to(user: Reader, subject: models.Model) -> AuditEventQuerySet:
    """Who looked at the personal data of one subject."""
    return history_of(user, subject).accesses()


def accesses_by(user: Reader, actor_id: int) -> AuditEventQuerySet:
    """At whose personal data one person looked."""
    return AuditEvent.objects.visible_to(user).by(actor_id).accesses().newest_first()


@dataclass(frozen=True)
class TrailSummary:
    """Some village days of the trail: what happened, how often, the most frequent first."""

    first: date
    last: date
    entry_count: int
    access_count: int
    happenings: tuple[tuple[str, int], ...]


def trail_summary(user: Reader, first: date, last: date) -> TrailSummary:
    """What the reader may see of the days from first to last, both included."""
    entries = AuditEvent.objects.visible_to(user).recorded_between(
        midnight(first), midnight(last + timedelta(days=1))
    )
    counted = entries.values_list("event", "is_access").annotate(count=models.Count("id"))
    by_event: Counter[str] = Counter()
    accesses = 0
    for event, is_access, count in counted.order_by("event"):
        by_event[event] += count
        accesses += count if is_access else 0
    happenings = tuple((sentence(event), count) for event, count in by_event.most_common())
    return TrailSummary(first, last, by_event.total(), accesses, happenings)


@dataclass(frozen=True)
class SealState:
    """How far the trail is sealed; `is_late` when last night's task did not do its work."""

    sealed_until: date | None
    entry_count: int
    code: str  # the beginning of the last seal, to compare with paper
    is_late: bool


def seal_state_unscoped(*, at: datetime) -> SealState:
    """For the auditor's home and reports: the same for every reader, without content."""
    last = AuditSeal.objects.order_by("-on").first()
    yesterday = village_day(at) - timedelta(days=1)
    if last is None:
        return SealState(
            None,
            0,
            "",
            is_late=AuditEvent.objects.filter(recorded_at__lt=midnight(yesterday)).exists(),
        )
    code = " ".join(last.digest[start : start + 4].upper() for start in range(0, 16, 4))
    return SealState(
        last.on, last.entry_count, code, is_late=last.on < yesterday - timedelta(days=1)
    )
