"""What is told of goods that move, and of what is put right after a round was closed."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from distributions.models import Entitlement, Item, Point


@dataclass(frozen=True, slots=True)
class Move:
    """So much of one item from one place to another; no point is the store of the village."""

    item: Item
    quantity: Decimal
    source: Point | None = None
    target: Point | None = None
    counterpart: str = ""
    document: str = ""
    note: str = ""

    @property
    def points(self) -> tuple[Point, ...]:
        return tuple(point for point in (self.source, self.target) if point)


@dataclass(frozen=True, slots=True)
class CorrectionFacts:
    """What came out later; which parts are told depends on the kind."""

    kind: str
    reason: str
    entitlement: Entitlement | None = None
    mode: str = ""
    happened_on: date | None = None
    item: Item | None = None
    remaining: Decimal | None = None
