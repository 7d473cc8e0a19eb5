"""A round ends: what is left is counted, a difference is explained and approved.

The round is held against everything before its balance is read, so that no handover slips in
between counting and closing.
"""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from distributions.choices import ClosingState, Event, RoundState
from distributions.models import Closing, Item, Round
from distributions.policies import closings as policies
from distributions.selectors.closings import unsettled_sheets
from distributions.selectors.stock import balance_of, words
from distributions.writing_balances import differences, is_current, write_balances
from duren_sawit.accounts.models import User
from duren_sawit.areas.selectors import village_unscoped
from duren_sawit.audit.services import trail
from duren_sawit.lib.changes import Changes, write
from duren_sawit.lib.refusals import refuse_if


@transaction.atomic
def count(
    given: Round, *, remaining: Mapping[Item, Decimal], explanation: str, by: User, at: datetime
) -> Closing:
    """Write down what is left of each item; the round is closed at once when all of it fits.

    A difference and spoiled goods wait for the lurah. Refuses rounds that are not open, sheets of
    paper that are not finished, items nobody counted, and a difference without explanation.
    """
    held = Round.objects.held().select_related("programme").get(pk=given.pk)
    refuse_if(policies.obstacles_to_counting(held, unsettled_sheets(held), by))
    balances = balance_of(held)
    refuse_if(policies.obstacles_to_count([one.item for one in balances], remaining))
    missing = differences(balances, remaining)
    refuse_if(policies.obstacles_to_difference(missing, explanation))
    waits = policies.needs_approval(balances, missing)
    closing = _of(held)
    closing.state = ClosingState.WAITING if waits else ClosingState.APPROVED
    closing.counted_by, closing.counted_at = by, at
    closing.explanation, closing.answer = explanation if missing else "", ""
    closing.approved_at = None if waits else at
    closing.save()
    write_balances(closing, balances, remaining)
    changes: Changes = {item.name: (None, words(item, left)) for item, left in remaining.items()}
    if not waits:
        changes |= _close(held, at)
    event = Event.ROUND_COUNTED if waits else Event.ROUND_CLOSED
    _record(event, held, by, at, changes, reason=closing.explanation)
    return closing


@transaction.atomic
def approve(closing: Closing, *, by: User, at: datetime) -> Closing:
    """The count and its explanation hold: the round is closed.

    Refuses whoever counted, others than the lurah, and a count that is no longer the latest word.
    """
    held, closing = _held(closing)
    current = is_current(closing, balance_of(held)) and not unsettled_sheets(held)
    refuse_if(policies.obstacles_to_approve(closing, is_current=current, by=by))
    decided = {"state": ClosingState.APPROVED.value, "approved_by": by, "approved_at": at}
    changes = {**write(closing, decided), **_close(held, at)}
    _record(Event.ROUND_CLOSED, held, by, at, changes, reason=closing.explanation)
    return closing


@transaction.atomic
def send_back(closing: Closing, *, answer: str, by: User, at: datetime) -> Closing:
    """To be counted or explained again. Refuses whoever counted, and others than the lurah."""
    held, closing = _held(closing)
    refuse_if(policies.obstacles_to_decide(closing, by))
    changes = write(closing, {"state": ClosingState.RETURNED.value, "answer": answer})
    _record(Event.COUNT_RETURNED, held, by, at, changes, reason=answer)
    return closing


def _of(held: Round) -> Closing:
    """The closing of this round, at its next version."""
    closing = Closing.objects.filter(round=held).first() or Closing(round=held, version=0)
    closing.version += 1
    return closing


def _held(closing: Closing) -> tuple[Round, Closing]:
    """The round first, as counting holds it."""
    held = Round.objects.held().select_related("programme").get(pk=closing.round_id)
    return held, Closing.objects.get(pk=closing.pk)


def _close(held: Round, at: datetime) -> Changes:
    return write(held, {"state": RoundState.CLOSED.value, "closed_at": at})


def _record(
    event: Event, held: Round, by: User, at: datetime, changes: Changes, *, reason: str
) -> None:
    area = village_unscoped()
    trail.record(event, subject=held, by=by, at=at, area=area, reason=reason, changes=changes)
