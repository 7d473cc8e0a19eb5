"""May goods be moved so: whose place it is, whether they are there, what has to be told."""

from collections.abc import Collection
from decimal import Decimal

from django.utils.translation import gettext as _

from distributions.choices import MovementKind, RoundState
from distributions.facts import Part
from distributions.models import Item, Point, Round
from distributions.stock_facts import Move
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.refusals import Obstacle

MOST = Decimal(10) ** 9
SMALLEST = Decimal("0.001")


def obstacles_to_stock(given: Round, by: User) -> list[Obstacle]:
    """Whatever moves."""
    found = []
    if not by.may(Permission.STOCK_RECORD):
        sentence = _("Barang dicatat petugas titik bagi, Kasi Kesra, atau operator.")
        found.append(Obstacle("not_yours", sentence))
    if given.state == RoundState.CLOSED:
        sentence = _("Tahap ini sudah ditutup. Barangnya tidak dicatat lagi.")
        found.append(Obstacle("closed", sentence))
    return found


def obstacles_to_move(
    given: Round, kind: str, move: Move, *, items: Collection[Item], there: Decimal, by: User
) -> list[Obstacle]:
    """`items` are those of the round, `there` is what its source holds of this one."""
    return [
        *obstacles_to_stock(given, by),
        *_obstacles_to_places(given, kind, move, by),
        *_obstacles_to_item(move, items),
        *_obstacles_to_words(kind, move),
    ] or _obstacles_to_take(kind, move, there)


def moves_everywhere(by: User) -> bool:
    """Whether somebody records for the store and all points, not only for the own ones."""
    return by.may(Permission.ROUNDS_PLAN)


def _obstacles_to_places(given: Round, kind: str, move: Move, by: User) -> list[Obstacle]:
    if any(point.round_id != given.pk for point in move.points):
        return [Obstacle("other_round", _("Titik bagi ini bukan dari tahap ini."))]
    if kind == MovementKind.TRANSFERRED and move.source == move.target:
        return [Obstacle("same_place", _("Pilih tempat tujuan yang lain dari tempat asal."))]
    if moves_everywhere(by) or any(by in point.officers.all() for point in move.points):
        return []
    sentence = _("Anda mencatat barang di titik bagi tempat Anda bertugas.")
    return [Obstacle("other_place", sentence)]


def _obstacles_to_item(move: Move, items: Collection[Item]) -> list[Obstacle]:
    if move.item not in items:
        return [Obstacle("other_item", _("Barang ini tidak termasuk isi tahap."))]
    if not 0 < move.quantity < MOST or move.quantity % SMALLEST:
        return [Obstacle("quantity", _("Jumlah barang lebih dari nol dan masih wajar."))]
    return []


def _obstacles_to_words(kind: str, move: Move) -> list[Obstacle]:
    if kind == MovementKind.RECEIVED and not move.counterpart:
        return [Obstacle("no_counterpart", _("Tulis dari siapa barang ini diterima."))]
    if kind == MovementKind.DAMAGED and not move.note:
        return [Obstacle("no_note", _("Tulis mengapa barang rusak atau hilang."))]
    if kind == MovementKind.RETURNED and not move.note:
        return [Obstacle("no_note", _("Tulis mengapa barang dikembalikan."))]
    return []


def _obstacles_to_take(kind: str, move: Move, there: Decimal) -> list[Obstacle]:
    if kind == MovementKind.RECEIVED or move.quantity <= there:
        return []
    said = {
        "place": name_of(move.source),
        "there": Part(move.item.name, move.item.unit, max(there, Decimal())).words,
    }
    return [Obstacle("too_much", _("Di %(place)s hanya ada %(there)s.") % said)]


def name_of(place: Point | None) -> str:
    return str(place) if place else _("Gudang kelurahan")


def obstacles_to_carry(given: Round, earlier: Round, by: User) -> list[Obstacle]:
    """What is left of a closed round goes on within its programme."""
    found = obstacles_to_stock(given, by)
    if not moves_everywhere(by):
        sentence = _("Sisa tahap dibawa oleh Kasi Kesra atau operator.")
        found.append(Obstacle("other_place", sentence))
    if earlier.programme_id != given.programme_id or earlier.pk == given.pk:
        found.append(Obstacle("other_programme", _("Pilih tahap lain dari program ini.")))
    if earlier.state != RoundState.CLOSED:
        found.append(Obstacle("not_closed", _("Tahap itu belum ditutup.")))
    return found


def obstacles_to_leftover(leftover: Collection[object]) -> list[Obstacle]:
    if leftover:
        return []
    return [Obstacle("nothing_left", _("Tidak ada sisa yang dapat dibawa dari tahap itu."))]
