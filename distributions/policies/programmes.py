"""What may be done with programmes and packages, and why not."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from distributions.choices import ProgrammeState
from distributions.models import Package, Programme
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import Area
from duren_sawit.lib.refusals import Obstacle

MOVES = {
    ProgrammeState.PLANNED: ProgrammeState.RUNNING,
    ProgrammeState.RUNNING: ProgrammeState.FINISHED,
}


def obstacles_to_plan(by: User) -> list[Obstacle]:
    if by.may(Permission.PROGRAMMES_PLAN):
        return []
    return [Obstacle("not_yours", _("Program disusun Kasi Kesra atau operator."))]


def obstacles_to_change(programme: Programme, by: User) -> list[Obstacle]:
    found = obstacles_to_plan(by)
    if programme.state == ProgrammeState.FINISHED:
        found.append(Obstacle("finished", _("Program ini sudah selesai dan tidak diubah lagi.")))
    return found


def obstacles_to_move(programme: Programme, to: str, by: User) -> list[Obstacle]:
    found = obstacles_to_plan(by)
    if MOVES.get(ProgrammeState(programme.state)) != to:
        state = programme.get_state_display()
        found.append(Obstacle("moved", _("Program ini %(state)s.") % {"state": state}))
    if to == ProgrammeState.FINISHED:
        found += _obstacles_of_rounds(programme)
    return found


def _obstacles_of_rounds(programme: Programme) -> list[Obstacle]:
    """What was begun is closed first."""
    numbers = programme.rounds.open().order_by("number").values_list("number", flat=True)
    told = ", ".join(map(str, numbers))
    if not told:
        return []
    return [Obstacle("round_open", _("Tutup dulu tahap %(numbers)s.") % {"numbers": told})]


def obstacles_to_quotas(programme: Programme, counts: Mapping[Area, int]) -> list[Obstacle]:
    """Together no more than the programme has room for."""
    told = sum(counts.values())
    if programme.quota is None or told <= programme.quota:
        return []
    over = told - programme.quota
    sentence = ngettext(
        "Jumlah kuota RW lebih %(over)s keluarga dari kuota program.",
        "Jumlah kuota RW lebih %(over)s keluarga dari kuota program.",
        over,
    )
    return [Obstacle("over_quota", sentence % {"over": over})]


def obstacles_to_keep(package: Package | None, by: User) -> list[Obstacle]:
    found = obstacles_to_plan(by)
    if package and not package.is_in_use:
        found.append(Obstacle("dropped", _("Paket ini sudah tidak dipakai.")))
    return found
