"""The demo village tells of one programme that is over, one in mid-course, one being planned."""

from distributions.choices import HandoverSource, ProgrammeState, RoundState
from distributions.models import (
    Balance,
    Handover,
    Programme,
    RecipientList,
    Round,
    SheetReading,
    StockMovement,
)
from distributions.selectors.stock import balance_of
from duren_sawit.accounts.demo.village import plant
from tests.clock import NOW


def told() -> dict[str, int]:
    models = (Programme, RecipientList, Round, Handover, StockMovement, SheetReading, Balance)
    return {model.__name__: model.objects.count() for model in models}


def test_programmes_stand_in_every_state(planted):
    states = Programme.objects.order_by("pk").values_list("state", flat=True)

    assert list(states) == [
        ProgrammeState.FINISHED,
        ProgrammeState.RUNNING,
        ProgrammeState.RUNNING,
        ProgrammeState.PLANNED,
    ]


def test_rounds_that_are_over_are_closed_and_one_is_open(planted):
    rounds = Round.objects.order_by("programme_id", "number").values_list("number", "state")

    assert list(rounds) == [
        (1, RoundState.CLOSED),
        (1, RoundState.CLOSED),
        (2, RoundState.OPEN),
    ]


def test_goods_of_closed_rounds_are_accounted_for(planted):
    for closed in Round.objects.filter(state=RoundState.CLOSED):
        for one in balance_of(closed):
            assert one.received == one.handed + one.damaged + one.returned + one.remaining
    assert Balance.objects.exists()


def test_the_open_round_has_rows_from_table_and_paper_and_some_not_yet(planted):
    round_ = Round.objects.get(state=RoundState.OPEN)
    recorded = Handover.objects.valid().filter(entitlement__round=round_)

    assert set(recorded.values_list("source", flat=True)) == {
        HandoverSource.SCREEN,
        HandoverSource.PAPER,
    }
    assert 0 < recorded.count() < round_.entitlements.count()


def test_told_again_it_says_the_same(planted):
    before = told()

    plant(at=NOW)

    assert told() == before
