"""Goods that came from outside: what one sender brought on one day is one delivery."""

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from distributions.choices import MovementKind
from distributions.models import StockMovement
from distributions.models.stock import StockMovementQuerySet
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission

BROUGHT = Q(kind=MovementKind.RECEIVED, carried_from__isnull=True)


def deliveries(reader: User) -> StockMovementQuerySet:
    """The first line of each, which stands for all of them."""
    earlier = StockMovement.objects.filter(
        BROUGHT,
        round=OuterRef("round"),
        counterpart=OuterRef("counterpart"),
        moved_at__date=OuterRef("moved_at__date"),
        pk__lt=OuterRef("pk"),
    )
    seen = StockMovement.objects.visible_to(reader, Permission.LETTERS_ISSUE)
    found = seen.filter(BROUGHT).exclude(Exists(earlier))
    return found.select_related("round__programme", "recorded_by")


def lines_of(first: StockMovement) -> list[StockMovement]:
    """All that came with it, in the order in which it was written down."""
    found = StockMovement.objects.filter(
        BROUGHT,
        round=first.round_id,
        counterpart=first.counterpart,
        moved_at__date=timezone.localdate(first.moved_at),
    )
    return list(found.select_related("item", "target").order_by("pk"))
