"""What the pages of goods, closings and corrections are about in the access table."""

from collections.abc import Callable

from tests.factories.distributions import (
    BalanceFactory,
    CorrectionFactory,
    PointFactory,
    RoundBenefitFactory,
    StockMovementFactory,
)
from tests.fixtures.village import Village

Arguments = dict[str, object]


def stocked_round(_village: Village) -> Arguments:
    """Open, with goods in its store and at a point."""
    received = StockMovementFactory()
    point = PointFactory(round=received.round)
    RoundBenefitFactory(round=received.round, item=received.item)
    StockMovementFactory(
        round=received.round, item=received.item, kind="TRANSFERRED", target=point, quantity=30
    )
    return {"round_id": received.round.public_id}


def moving_goods(village: Village) -> Arguments:
    return {**stocked_round(village), "kind": "masuk"}


def counted_round(_village: Village) -> Arguments:
    """Closed, with a balance and a correction that waits."""
    balance = BalanceFactory()
    RoundBenefitFactory(round=balance.closing.round, item=balance.item)
    CorrectionFactory(closing=balance.closing, item=balance.item)
    return {"round_id": balance.closing.round.public_id}


def proposal(village: Village) -> Arguments:
    return {**counted_round(village), "kind": "hitungan"}


def correction(_village: Village) -> Arguments:
    return {"correction_id": CorrectionFactory().public_id}


STOCK: dict[str, Callable[[Village], Arguments]] = {
    "distributions:stock_detail": stocked_round,
    "distributions:movement_list": stocked_round,
    "distributions:movement_carry": stocked_round,
    "distributions:closing_count": stocked_round,
    "distributions:movement_record": moving_goods,
    "distributions:closing_detail": counted_round,
    "distributions:closing_approve": counted_round,
    "distributions:closing_return": counted_round,
    "distributions:correction_propose": proposal,
    "distributions:correction_confirm": correction,
    "distributions:correction_decline": correction,
}
