"""May a round be counted, approved and closed, and why not."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from distributions.choices import ClosingState, RoundState
from distributions.facts import Part
from distributions.models import Closing, Item, Round
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.refusals import Obstacle

Differences = Mapping[Item, Decimal]


class Spoiled(Protocol):
    damaged: Decimal


def obstacles_to_counting(given: Round, unsettled: int, by: User) -> list[Obstacle]:
    """Before anything is typed; `unsettled` are sheets of paper whose reading is not finished."""
    found = []
    if not by.may(Permission.ROUNDS_PLAN):
        found.append(Obstacle("not_yours", _("Tahap dihitung dan ditutup Kasi Kesra.")))
    if given.state == RoundState.PLANNED:
        found.append(Obstacle("not_open", _("Tahap ini belum dibuka.")))
    if given.state == RoundState.CLOSED:
        found.append(Obstacle("closed", _("Tahap ini sudah ditutup.")))
    if unsettled:
        sentence = ngettext(
            "%(count)s lembar kertas belum selesai dimasukkan.",
            "%(count)s lembar kertas belum selesai dimasukkan.",
            unsettled,
        )
        found.append(Obstacle("sheets_waiting", sentence % {"count": unsettled}))
    return found


def obstacles_to_count(items: Iterable[Item], remaining: Mapping[Item, Decimal]) -> list[Obstacle]:
    """Everything is counted, nothing is less than nothing."""
    if any(item not in remaining for item in items):
        return [Obstacle("not_counted", _("Hitung sisa tiap barang; tulis 0 bila habis."))]
    if any(quantity < 0 for quantity in remaining.values()):
        return [Obstacle("negative", _("Sisa barang tidak kurang dari nol."))]
    return []


def obstacles_to_difference(differences: Differences, explanation: str) -> list[Obstacle]:
    if not differences or explanation:
        return []
    sentence = _("Tulis penjelasan selisih %(goods)s.")
    return [Obstacle("unexplained", sentence % {"goods": goods_of(differences)})]


def needs_approval(balances: Iterable[Spoiled], differences: Differences) -> bool:
    """Goods that nobody signed for are looked at by a second person."""
    return bool(differences) or any(one.damaged for one in balances)


def goods_of(differences: Differences) -> str:
    """`beras 10 kg, minyak goreng 2 liter`, whichever side has more."""
    return ", ".join(
        Part(item.name, item.unit, abs(quantity)).words for item, quantity in differences.items()
    )


def obstacles_to_decide(closing: Closing, by: User) -> list[Obstacle]:
    """Approving a count or sending it back."""
    found = []
    if not by.may(Permission.BALANCES_APPROVE):
        found.append(Obstacle("not_yours", _("Hitungan ini disetujui lurah.")))
    if closing.state != ClosingState.WAITING:
        found.append(Obstacle("decided", _("Hitungan ini sudah diputuskan.")))
    if closing.counted_by_id == by.pk:
        found.append(Obstacle("own_count", _("Hitungan sendiri disetujui orang lain.")))
    return found


def obstacles_to_approve(closing: Closing, *, is_current: bool, by: User) -> list[Obstacle]:
    found = obstacles_to_decide(closing, by)
    if not found and not is_current:
        sentence = _("Sesudah dihitung masih ada catatan baru. Minta dihitung lagi.")
        found.append(Obstacle("changed_meanwhile", sentence))
    return found
