"""Rounds are planned, changed and opened."""

from datetime import datetime

from django.db import transaction

from distributions.choices import Event, RoundState
from distributions.facts import RoundFacts
from distributions.models import Programme, RecipientList, Round, RoundBenefit
from distributions.policies import rounds as policies
from distributions.services import entitlements
from duren_sawit.accounts.models import User
from duren_sawit.areas.selectors import village_unscoped
from duren_sawit.audit.services import trail
from duren_sawit.lib.changes import Changes, first_values, write
from duren_sawit.lib.refusals import refuse_if
from duren_sawit.lib.violations import refused_by


@transaction.atomic
def plan(programme: Programme, *, facts: RoundFacts, by: User, at: datetime) -> Round:
    """Write down when the families of a list receive.

    Refuses days outside the programme, finished programmes, and a number used before.
    """
    held = Programme.objects.held().get(pk=programme.pk)
    refuse_if(policies.obstacles_to_plan(held, facts, by))
    planned = Round(programme=held, **facts.as_columns())
    with refused_by(Round):
        planned.save()
    _record(Event.ROUND_PLANNED, planned, by, at, first_values(facts.as_columns()))
    return planned


@transaction.atomic
def change(round: Round, *, facts: RoundFacts, by: User, at: datetime) -> Round:  # noqa: A002 -- the noun
    """Correct a plan; of an open round only its last day, contact and way of reading paper."""
    held = _held(round)
    refuse_if(policies.obstacles_to_change(held, facts, by))
    if changes := write(held, facts.as_columns()):
        _record(Event.ROUND_CHANGED, held, by, at, changes)
    return held


@transaction.atomic
def open_(round: Round, *, by: User, at: datetime) -> Round:  # noqa: A002 -- the noun
    """Freeze what each family receives, and grant it under a code, once.

    Refuses as long as the list is not final, points or times are missing, or days lie outside.
    """
    RecipientList.objects.held().get(pk=round.list_id)  # nobody amends it meanwhile
    held = _held(round)
    refuse_if(policies.obstacles_to_open(held, by))
    RoundBenefit.objects.bulk_create(
        RoundBenefit(round=held, item_id=benefit.item_id, quantity=benefit.quantity)
        for benefit in held.programme.benefits.order_by("pk")
    )
    granted = entitlements.grant(held, by=by, at=at)
    changes = write(held, {"state": RoundState.OPEN.value, "opened_at": at})
    _record(Event.ROUND_OPENED, held, by, at, {**changes, "entitlements": (None, granted)})
    return held


def _held(told: Round) -> Round:
    return Round.objects.held().select_related("programme", "list").get(pk=told.pk)


def _record(event: Event, held: Round, by: User, at: datetime, changes: Changes) -> None:
    trail.record(event, subject=held, by=by, at=at, area=village_unscoped(), changes=changes)
