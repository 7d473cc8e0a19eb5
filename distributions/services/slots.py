"""When each RT comes to which point."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import cast

from django.db import transaction
from django.utils import timezone

from distributions.choices import Event
from distributions.facts import Coming
from distributions.models import Point, Round, Slot
from distributions.policies import rounds as policies
from duren_sawit.accounts.models import User
from duren_sawit.areas.models import Area
from duren_sawit.areas.selectors import village_unscoped
from duren_sawit.audit.services import trail
from duren_sawit.lib.changes import Changes
from duren_sawit.lib.refusals import refuse_if
from duren_sawit.lib.violations import refused_by


@transaction.atomic
def keep(
    round: Round,  # noqa: A002 -- the noun
    *,
    comings: Mapping[Area, Coming | None],
    by: User,
    at: datetime,
) -> Round:
    """The times of these RTs; none takes the time away. Others stay as they are.

    Refuses closed rounds, days outside of it, and hours that run backwards.
    """
    held = Round.objects.held().get(pk=round.pk)
    refuse_if(policies.obstacles_to_prepare(held, by))
    told = {area: coming for area, coming in comings.items() if coming}
    refuse_if(policies.obstacles_to_slots(held, told))
    old = {slot.area_id: slot for slot in held.slots.select_related("point", "area")}
    changes = _changes(old, comings)
    held.slots.filter(area__in=comings).delete()
    with refused_by(Slot):
        Slot.objects.bulk_create(
            Slot(
                round=held,
                area=area,
                point=coming.point,
                starts_at=coming.starts_at,
                ends_at=coming.ends_at,
            )
            for area, coming in told.items()
        )
    if changes:
        area = village_unscoped()
        trail.record(Event.SLOTS_SET, subject=held, by=by, at=at, area=area, changes=changes)
    return held


@transaction.atomic
def fill(
    round: Round,  # noqa: A002 -- the noun
    *,
    turns: Mapping[Area, Point],
    starts_at: datetime,
    minutes: int,
    by: User,
    at: datetime,
) -> Round:
    """The RTs of these RWs come one after the other, so many minutes each, to the point of theirs.

    RWs that share a point queue there in their order. Refuses as keeping times does, no RW at all,
    and one in which nobody receives.
    """
    held = Round.objects.held().select_related("list").get(pk=round.pk)
    areas = policies.receiving_areas(held)
    refuse_if(policies.obstacles_to_fill(turns, areas))
    free = dict.fromkeys(turns.values(), starts_at)
    comings: dict[Area, Coming | None] = {}
    for area in areas:
        if point := turns.get(cast("Area", area.parent)):
            begins, free[point] = free[point], free[point] + timedelta(minutes=minutes)
            comings[area] = Coming(point, begins, free[point])
    return keep(held, comings=comings, by=by, at=at)


def _changes(old: Mapping[int, Slot], comings: Mapping[Area, Coming | None]) -> Changes:
    changes: Changes = {}
    for area, coming in comings.items():
        before, after = _words(old.get(area.pk)), _words(coming)
        if before != after:
            changes[str(area)] = (before, after)
    return changes


def _words(coming: Coming | Slot | None) -> str | None:
    """`Balai RW 05, 2026-11-22 08.00-08.30`, in village time."""
    if coming is None:
        return None
    first, last = timezone.localtime(coming.starts_at), timezone.localtime(coming.ends_at)
    return f"{coming.point.name}, {first:%Y-%m-%d %H.%M}-{last:%H.%M}"
