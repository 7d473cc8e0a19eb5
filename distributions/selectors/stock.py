"""What there is of each item of a round, where it is, and what is missing.

Counted from the ledger and from what was validly handed out; never stored while a round is open.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Sum

from distributions.choices import MovementKind, RoundState, Standing
from distributions.facts import Part
from distributions.models import HandoverLine, Item, Round
from distributions.models.goods import Content
from duren_sawit.lib.quantities import Quantity, rupiah

STORE = None  # the place that is no point
Place = int | None

NOTHING = Decimal()


@dataclass(slots=True)
class ItemBalance:
    """One item: received = handed + damaged + returned + remaining, and how much is where."""

    item: Item
    received: Decimal = NOTHING
    handed: Decimal = NOTHING
    damaged: Decimal = NOTHING
    returned: Decimal = NOTHING
    places: defaultdict[Place, Decimal] = field(default_factory=lambda: defaultdict(Decimal))

    @property
    def remaining(self) -> Decimal:
        """What should be there; what is there is only known by counting."""
        return self.received - self.handed - self.damaged - self.returned

    def at(self, place: Place) -> Decimal:
        return self.places.get(place, NOTHING)

    def move(self, kind: str, source: Place, target: Place, quantity: Decimal) -> None:
        if kind == MovementKind.RECEIVED:
            self.received += quantity
        elif kind == MovementKind.DAMAGED:
            self.damaged += quantity
        elif kind == MovementKind.RETURNED:
            self.returned += quantity
        if kind != MovementKind.RECEIVED:
            self.places[source] -= quantity
        if kind in (MovementKind.RECEIVED, MovementKind.TRANSFERRED):
            self.places[target] += quantity

    def hand_out(self, place: Place, quantity: Decimal) -> None:
        self.handed += quantity
        self.places[place] -= quantity


@dataclass(frozen=True, slots=True)
class Need:
    """What all families of a round together are due, against what may be handed out."""

    item: Item
    needed: Decimal
    usable: Decimal

    @property
    def missing(self) -> Decimal:
        return max(self.needed - self.usable, NOTHING)

    @property
    def missing_words(self) -> str:
        """`beras 120 kg`."""
        return words(self.item, self.missing)


def balance_of(given: Round) -> list[ItemBalance]:
    """Live, in a constant number of queries, in the order of the contents of the round."""
    balances = {one.item_id: ItemBalance(one.item) for one in contents_of(given)}
    moved, handed = _moved(given), _handed(given)
    _add_others(balances, {row[0] for row in moved} | {row[0] for row in handed})
    for item, kind, source, target, quantity in moved:
        balances[item].move(kind, source, target, quantity)
    points = dict(given.slots.values_list("area_id", "point_id"))
    for item, point, area, quantity in handed:
        balances[item].hand_out(point or points.get(area, STORE), quantity)
    return list(balances.values())


def needs_of(given: Round, balances: Sequence[ItemBalance] | None = None) -> list[Need]:
    families = families_of(given)
    known = {one.item.pk: one for one in balances or balance_of(given)}
    return [
        Need(content.item, content.quantity * families, _usable(known[content.item_id]))
        for content in contents_of(given)
    ]


def contents_of(given: Round) -> list[Content]:
    """What each family receives: frozen when the round was opened, before that as planned."""
    is_planned = given.state == RoundState.PLANNED
    contents = given.programme.benefits if is_planned else given.benefits
    return list(contents.select_related("item").order_by("pk"))


def families_of(given: Round) -> int:
    if given.state == RoundState.PLANNED:
        return given.list.entries.filter(standing=Standing.MAIN).count()
    return given.entitlements.standing().count()


def words(item: Item, quantity: Decimal) -> str:
    """`beras 10 kg`, `Rp300.000`."""
    return Part(item.name, item.unit, quantity).words


def amount(item: Item, quantity: Decimal) -> str:
    """Where the item is named already: `10 kg`, `Rp300.000`."""
    return rupiah(quantity) if item.is_money else str(Quantity(quantity, item.unit))


def _usable(balance: ItemBalance) -> Decimal:
    return balance.received - balance.damaged - balance.returned


Moved = tuple[int, str, Place, Place, Decimal]
Handed = tuple[int, Place, int, Decimal]


def _moved(given: Round) -> list[Moved]:
    columns = ("item_id", "kind", "source_id", "target_id")
    return list(given.movements.order_by().values_list(*columns).annotate(Sum("quantity")))


def _handed(given: Round) -> list[Handed]:
    lines = HandoverLine.objects.filter(
        handover__entitlement__round=given, handover__undone_at__isnull=True
    )
    columns = ("item_id", "handover__point_id", "handover__entitlement__area_id")
    return list(lines.order_by().values_list(*columns).annotate(Sum("quantity")))


def _add_others(balances: dict[int, ItemBalance], used: Iterable[int]) -> None:
    """What was moved before the contents were planned otherwise."""
    others: Mapping[int, Item] = Item.objects.in_bulk(list(set(used) - balances.keys()))
    for pk, item in others.items():
        balances[pk] = ItemBalance(item)
