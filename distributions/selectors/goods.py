"""The goods of a round beside what its families are due, one line for each kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet, Sum, Value

from distributions.choices import MovementKind
from distributions.models import HandoverLine, Item, Round
from distributions.models.goods import Content
from distributions.selectors.papers import said
from distributions.selectors.stock import words

NOTHING, HANDED = Decimal(), "HANDED"


@dataclass(frozen=True, slots=True)
class GoodsLine:
    """One kind of goods; the ledger and the handovers say what became of it."""

    item: Item
    need: Decimal
    moved: Mapping[str, Decimal]
    handed_out: Decimal

    @property
    def needed(self) -> str:
        return said(self.item, self.need)

    @property
    def usable(self) -> str:
        return said(self.item, self._usable)

    @property
    def handed(self) -> str:
        return said(self.item, self.handed_out)

    @property
    def remaining(self) -> str:
        return said(self.item, self._usable - self.handed_out)

    @property
    def missing(self) -> str:
        """What would have to come in; nothing when it is enough."""
        return said(self.item, self.need - self._usable) if self.need > self._usable else ""

    @property
    def missing_words(self) -> str:
        """`beras 120 kg`."""
        return words(self.item, self.need - self._usable) if self.missing else ""

    @property
    def _usable(self) -> Decimal:
        out = self.moved.get(MovementKind.DAMAGED, NOTHING)
        back = self.moved.get(MovementKind.RETURNED, NOTHING)
        return self.moved.get(MovementKind.RECEIVED, NOTHING) - out - back


def goods_of(given: Round, contents: Sequence[Content], families: int) -> list[GoodsLine]:
    moved: dict[int, dict[str, Decimal]] = {}
    for item, kind, quantity in _movements(given).union(_handed(given), all=True):
        moved.setdefault(item, {})[kind] = quantity
    return [
        GoodsLine(
            content.item,
            need=content.quantity * families,
            moved=moved.get(content.item_id, {}),
            handed_out=moved.get(content.item_id, {}).get(HANDED, NOTHING),
        )
        for content in contents
    ]


def _movements(given: Round) -> QuerySet[Any]:
    rows = given.movements.order_by().values_list("item_id", "kind")
    return rows.annotate(quantities=Sum("quantity"))


def _handed(given: Round) -> QuerySet[Any]:
    lines = HandoverLine.objects.filter(
        handover__entitlement__round=given, handover__undone_at__isnull=True
    )
    rows = lines.order_by().values_list("item_id", Value(HANDED))
    return rows.annotate(quantities=Sum("quantity"))
