"""Programmes are planned, changed, begun and finished."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from distributions.choices import Event, ProgrammeState
from distributions.facts import ProgrammeFacts
from distributions.models import Benefit, Programme, Quota
from distributions.policies import programmes as policies
from distributions.writing import items_of, told
from duren_sawit.accounts.models import User
from duren_sawit.areas.models import Area
from duren_sawit.areas.selectors import village_unscoped
from duren_sawit.audit.services import trail
from duren_sawit.lib.changes import Changes, first_values, write
from duren_sawit.lib.refusals import refuse_if
from duren_sawit.lib.violations import refused_by


@transaction.atomic
def plan(facts: ProgrammeFacts, *, by: User, at: datetime) -> Programme:
    """Write down a programme and what a family receives.

    Refuses whoever does not plan, and a second programme of that name and first day.
    """
    refuse_if(policies.obstacles_to_plan(by))
    programme = Programme(**facts.as_columns())
    with refused_by(Programme):
        programme.save()
    _fill(programme, facts)
    _record(Event.PROGRAMME_PLANNED, programme, by, at, first_values(told(facts)))
    return programme


@transaction.atomic
def change(programme: Programme, *, facts: ProgrammeFacts, by: User, at: datetime) -> Programme:
    """Correct what was planned. Refuses finished ones, and less room than the RWs were given."""
    programme = _held(programme)
    refuse_if(policies.obstacles_to_change(programme, by))
    contents = list(programme.benefits.select_related("item").order_by("pk"))
    changes = write(programme, facts.as_columns())
    refuse_if(policies.obstacles_to_quotas(programme, _quotas(programme)))
    old, new = sorted(map(str, contents)), told(facts)["parts"]
    programme.benefits.all().delete()
    _fill(programme, facts)
    if "; ".join(old) != new:
        changes["parts"] = ("; ".join(old), new)
    if changes:
        _record(Event.PROGRAMME_CHANGED, programme, by, at, changes)
    return programme


@transaction.atomic
def set_quotas(
    programme: Programme, *, counts: Mapping[Area, int], by: User, at: datetime
) -> Programme:
    """How many families each RW has room for; an RW that is not named has none.

    Refuses more than the programme has room for.
    """
    programme = _held(programme)
    refuse_if(policies.obstacles_to_change(programme, by))
    refuse_if(policies.obstacles_to_quotas(programme, counts))
    old = _quotas(programme)
    programme.quotas.all().delete()
    Quota.objects.bulk_create(
        Quota(programme=programme, area=area, families=families)
        for area, families in counts.items()
        if families
    )
    changes: Changes = {
        area.name: (old.get(area), counts.get(area) or None)
        for area in sorted({*old, *counts}, key=lambda area: area.path)
        if old.get(area) != (counts.get(area) or None)
    }
    if changes:
        _record(Event.QUOTAS_SET, programme, by, at, changes)
    return programme


@transaction.atomic
def begin(programme: Programme, *, by: User, at: datetime) -> Programme:
    """From plan to work. Refuses what has begun already."""
    return _move(programme, ProgrammeState.RUNNING, Event.PROGRAMME_BEGUN, by, at)


@transaction.atomic
def finish(programme: Programme, *, by: User, at: datetime) -> Programme:
    """Nothing of it changes from here on. Refuses what is not running."""
    return _move(programme, ProgrammeState.FINISHED, Event.PROGRAMME_FINISHED, by, at)


def _move(
    programme: Programme, to: ProgrammeState, event: Event, by: User, at: datetime
) -> Programme:
    programme = _held(programme)
    refuse_if(policies.obstacles_to_move(programme, to, by))
    _record(event, programme, by, at, write(programme, {"state": to.value}))
    return programme


def _held(programme: Programme) -> Programme:
    return Programme.objects.held().get(pk=programme.pk)


def _fill(programme: Programme, facts: ProgrammeFacts) -> None:
    items = items_of(facts.parts)
    Benefit.objects.bulk_create(
        Benefit(programme=programme, item=items[part], quantity=part.quantity)
        for part in facts.parts
    )


def _quotas(programme: Programme) -> dict[Area, int]:
    return {quota.area: quota.families for quota in programme.quotas.select_related("area")}


def _record(event: Event, programme: Programme, by: User, at: datetime, changes: Changes) -> None:
    trail.record(event, subject=programme, by=by, at=at, area=village_unscoped(), changes=changes)
