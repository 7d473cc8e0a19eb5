"""The ledger: what comes in, moves, spoils, goes back; never more than is there."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from distributions.choices import Event, MovementKind, RoundState
from distributions.models import StockMovement
from distributions.selectors.stock import balance_of
from distributions.services import stock
from duren_sawit.lib.refusals import Refusal
from tests.accounts.refusals import events_of, refusal_of
from tests.clock import NOW
from tests.distributions.stores import build_round, build_store
from tests.factories.distributions import (
    BalanceFactory,
    ClosingFactory,
    ItemFactory,
    PointFactory,
)
from tests.fixtures.village import build_village
from tests.households import beside


def rice_at(store, place=None):
    return balance_of(store.round)[0].at(place.pk if place else None)


def test_receive_puts_goods_into_the_store_and_tells_it(store):
    move = store.rice_of("120.5", counterpart="Bulog", document="SJ-17")

    made = stock.receive(store.round, move=move, by=store.kesra, at=NOW)

    assert (made.kind, made.document, made.source, made.target) == ("RECEIVED", "SJ-17", None, None)
    assert rice_at(store) == Decimal("120.5")
    assert events_of(made) == [(Event.STOCK_MOVED, store.kesra.pk)]


def test_transfer_moves_goods_between_places_and_total_stays(store):
    store.holds(100)

    move = store.rice_of(40, target=store.hall)
    stock.transfer(store.round, move=move, by=store.kesra, at=NOW)
    move = store.rice_of(15, source=store.hall, target=store.office)
    stock.transfer(store.round, move=move, by=store.officer, at=NOW)

    assert [rice_at(store, place) for place in (None, store.hall, store.office)] == [60, 25, 15]
    assert balance_of(store.round)[0].remaining == 100


def test_spoiled_and_returned_goods_leave_their_place(store):
    store.holds(100)

    spoiled = store.rice_of(3, note="karung basah")
    stock.spoil(store.round, move=spoiled, by=store.kesra, at=NOW)
    returned = store.rice_of(20, counterpart="Bulog", note="lebih kirim")
    stock.give_back(store.round, move=returned, by=store.kesra, at=NOW)

    rice = balance_of(store.round)[0]
    assert (rice.damaged, rice.returned, rice.remaining, rice.at(None)) == (3, 20, 77, 77)


@pytest.mark.parametrize("act", [stock.transfer, stock.spoil, stock.give_back])
def test_nothing_takes_more_than_is_there(store, act):
    store.holds(10)
    store.holds(5, source=None, target=store.hall)
    move = store.rice_of("10.001", target=store.hall, note="basah")
    if act is not stock.transfer:
        move = store.rice_of("10.001", note="basah")

    with pytest.raises(Refusal, match=r"Di Gudang kelurahan hanya ada beras 10 kg\."):
        act(store.round, move=move, by=store.kesra, at=NOW)

    assert StockMovement.objects.count() == 2


def test_what_was_handed_out_at_a_point_is_no_longer_there(store):
    store.holds(30, target=store.hall)
    store.hands_out(0, point=store.hall)
    store.hands_out(1)  # from paper: the point where the RT comes to

    move = store.rice_of(11, source=store.hall)

    assert rice_at(store, store.hall) == 10
    assert refusal_of(stock.transfer, store.round, move=move, by=store.kesra, at=NOW) == (
        "too_much",
    )


@pytest.mark.parametrize(
    ("act", "said", "code"),
    [
        (stock.receive, {}, "no_counterpart"),
        (stock.spoil, {}, "no_note"),
        (stock.give_back, {}, "no_note"),
        (stock.transfer, {}, "same_place"),
    ],
)
def test_every_move_says_what_it_needs(store, act, said, code):
    store.holds(100)

    move = store.rice_of(1, **said)

    assert refusal_of(act, store.round, move=move, by=store.kesra, at=NOW) == (code,)


@pytest.mark.parametrize("quantity", ["0", "-5", "0.0001", "1000000000"])
def test_receive_refuses_unlikely_quantities(store, quantity):
    move = store.rice_of(quantity, counterpart="Bulog")

    assert refusal_of(stock.receive, store.round, move=move, by=store.kesra, at=NOW) == (
        "quantity",
    )


def test_receive_refuses_what_the_round_does_not_hand_out(store):
    move = store.rice_of(1, counterpart="Bulog")
    other = type(move)(ItemFactory(), Decimal(1), counterpart="Bulog")

    assert refusal_of(stock.receive, store.round, move=other, by=store.kesra, at=NOW) == (
        "other_item",
    )


def test_receive_refuses_a_point_of_another_round(store):
    move = store.rice_of(1, counterpart="Bulog", target=PointFactory())

    assert refusal_of(stock.receive, store.round, move=move, by=store.kesra, at=NOW) == (
        "other_round",
    )


def test_officers_record_at_their_point_alone(store):
    store.holds(100)
    mine = store.rice_of(10, target=store.hall)
    others = store.rice_of(10, target=store.office)

    stock.transfer(store.round, move=mine, by=store.officer, at=NOW)

    assert refusal_of(stock.transfer, store.round, move=others, by=store.officer, at=NOW) == (
        "other_place",
    )


def test_lurah_records_no_goods(store):
    move = store.rice_of(1, counterpart="Bulog")

    codes = refusal_of(stock.receive, store.round, move=move, by=store.lurah, at=NOW)

    assert codes == ("not_yours", "other_place")


def test_nothing_moves_after_closing(store):
    store.round.state = RoundState.CLOSED
    store.round.save()
    move = store.rice_of(1, counterpart="Bulog")

    assert refusal_of(stock.receive, store.round, move=move, by=store.kesra, at=NOW) == ("closed",)


@pytest.mark.parametrize("sql", ["UPDATE {} SET quantity = 1", "DELETE FROM {}", "TRUNCATE {}"])
def test_postgresql_keeps_the_ledger(store, sql):
    made = store.holds(100)
    connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(sql.format(StockMovement._meta.db_table))

    made.refresh_from_db()
    assert made.quantity == 100


def closed(store, remaining):
    """The round, closed with so much rice left; and the next one."""
    closing = ClosingFactory(round=store.round)
    BalanceFactory(
        closing=closing, item=store.rice, received=remaining, handed=0, remaining=remaining
    )
    store.round.state = RoundState.CLOSED
    store.round.save()
    return build_round(store.round.list, number=2)


def test_carry_takes_the_leftover_into_the_next_round_once(store):
    later = closed(store, 30)

    [made] = stock.carry(later, earlier=store.round, by=store.kesra, at=NOW)

    assert (made.kind, made.quantity, made.counterpart) == (
        MovementKind.RECEIVED,
        30,
        "Sisa tahap 1",
    )
    assert refusal_of(stock.carry, later, earlier=store.round, by=store.kesra, at=NOW) == (
        "distributions_stockmovement_carried_once",
    )
    assert balance_of(later)[0].received == 30


def test_carry_refuses_rounds_that_are_not_closed(store):
    later = build_round(store.round.list, number=2)

    assert refusal_of(stock.carry, later, earlier=store.round, by=store.kesra, at=NOW) == (
        "not_closed",
    )


def test_carry_refuses_nothing_left_and_officers(store):
    later = closed(store, 0)

    assert refusal_of(stock.carry, later, earlier=store.round, by=store.kesra, at=NOW) == (
        "nothing_left",
    )
    assert refusal_of(stock.carry, later, earlier=store.round, by=store.officer, at=NOW) == (
        "other_place",
    )


@pytest.mark.django_db(transaction=True)
def test_two_clerks_cannot_take_the_last_ten_kilograms_twice():
    with transaction.atomic():
        store = build_store(build_village())
        store.holds(10)

    def take(target):
        try:
            move = store.rice_of(10, target=target)
            return stock.transfer(store.round, move=move, by=store.kesra, at=NOW).target
        except Refusal as refusal:
            return refusal.codes

    answers = []
    with transaction.atomic():
        answers.append(take(store.hall))
        other = beside.start(lambda: take(store.office), answers)
    other.join()

    assert answers == [store.hall, ("too_much",)]
    assert StockMovement.objects.filter(kind=MovementKind.TRANSFERRED).count() == 1
