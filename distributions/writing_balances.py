"""How services write down a counted balance: a new version of its rows, earlier ones stay."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from distributions.models import Balance, Closing, Item
from distributions.selectors.stock import ItemBalance


def differences(
    balances: Iterable[ItemBalance], remaining: Mapping[Item, Decimal]
) -> dict[Item, Decimal]:
    """What is missing of each item, negative for what is too much; only where something is."""
    found = {one.item: one.remaining - remaining[one.item] for one in balances}
    return {item: quantity for item, quantity in found.items() if quantity}


def write_balances(
    closing: Closing, balances: Iterable[ItemBalance], remaining: Mapping[Item, Decimal]
) -> None:
    Balance.objects.bulk_create(
        Balance(
            closing=closing,
            version=closing.version,
            item=one.item,
            received=one.received,
            handed=one.handed,
            damaged=one.damaged,
            returned=one.returned,
            remaining=remaining[one.item],
            difference=one.remaining - remaining[one.item],
        )
        for one in balances
    )


def counted(closing: Closing) -> dict[Item, Balance]:
    """The rows of the latest version."""
    rows = closing.balances.filter(version=closing.version).select_related("item")
    return {row.item: row for row in rows.order_by("pk")}


def is_current(closing: Closing, balances: Iterable[ItemBalance]) -> bool:
    """Whether nothing was moved or handed out since it was counted."""
    rows = counted(closing)
    known = {
        item: (row.received, row.handed, row.damaged, row.returned) for item, row in rows.items()
    }
    now = {one.item: (one.received, one.handed, one.damaged, one.returned) for one in balances}
    return known == now
