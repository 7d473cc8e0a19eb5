"""Goods come in, move between store and points, spoil, go back; the ledger only grows.

No service takes more out of a place than is there: the round is held while it is counted.
"""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from distributions.choices import Event, MovementKind
from distributions.models import Balance, Round, StockMovement
from distributions.policies import stock as policies
from distributions.selectors.stock import balance_of, contents_of, words
from distributions.stock_facts import Move
from duren_sawit.accounts.models import User
from duren_sawit.areas.selectors import village_unscoped
from duren_sawit.audit.services import trail
from duren_sawit.lib.changes import first_values
from duren_sawit.lib.refusals import refuse_if
from duren_sawit.lib.violations import refused_by


@transaction.atomic
def receive(given: Round, *, move: Move, by: User, at: datetime) -> StockMovement:
    """From outside into the store or a point. Refuses without saying from whom."""
    return _write(given, MovementKind.RECEIVED, move, by, at)


@transaction.atomic
def transfer(given: Round, *, move: Move, by: User, at: datetime) -> StockMovement:
    """Between store and points. Refuses more than is there, and from a place to itself."""
    return _write(given, MovementKind.TRANSFERRED, move, by, at)


@transaction.atomic
def spoil(given: Round, *, move: Move, by: User, at: datetime) -> StockMovement:
    """Damaged or lost. Refuses more than is there, and without a word why."""
    return _write(given, MovementKind.DAMAGED, move, by, at)


@transaction.atomic
def give_back(given: Round, *, move: Move, by: User, at: datetime) -> StockMovement:
    """Back to the supplier. Refuses more than is there, and without a word why."""
    return _write(given, MovementKind.RETURNED, move, by, at)


@transaction.atomic
def carry(given: Round, *, earlier: Round, by: User, at: datetime) -> Sequence[StockMovement]:
    """What was counted at the end of an earlier round comes into the store of this one, once.

    Refuses rounds that are not closed, other programmes, and what was carried before.
    """
    first, second = sorted((given.pk, earlier.pk))
    held = {pk: _held(pk) for pk in (first, second)}
    given, earlier = held[given.pk], held[earlier.pk]
    refuse_if(policies.obstacles_to_carry(given, earlier, by))
    items = {content.item_id for content in contents_of(given)}
    leftover = [one for one in _counted(earlier) if one.item_id in items]
    refuse_if(policies.obstacles_to_leftover(leftover))
    moved = [
        StockMovement(
            round=given,
            item=one.item,
            kind=MovementKind.RECEIVED,
            quantity=one.remaining,
            counterpart=_("Sisa tahap %(number)s") % {"number": earlier.number},
            carried_from=earlier,
            moved_at=at,
            recorded_by=by,
        )
        for one in leftover
    ]
    with refused_by(StockMovement):
        StockMovement.objects.bulk_create(moved)
    told = "; ".join(words(one.item, one.quantity) for one in moved)
    _record(moved[0], told, by, at)
    return moved


def _write(given: Round, kind: str, move: Move, by: User, at: datetime) -> StockMovement:
    given = _held(given.pk)
    balances = {one.item: one for one in balance_of(given)}
    known = balances.get(move.item)
    place = move.source.pk if move.source else None
    there = known.at(place) if known else Decimal()
    items = [content.item for content in contents_of(given)]
    refuse_if(policies.obstacles_to_move(given, kind, move, items=items, there=there, by=by))
    movement = StockMovement(
        round=given,
        kind=kind,
        moved_at=at,
        recorded_by=by,
        **{name: getattr(move, name) for name in MOVE_COLUMNS},
    )
    with refused_by(StockMovement):
        movement.save()
    _record(movement, words(move.item, move.quantity), by, at)
    return movement


MOVE_COLUMNS = ("item", "quantity", "source", "target", "counterpart", "document", "note")


def _held(pk: int) -> Round:
    """Held against other movements and closings; handovers of the round go on meanwhile."""
    rounds = Round.objects.select_for_update(of=("self",), no_key=True)
    return rounds.select_related("programme").get(pk=pk)


def _counted(earlier: Round) -> list[Balance]:
    """What is left by the latest count of a closed round."""
    balances = Balance.objects.filter(
        closing__round=earlier, version=earlier.closing.version, remaining__gt=0
    )
    return list(balances.select_related("item").order_by("pk"))


def _record(movement: StockMovement, goods: str, by: User, at: datetime) -> None:
    told = {
        "kind": movement.get_kind_display(),
        "goods": goods,
        "source": movement.source,
        "target": movement.target,
        "counterpart": movement.counterpart,
        "document": movement.document,
    }
    trail.record(
        Event.STOCK_MOVED,
        subject=movement,
        by=by,
        at=at,
        area=village_unscoped(),
        reason=movement.note,
        changes=first_values(told),
    )
