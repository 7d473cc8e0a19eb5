"""What a planned round still needs before it opens, one step after the other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from distributions.choices import ProgrammeState
from distributions.models import Round
from distributions.policies import rounds as policies
from distributions.selectors import stock
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission

POINTS = "points"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to have: how it stands, and where it is done. What `waits` keeps it closed."""

    key: str
    title: str
    note: str
    action: str
    url: str
    is_done: bool
    waits: bool = True

    @property
    def spreads(self) -> bool:
        """Whether one click makes a point for each RW."""
        return self.key == POINTS and not self.is_done


@dataclass(frozen=True, slots=True)
class Preparation:
    """All steps, and the first that is open."""

    steps: Sequence[Step]

    @property
    def next(self) -> Step | None:
        return next((step for step in self.steps if step.waits and not step.is_done), None)


def preparation(reader: User, given: Round) -> Preparation:
    families = stock.families_of(given)
    parts: list[Callable[[User, Round, int], Step]] = [_list, _programme, _points, _times]
    if reader.may(Permission.STOCK_VIEW):
        parts.append(_goods)
    return Preparation([part(reader, given, families) for part in parts])


def _list(_reader: User, given: Round, families: int) -> Step:
    told = ngettext("%(count)s keluarga", "%(count)s keluarga", families) % {"count": families}
    state = {"state": given.list.get_state_display(), "families": told}
    return Step(
        "list",
        _("Daftar penerima"),
        _("%(state)s, %(families)s") % state,
        _("Buka daftar"),
        reverse("distributions:list_detail", args=[given.list.public_id]),
        is_done=given.list.is_final and families > 0,
    )


def _programme(_reader: User, given: Round, _families: int) -> Step:
    programme = given.programme
    contents = ", ".join(map(str, stock.contents_of(given)))
    state = programme.get_state_display()
    return Step(
        "programme",
        _("Program dan isi bantuan"),
        _("%(state)s, %(contents)s per keluarga") % {"state": state, "contents": contents or "—"},
        _("Buka program"),
        reverse("distributions:programme_detail", args=[programme.public_id]),
        is_done=programme.state == ProgrammeState.RUNNING and bool(contents),
    )


def _points(_reader: User, given: Round, _families: int) -> Step:
    count = given.points.count()
    told = ngettext("%(count)s titik", "%(count)s titik", count) % {"count": count}
    return Step(
        POINTS,
        _("Titik bagi"),
        told if count else _("Belum ada. Satu titik tiap RW, atau tambah sendiri."),
        _("Tambah titik"),
        reverse("distributions:point_create", args=[given.public_id]),
        is_done=count > 0,
    )


def _times(_reader: User, given: Round, _families: int) -> Step:
    areas = policies.receiving_areas(given)
    missing = len(policies.areas_without_slot(given))
    said = {"done": len(areas) - missing, "all": len(areas)}
    outside = policies.obstacles_of_slots(given)
    return Step(
        "times",
        _("Jadwal tiap RT"),
        str(outside[0]) if outside else _("%(done)s dari %(all)s RT punya jadwal") % said,
        _("Atur jadwal"),
        reverse("distributions:slot_edit", args=[given.public_id]),
        is_done=not missing and not outside and bool(areas),
    )


def _goods(_reader: User, given: Round, _families: int) -> Step:
    short = [need.missing_words for need in stock.needs_of(given) if need.missing]
    sentence = _("Kurang %(goods)s. Boleh menyusul sesudah tahap dibuka.")
    return Step(
        "goods",
        _("Barang"),
        sentence % {"goods": ", ".join(short)} if short else _("Cukup untuk semua keluarga"),
        _("Catat barang"),
        reverse("distributions:stock_detail", args=[given.public_id]),
        is_done=not short,
        waits=False,
    )
