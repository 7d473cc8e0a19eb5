"""A round is counted, explained, approved, closed."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from distributions.choices import ClosingState, Event, HandoverSource, Mode, RoundState
from distributions.facts import Taken
from distributions.models import Balance, Closing, Round
from distributions.services import closings, handovers
from duren_sawit.lib.refusals import Refusal
from tests.accounts.refusals import events_of, refusal_of
from tests.clock import NOW
from tests.distributions.stores import build_store
from tests.factories.distributions import SheetReadingFactory
from tests.fixtures.village import build_village
from tests.households import beside


def count(store, rice, oil=0, *, explanation="", by=None):
    return closings.count(
        store.round,
        remaining=store.left(rice, oil),
        explanation=explanation,
        by=by or store.kesra,
        at=NOW,
    )


@pytest.fixture
def stocked(store):
    """A hundred in, ten handed out, twenty-five back: 65 remain."""
    store.holds(100)
    store.hands_out(0)
    store.holds(25, kind="RETURNED")
    return store


def state_of(store):
    return Round.objects.get(pk=store.round.pk).state


def test_count_without_difference_closes_at_once(stocked):
    closing = count(stocked, 65)

    rice = closing.balances.get(item=stocked.rice)
    assert (closing.state, state_of(stocked)) == (ClosingState.APPROVED, RoundState.CLOSED)
    assert (rice.received, rice.handed, rice.damaged, rice.returned, rice.remaining) == (
        100,
        10,
        0,
        25,
        65,
    )
    assert events_of(stocked.round) == [(Event.ROUND_CLOSED, stocked.kesra.pk)]


def test_spoiled_goods_wait_for_the_lurah_though_the_count_fits(stocked):
    stocked.holds(5, kind="DAMAGED")

    closing = count(stocked, 60)

    assert (closing.state, state_of(stocked)) == (ClosingState.WAITING, RoundState.OPEN)
    assert events_of(stocked.round) == [(Event.ROUND_COUNTED, stocked.kesra.pk)]
    closings.approve(closing, by=stocked.lurah, at=NOW)
    assert state_of(stocked) == RoundState.CLOSED


def test_count_with_difference_waits_for_the_lurah(stocked):
    closing = count(stocked, 55, explanation="Sepuluh kilogram tercecer.")

    assert (closing.state, state_of(stocked)) == (ClosingState.WAITING, RoundState.OPEN)
    assert closing.balances.get(item=stocked.rice).difference == 10
    assert events_of(stocked.round) == [(Event.ROUND_COUNTED, stocked.kesra.pk)]


def test_count_refuses_a_difference_without_explanation_and_writes_nothing(stocked):
    assert refusal_of(count, stocked, 70, 1) == ("unexplained",)

    assert not Closing.objects.exists()
    assert not Balance.objects.exists()


def test_count_names_the_difference(stocked):
    with pytest.raises(Exception, match=r"Tulis penjelasan selisih beras 5 kg\."):
        count(stocked, 70)


def test_count_refuses_what_is_not_counted_and_less_than_nothing(stocked):
    def half():
        remaining = {stocked.rice: Decimal(65)}
        closings.count(stocked.round, remaining=remaining, explanation="", by=stocked.kesra, at=NOW)

    assert refusal_of(half) == ("not_counted",)
    assert refusal_of(count, stocked, -1, explanation="aneh") == ("negative",)


def test_count_refuses_while_sheets_of_paper_wait(stocked):
    SheetReadingFactory(sheet=stocked.entitlements[0].sheet)

    assert refusal_of(count, stocked, 65) == ("sheets_waiting",)


def test_count_refuses_others_and_a_closed_round(stocked):
    assert refusal_of(count, stocked, 65, by=stocked.officer) == ("not_yours",)

    count(stocked, 65)
    assert refusal_of(count, stocked, 65) == ("closed",)


def test_approve_closes_the_round(stocked):
    closing = count(stocked, 55, explanation="Tercecer.")

    closing = closings.approve(closing, by=stocked.lurah, at=NOW)

    assert (closing.state, closing.approved_by, state_of(stocked)) == (
        ClosingState.APPROVED,
        stocked.lurah,
        RoundState.CLOSED,
    )
    assert events_of(stocked.round)[-1] == (Event.ROUND_CLOSED, stocked.lurah.pk)


def test_approve_refuses_who_counted_and_a_second_time(stocked):
    closing = count(stocked, 55, explanation="Tercecer.")
    assert refusal_of(closings.approve, closing, by=stocked.kesra, at=NOW) == (
        "not_yours",
        "own_count",
    )

    closings.approve(closing, by=stocked.lurah, at=NOW)
    assert refusal_of(closings.approve, closing, by=stocked.lurah, at=NOW) == ("decided",)


def test_approve_refuses_a_count_older_than_a_handover(stocked):
    closing = count(stocked, 55, explanation="Tercecer.")
    stocked.hands_out(1)

    assert refusal_of(closings.approve, closing, by=stocked.lurah, at=NOW) == ("changed_meanwhile",)
    assert state_of(stocked) == RoundState.OPEN


def test_approve_refuses_while_paper_waits_to_be_compared(stocked):
    closing = count(stocked, 55, explanation="Tercecer.")
    SheetReadingFactory(sheet=stocked.entitlements[0].sheet)

    assert refusal_of(closings.approve, closing, by=stocked.lurah, at=NOW) == ("changed_meanwhile",)
    assert state_of(stocked) == RoundState.OPEN


def test_send_back_asks_for_another_count_and_keeps_the_first(stocked):
    closing = count(stocked, 55, explanation="Tercecer.")

    closing = closings.send_back(closing, answer="Hitung lagi.", by=stocked.lurah, at=NOW)
    assert (closing.state, closing.answer) == (ClosingState.RETURNED, "Hitung lagi.")
    assert events_of(stocked.round)[-1] == (Event.COUNT_RETURNED, stocked.lurah.pk)

    closing = count(stocked, 65)
    told = closing.balances.filter(item=stocked.rice).order_by("version")
    assert list(told.values_list("version", "remaining")) == [(1, 55), (2, 65)]
    assert state_of(stocked) == RoundState.CLOSED


def test_postgresql_keeps_counted_balances(stocked):
    count(stocked, 65)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Balance.objects.update(remaining=0)

    assert Balance.objects.get(item=stocked.rice).remaining == 65


def hand_over(store, nth):
    return handovers.record(
        store.entitlements[nth],
        taken=Taken(Mode.SELF),
        source=HandoverSource.SCREEN,
        by=store.kesra,
        at=NOW,
    )


def first_of(act):
    try:
        return act()
    except Refusal as refusal:
        return refusal.codes


@pytest.mark.django_db(transaction=True)
def test_a_handover_in_flight_is_counted_before_the_round_closes():
    with transaction.atomic():
        store = build_store(build_village())
        store.holds(100)
    answers = []

    with transaction.atomic():
        hand_over(store, 0)
        other = beside.start(lambda: first_of(lambda: count(store, 100)), answers)
        assert not answers  # counting waits for it
    other.join()

    assert answers == [("unexplained",)]
    assert state_of(store) == RoundState.OPEN


@pytest.mark.django_db(transaction=True)
def test_no_handover_slips_in_while_the_round_closes():
    with transaction.atomic():
        store = build_store(build_village())
        store.holds(100)
    answers = []

    with transaction.atomic():
        count(store, 100)
        other = beside.start(lambda: first_of(lambda: hand_over(store, 0)), answers)
    other.join()

    assert answers == [("round_closed",)]
    assert not store.entitlements[0].handovers.exists()
