"""A round in numbers: who was due, who came and how, what was handed out; by RT and together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Q, Sum

from distributions.choices import AmendmentState, Mode
from distributions.models import Entitlement, Handover, HandoverLine, Round
from distributions.selectors.papers import Due, dues_of
from duren_sawit.areas.models import Area

NUMBERS = (
    "families", "collected", "by_self", "by_proxy", "at_home", "short", "withdrawn", "replaced",
)  # fmt: skip


@dataclass(slots=True)
class Counts:
    """How many families, and how much of each item was handed out to them."""

    families: int = 0  # that may or could collect: without the withdrawn
    collected: int = 0
    by_self: int = 0
    by_proxy: int = 0
    at_home: int = 0
    short: int = 0  # collected less than was due
    withdrawn: int = 0
    replaced: int = 0  # of the withdrawn
    handed: defaultdict[int, Decimal] = field(default_factory=lambda: defaultdict(Decimal))

    @property
    def left(self) -> int:
        return self.families - self.collected

    @property
    def percent(self) -> int:
        """Never a hundred while anybody is left."""
        return self.collected * 100 // self.families if self.families else 0

    def add(self, other: Counts) -> None:
        for name in NUMBERS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for item, quantity in other.handed.items():
            self.handed[item] += quantity


@dataclass(frozen=True, slots=True)
class RtCounts:
    """One RT of a round."""

    area: Area
    counts: Counts

    @property
    def rw(self) -> Area:
        return self.area.parent or self.area


@dataclass(frozen=True, slots=True)
class Recap:
    """A round with what each family is due, and its RTs in the order of the tree."""

    round: Round
    dues: list[Due]
    parts: list[RtCounts]

    @property
    def total(self) -> Counts:
        return together(self.parts)


def recap_of(given: Round) -> Recap:
    """In a constant number of queries."""
    return Recap(given, dues_of(given), by_rt(given))


def by_rt(given: Round) -> list[RtCounts]:
    """Every RT that has or had somebody on the list."""
    counts: defaultdict[int, Counts] = defaultdict(Counts)
    for row in [*_entitled(given), *_replaced(given), *_collected(given)]:
        known = counts[row.pop("area_id")]
        for name, number in row.items():
            setattr(known, name, number)
    for area, item, quantity in _handed(given):
        counts[area].handed[item] = quantity
    areas = Area.objects.without_boundary().filter(pk__in=counts.keys())
    found = areas.select_related("parent").defer("parent__boundary").in_order()
    return [RtCounts(area, counts[area.pk]) for area in found]


def together(parts: Iterable[RtCounts]) -> Counts:
    total = Counts()
    for part in parts:
        total.add(part.counts)
    return total


def by_rw(parts: Iterable[RtCounts]) -> list[tuple[Area, list[RtCounts]]]:
    """The RTs of each RW, in their order."""
    found: dict[int, tuple[Area, list[RtCounts]]] = {}
    for part in parts:
        found.setdefault(part.rw.pk, (part.rw, []))[1].append(part)
    return list(found.values())


Row = dict[str, int]


def _entitled(given: Round) -> Iterator[Row]:
    return _grouped(
        given,
        families=Count("pk", filter=Q(withdrawn_at__isnull=True)),
        withdrawn=Count("pk", filter=Q(withdrawn_at__isnull=False)),
    )


def _replaced(given: Round) -> Iterator[Row]:
    by_another = Q(
        withdrawn_at__isnull=False,
        entry__amendments__state=AmendmentState.APPROVED,
        entry__amendments__replacement__isnull=False,
    )
    return _grouped(given, replaced=Count("pk", filter=by_another, distinct=True))


def _grouped(given: Round, **counted: Count) -> Iterator[Row]:
    found: Any = Entitlement.objects.filter(round=given).order_by()
    yield from found.values("area_id").annotate(**counted)


def _collected(given: Round) -> Iterator[Row]:
    found: Any = Handover.objects.valid().filter(entitlement__round=given).order_by()
    yield from found.values(area_id=F("entitlement__area_id")).annotate(
        collected=Count("pk"),
        by_self=Count("pk", filter=Q(mode=Mode.SELF)),
        by_proxy=Count("pk", filter=Q(mode=Mode.PROXY)),
        at_home=Count("pk", filter=Q(mode=Mode.HOME)),
        short=Count("pk", filter=~Q(shortfall="")),
    )


def _handed(given: Round) -> Iterator[tuple[int, int, Decimal]]:
    """By RT and item."""
    lines = HandoverLine.objects.filter(
        handover__entitlement__round=given, handover__undone_at__isnull=True
    )
    columns = ("handover__entitlement__area_id", "item_id")
    yield from lines.order_by().values_list(*columns).annotate(Sum("quantity"))
