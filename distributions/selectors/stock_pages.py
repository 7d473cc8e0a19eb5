"""Goods of a round, as their pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from distributions.choices import RoundState
from distributions.models import Balance, Closing, Item, Point, Round, StockMovement
from distributions.models.rounds import RoundQuerySet
from distributions.models.stock import StockMovementQuerySet
from distributions.policies.stock import name_of, obstacles_to_stock
from distributions.selectors.stock import (
    ItemBalance,
    amount,
    balance_of,
    contents_of,
    needs_of,
    words,
)
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.ui.shares import percent

LATEST = 8
ROWS = 50


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of the lower bar, and its figure below."""

    ink: str
    name: str
    words: str
    x: str
    width: str
    is_unexplained: bool = False


@dataclass(frozen=True, slots=True)
class BalanceCard:
    """One item: what came in, and under it what became of it."""

    item: Item
    received: str
    accounted: str
    needed: str
    parts: Sequence[Part]


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """What the ledger says is at one place; less than nothing where handovers came first."""

    name: str
    goods: str
    is_short: bool


@dataclass(frozen=True, slots=True)
class StockPage:
    round: Round
    cards: Sequence[BalanceCard]
    places: Sequence[PlaceLine]
    missing: str
    latest: Sequence[StockMovement]
    closing: Closing | None
    may_record: bool
    may_plan: bool
    may_count: bool
    may_carry: bool


def rounds(reader: User) -> RoundQuerySet:
    visible = Round.objects.visible_to(reader, Permission.STOCK_VIEW)
    return visible.select_related("programme", "list", "closing")


def stock_page(reader: User, given: Round) -> StockPage:
    balances = balance_of(given)
    needs = needs_of(given, balances)
    may_record = not obstacles_to_stock(given, reader)
    may_plan = reader.may(Permission.ROUNDS_PLAN)
    needed = {need.item: need.needed for need in needs}
    short = [need.missing_words for need in needs if need.missing]
    return StockPage(
        round=given,
        cards=[_card(one, needed.get(one.item)) for one in balances],
        places=_place_lines(given, balances),
        missing=", ".join(short) if given.state != RoundState.CLOSED else "",
        latest=list(movements(reader, given)[:LATEST]),
        closing=closing_of(given),
        may_record=may_record,
        may_plan=may_plan,
        may_count=may_plan and given.state == RoundState.OPEN,
        may_carry=may_record and may_plan and bool(earlier_of(given)),
    )


def closing_of(given: Round) -> Closing | None:
    """Needs the round with its closing."""
    return getattr(given, "closing", None)


def movements(reader: User, given: Round) -> StockMovementQuerySet:
    visible = StockMovement.objects.visible_to(reader).filter(round=given).latest_first()
    return visible.select_related("item", "source", "target", "recorded_by")


def movement_page(reader: User, given: Round, number: str) -> Page[StockMovement]:
    return Paginator(movements(reader, given), ROWS).get_page(number)


def items_of(given: Round) -> list[Item]:
    return [content.item for content in contents_of(given)]


def counted_items(given: Round) -> list[Item]:
    """All that is or was there, also what the contents no longer name."""
    return [one.item for one in balance_of(given)]


def places_of(given: Round) -> list[Point]:
    return list(given.points.order_by("name", "pk"))


def own_place(reader: User, given: Round) -> Point | None:
    """The point an officer works at, which forms begin with."""
    return given.points.filter(officers=reader).order_by("pk").first()


def earlier_of(given: Round) -> list[Round]:
    """Closed rounds of the programme whose leftover nobody carried on yet."""
    others = Round.objects.filter(programme=given.programme_id, state=RoundState.CLOSED)
    return list(others.filter(carried__isnull=True).exclude(pk=given.pk).order_by("number"))


def counted_cards(closing: Closing) -> list[BalanceCard]:
    """As it was counted or corrected last."""
    rows = closing.balances.filter(version=closing.version).select_related("item").order_by("pk")
    return [_counted_card(row) for row in rows]


def _card(one: ItemBalance, needed: Decimal | None) -> BalanceCard:
    amounts = (
        ("c1", _("Diserahkan"), one.handed),
        ("c3", _("Rusak atau hilang"), one.damaged),
        ("c5", _("Dikembalikan"), one.returned),
        ("c2", _("Sisa menurut catatan"), one.remaining),
    )
    return BalanceCard(
        item=one.item,
        received=amount(one.item, one.received),
        accounted=amount(one.item, one.received),
        needed=_("dibutuhkan %(goods)s") % {"goods": amount(one.item, needed)} if needed else "",
        parts=_parts(one.item, amounts, one.received),
    )


def _counted_card(row: Balance) -> BalanceCard:
    amounts = (
        ("c1", _("Diserahkan"), row.handed),
        ("c3", _("Rusak atau hilang"), row.damaged),
        ("c5", _("Dikembalikan"), row.returned),
        ("c2", _("Sisa dihitung"), row.remaining),
        ("c4", _("Kurang") if row.difference > 0 else _("Lebih"), abs(row.difference)),
    )
    accounted = row.received - row.difference
    return BalanceCard(
        item=row.item,
        received=amount(row.item, row.received),
        accounted=amount(row.item, accounted),
        needed="",
        parts=_parts(row.item, amounts, max(row.received, accounted)),
    )


def _parts(
    item: Item, amounts: Sequence[tuple[str, str, Decimal]], whole: Decimal
) -> Sequence[Part]:
    made, before = [], Decimal()
    for ink, name, part in amounts:
        if ink == "c4" and not part:
            continue
        x = min(before, whole - part) if ink == "c4" else before
        width = percent(float(part), float(whole))
        place = percent(float(x), float(whole))
        made.append(Part(ink, name, amount(item, part), place, width, ink == "c4"))
        before += max(part, Decimal())
    return made


def _place_lines(given: Round, balances: Sequence[ItemBalance]) -> list[PlaceLine]:
    points: list[Point | None] = [None, *places_of(given)]
    return [_place_line(point, balances) for point in points]


def _place_line(point: Point | None, balances: Sequence[ItemBalance]) -> PlaceLine:
    place = point.pk if point else None
    there = [(one.item, one.at(place)) for one in balances]
    goods = ", ".join(words(item, quantity) for item, quantity in there if quantity)
    return PlaceLine(name_of(point), goods, any(quantity < 0 for _item, quantity in there))
