"""Dwellings are written down, corrected and visited."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from duren_sawit.accounts.models import User
from duren_sawit.audit.services import trail
from duren_sawit.lib.changes import first_values, write
from duren_sawit.lib.refusals import refuse_if
from duren_sawit.lib.violations import refused_by
from households.choices import Event, VisitStatus
from households.facts import DwellingFacts
from households.models import Dwelling, Family
from households.policies import dwellings as policies
from households.writing import hold_families


@transaction.atomic
def add(facts: DwellingFacts, *, by: User, at: datetime) -> Dwelling:
    """Write down a dwelling, not yet visited.

    Refuses an area that is no RT or not of this officer, and an address already written down
    there. Leaves the dwelling and a trail entry.
    """
    refuse_if(policies.obstacles_to_edit(facts.area, by))
    refuse_if(policies.obstacles_to_address(facts.area, facts.address))
    dwelling = Dwelling(**facts.as_columns())
    with refused_by(Dwelling):
        dwelling.save()
    trail.record(
        Event.DWELLING_ADDED,
        subject=dwelling,
        by=by,
        at=at,
        area=facts.area,
        changes=first_values(facts.as_columns()),
    )
    return dwelling


@transaction.atomic
def change(dwelling: Dwelling, *, facts: DwellingFacts, by: User, at: datetime) -> Dwelling:
    """Correct the address, the RT or the point; families follow into another RT.

    Refuses when either RT is not of this officer, and an address already written down there.
    """
    dwelling = _held(dwelling)
    refuse_if(
        [
            *policies.obstacles_to_edit(dwelling.area, by),
            *policies.obstacles_to_edit(facts.area, by),
            *policies.obstacles_to_address(facts.area, facts.address, besides=dwelling),
        ]
    )
    if changes := write(dwelling, facts.as_columns()):
        trail.record(
            Event.DWELLING_CHANGED,
            subject=dwelling,
            by=by,
            at=at,
            area=dwelling.area,
            changes=changes,
        )
    return dwelling


@transaction.atomic
def record_visit(
    dwelling: Dwelling, *, status: str, on: date | None, note: str, by: User, at: datetime
) -> Dwelling:
    """How the visit stands now; "not yet" takes a visit back that was written down by mistake.

    Refuses a day ahead, a visit without a day, and whoever does not visit there.
    """
    dwelling = Dwelling.objects.held().select_related("area").get(pk=dwelling.pk)
    on = None if status == VisitStatus.NOT_YET else on
    today = timezone.localdate(at)
    refuse_if(policies.obstacles_to_visit(dwelling, by, status=status, on=on, today=today))
    visited_by = None if on is None else by
    values = {"visit_status": status, "visited_on": on, "visit_note": note}
    if changes := write(dwelling, values):
        write(dwelling, {"visited_by": visited_by})
        trail.record(
            Event.DWELLING_VISITED,
            subject=dwelling,
            by=by,
            at=at,
            area=dwelling.area,
            changes=changes,
        )
    return dwelling


def _held(dwelling: Dwelling) -> Dwelling:
    """Under the lock of its families, which follow it into another RT."""
    hold_families(*Family.objects.filter(dwelling=dwelling).values_list("pk", flat=True))
    return Dwelling.objects.held().select_related("area").get(pk=dwelling.pk)
