"""Where a round is handed out, and who stands there."""

from datetime import datetime

from django.db import transaction

from distributions.choices import Event
from distributions.facts import PointFacts
from distributions.models import Point, Round
from distributions.policies import points as policies
from distributions.policies.rounds import obstacles_to_prepare
from duren_sawit.accounts.models import User
from duren_sawit.areas.selectors import village_unscoped
from duren_sawit.audit.services import trail
from duren_sawit.lib.changes import first_values, write
from duren_sawit.lib.refusals import refuse_if
from duren_sawit.lib.violations import refused_by


@transaction.atomic
def add(round: Round, *, facts: PointFacts, by: User, at: datetime) -> Point:  # noqa: A002 -- the noun
    """A new point. Refuses closed rounds, a name used before, and who may not hand out."""
    held = Round.objects.held().get(pk=round.pk)
    refuse_if([*obstacles_to_prepare(held, by), *policies.obstacles_to_officers(facts)])
    point = Point(round=held, name=facts.name, address=facts.address)
    with refused_by(Point):
        point.save()
    point.officers.set(facts.officers)
    told = {"name": facts.name, "address": facts.address, "officers": _names(facts.officers)}
    changes = first_values(told)
    area = village_unscoped()
    trail.record(Event.POINT_KEPT, subject=point, by=by, at=at, area=area, changes=changes)
    return point


@transaction.atomic
def spread(round: Round, *, by: User, at: datetime) -> list[Point]:  # noqa: A002 -- the noun
    """One point for each RW that receives; those that are there already stay.

    Refuses closed rounds, and lists nobody is on.
    """
    held = Round.objects.held().select_related("list").get(pk=round.pk)
    rws = policies.receiving_rws(held)
    refuse_if([*obstacles_to_prepare(held, by), *policies.obstacles_to_spread(rws)])
    known = set(held.points.values_list("name", flat=True))
    names = [name for rw in rws if (name := f"Titik bagi {rw}") not in known]
    return [add(held, facts=PointFacts(name), by=by, at=at) for name in names]


@transaction.atomic
def edit(point: Point, *, facts: PointFacts, by: User, at: datetime) -> Point:
    """Its name, address and officers. Refuses as a new one does."""
    held = Round.objects.held().get(pk=point.round_id)
    refuse_if([*obstacles_to_prepare(held, by), *policies.obstacles_to_officers(facts)])
    kept = Point.objects.get(pk=point.pk)
    old, new = _names(kept.officers.by_name()), _names(facts.officers)
    changes = write(kept, {"name": facts.name, "address": facts.address})
    kept.officers.set(facts.officers)
    if old != new:
        changes["officers"] = (old, new)
    if changes:
        area = village_unscoped()
        trail.record(Event.POINT_KEPT, subject=kept, by=by, at=at, area=area, changes=changes)
    return kept


@transaction.atomic
def drop(point: Point, *, by: User, at: datetime) -> None:
    """Take a point away. Refuses one with times, goods or handovers."""
    held = Round.objects.held().get(pk=point.round_id)
    kept = Point.objects.get(pk=point.pk)
    refuse_if([*obstacles_to_prepare(held, by), *policies.obstacles_to_drop(kept)])
    changes = {"name": (kept.name, None)}
    area = village_unscoped()
    trail.record(Event.POINT_DROPPED, subject=kept, by=by, at=at, area=area, changes=changes)
    kept.officers.clear()
    kept.delete()


def _names(officers: object) -> str:
    return ", ".join(sorted(str(one) for one in officers))  # type: ignore[attr-defined]
