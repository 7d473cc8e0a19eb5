"""What is there, what is missing."""

from decimal import Decimal

from distributions.choices import RoundState
from distributions.selectors.stock import balance_of, needs_of
from tests.clock import NOW
from tests.factories.distributions import ItemFactory
from tests.fixtures.queries import queries_of


def test_balance_counts_by_kind_and_place(store):
    store.holds(100)
    store.holds(40, kind="TRANSFERRED", target=store.hall)
    store.holds(5, kind="DAMAGED", source=store.hall)
    store.hands_out(0, point=store.hall)
    store.hands_out(1, 7)
    store.hands_out(2, undone_at=NOW, undo_reason="keliru", undone_by=store.kesra)

    rice, oil = balance_of(store.round)

    assert (rice.received, rice.handed, rice.damaged, rice.returned) == (100, 17, 5, 0)
    assert (rice.remaining, rice.at(None), rice.at(store.hall.pk)) == (78, 60, 18)
    assert (oil.received, oil.remaining) == (0, 0)


def test_balance_asks_the_same_for_any_number(store):
    store.holds(100)
    few = queries_of(lambda: balance_of(store.round))
    for nth in range(3):
        store.hands_out(nth)
        store.holds(1, target=store.office)

    assert len(queries_of(lambda: balance_of(store.round))) == len(few) <= 4


def test_balance_shows_what_the_contents_no_longer_name(store):
    other = ItemFactory(name="telur")
    store.holds(10, other)

    assert [one.item for one in balance_of(store.round)] == [store.rice, store.oil, other]


def test_needs_say_what_is_missing(store):
    store.holds(30)
    store.holds(2, kind="DAMAGED")

    rice, oil = needs_of(store.round)

    assert (rice.needed, rice.usable, rice.missing) == (50, 28, 22)
    assert (rice.missing_words, oil.missing_words) == ("beras 22 kg", "minyak goreng 10 liter")


def test_needs_of_a_planned_round_follow_the_list(store):
    store.round.state = RoundState.PLANNED

    assert [need.needed for need in needs_of(store.round)] == [Decimal(50), Decimal(10)]
