"""What home pages and profiles show of the trail, with the names of people."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Max
from django.utils import timezone

from duren_sawit.accounts.models import User
from duren_sawit.accounts.selectors.remembered import once_per_reader
from duren_sawit.audit.models import AuditEvent
from duren_sawit.audit.selectors import (
    SealState,
    TrailSummary,
    seal_state_unscoped,
    trail_summary,
)

A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Looks:
    """How often one person looked at personal data."""

    reader: User
    count: int
    last_at: datetime


def this_week(reader: User, *, at: datetime) -> TrailSummary:
    """Today and the six days before it."""
    today = timezone.localdate(at)
    return trail_summary(reader, today - A_WEEK + timedelta(days=1), today)


@once_per_reader
def seal(_reader: User, *, at: datetime) -> SealState:
    """The same for every reader who may read the trail."""
    return seal_state_unscoped(at=at)


def looks_of_the_week(reader: User, *, at: datetime) -> list[Looks]:
    """Who looked at personal data in the last seven days, the most frequent first."""
    seen = AuditEvent.objects.visible_to(reader).accesses()
    seen = seen.filter(recorded_at__gte=at - A_WEEK, actor_id__isnull=False)
    counted = seen.values("actor_id").annotate(count=Count("id"), last_at=Max("recorded_at"))
    rows = list(counted.order_by("-count", "actor_id"))
    people = User.objects.in_bulk([row["actor_id"] for row in rows])
    return [
        Looks(people[row["actor_id"]], row["count"], row["last_at"])
        for row in rows
        if row["actor_id"] in people
    ]
