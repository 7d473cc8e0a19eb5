"""May this person print the papers of a round, and are they there to print."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from distributions.choices import Binding, LetterKind, RoundState
from distributions.models import Round
from distributions.models.papers import PrintBatch
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import Area
from duren_sawit.documents.registry import design_of
from duren_sawit.lib.refusals import Obstacle

A_PILE = (LetterKind.ROSTER, LetterKind.SLIPS, LetterKind.WALL_LIST)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be printed; `paper` empty for the usual one of its kind."""

    kind: str
    area: Area
    paper: str = ""
    binding: str = Binding.ONE
    by_time: bool = False


def paper_of(wish: Wish) -> str:
    """A4 or F4, lying or standing as the kind is made."""
    design = design_of(wish.kind)
    if design is None or not wish.paper:
        return design.paper if design else ""
    return next((one for one in design.papers if one.startswith(wish.paper)), "")


def obstacles_to_print(round_: Round, wish: Wish, by: User) -> list[Obstacle]:
    found = []
    if not by.may(Permission.ROSTERS_PRINT, wish.area):
        found.append(Obstacle("not_yours", _("Roster dan undangan dicetak petugas lain.")))
    if round_.state == RoundState.PLANNED:
        sentence = _("Tahap ini belum dibuka. Roster dan undangan dicetak sesudahnya.")
        found.append(Obstacle("not_open", sentence))
    elif not round_.sheets.filter(area__path__startswith=wish.area.path).exists():
        found.append(Obstacle("nobody", _("Belum ada jatah di wilayah ini.")))
    if wish.kind not in A_PILE or not paper_of(wish):
        found.append(Obstacle("paper_unfit", _("Kertas itu belum cocok untuk cetakan ini.")))
    if PrintBatch.objects.pending().filter(requested_by=by, round=round_).exists():
        sentence = _("Cetakan Anda yang sebelumnya belum selesai. Tunggu sebentar.")
        found.append(Obstacle("pending", sentence))
    return found
