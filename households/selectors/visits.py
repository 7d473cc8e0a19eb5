"""The board of visits: how the visiting of homes stands, from the village down to one RT."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import Count, Prefetch
from django.utils.translation import gettext as _

from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.choices import Level
from duren_sawit.areas.models import Area
from duren_sawit.ui.charts import Stack, StackedChart
from duren_sawit.ui.charts.drawing import number
from households.choices import VisitStatus
from households.models import Dwelling, Family
from households.models.dwellings import DwellingQuerySet
from households.selectors.lists import VISITS, in_areas, places

if TYPE_CHECKING:
    from uuid import UUID

Counts = Counter[str]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which area, and which of its dwellings."""

    area_id: UUID | None = None
    visit: str = ""
    page: int = 1


@dataclass(frozen=True)
class Standing:
    """How many dwellings of an area stand how."""

    area: Area
    counts: Counts

    @property
    def total(self) -> int:
        return self.counts.total()

    @property
    def not_yet(self) -> int:
        return self.counts[VisitStatus.NOT_YET]

    @property
    def recorded(self) -> int:
        return self.counts[VisitStatus.RECORDED]

    @property
    def empty(self) -> int:
        return self.counts[VisitStatus.EMPTY]

    @property
    def refused(self) -> int:
        return self.counts[VisitStatus.REFUSED]

    @property
    def moved(self) -> int:
        return self.counts[VisitStatus.MOVED]

    @property
    def visited(self) -> int:
        return self.total - self.not_yet

    @property
    def is_rt(self) -> bool:
        return self.area.level == Level.RT


@dataclass(frozen=True)
class VisitBoard:
    """One area or several of the reader's, and `parts`: what lies right below."""

    areas: tuple[Area, ...]
    above: Area | None
    whole: Standing | None
    parts: tuple[Standing, ...]

    @property
    def area(self) -> Area | None:
        return self.whole.area if self.whole else None

    @property
    def is_rt(self) -> bool:
        return self.whole is not None and self.whole.is_rt

    @property
    def total(self) -> int:
        return self.whole.total if self.whole else sum(part.total for part in self.parts)

    @property
    def visited(self) -> int:
        return self.whole.visited if self.whole else sum(part.visited for part in self.parts)

    @cached_property
    def chart(self) -> StackedChart:
        """Three parts at most: those to visit again are one of them."""
        return StackedChart(
            sentence=self.words,
            names=(_("terdata"), _("kosong atau menolak"), _("pindah")),
            stacks=tuple(map(_stack, self.parts)),
            row_head=_("Wilayah"),
            missing_name=_("belum dikunjungi"),
        )

    @property
    def words(self) -> str:
        said = _("%(visited)s dari %(total)s rumah sudah dikunjungi")
        return said % {"visited": number(self.visited), "total": number(self.total)}


def _stack(part: Standing) -> Stack:
    parts = (part.recorded, part.empty + part.refused, part.moved)
    return Stack(part.area.name, parts, part.total)


def visit_board(reader: User, area_id: UUID | None) -> VisitBoard:
    """The board of that area, when the reader sees it; else of all the reader sees."""
    inside = places(reader)
    keys = {one.pk for one in inside}
    roots = [one for one in inside if one.parent_id not in keys]
    alone = roots[0] if len(roots) == 1 else None
    area = next((one for one in inside if one.public_id == area_id), alone)
    below = [one for one in inside if area is None or area.contains(one)]
    counted = _counted(below)
    parts = [one for one in below if one.parent_id == area.pk] if area else roots
    return VisitBoard(
        areas=tuple(below),
        above=next((one for one in inside if area and one.pk == area.parent_id), None),
        whole=_standing(area, below, counted) if area else None,
        parts=tuple(_standing(part, below, counted) for part in parts),
    )


def _counted(inside: list[Area]) -> dict[int, Counts]:
    """Dwellings by area and status."""
    found = in_areas(Dwelling.objects.order_by(), inside)
    counted: dict[int, Counts] = {one.pk: Counter() for one in inside}
    rows = found.values_list("area_id", "visit_status").annotate(Count("pk"))
    for area_id, status, count in rows:
        counted[area_id][status] = count
    return counted


def _standing(area: Area, inside: list[Area], counted: dict[int, Counts]) -> Standing:
    own = (counted[one.pk] for one in inside if area.contains(one))
    return Standing(area, sum(own, Counter()))


def dwellings(board: VisitBoard, *, visit: str) -> DwellingQuerySet:
    """Those of the board's RT with their families, by address; above an RT none."""
    found: DwellingQuerySet = Dwelling.objects.all()
    if board.area is None or not board.is_rt:
        return found.none()
    found = found.filter(area=board.area)
    if visit in VISITS:
        found = found.filter(visit_status=VISITS[visit])
    return _with_families(found).order_by("address_key", "pk")


def dwellings_to_visit(reader: User) -> DwellingQuerySet:
    """Where the reader may write down visits."""
    seen = Dwelling.objects.visible_to(reader, Permission.VISITS_RECORD)
    return _with_families(seen.select_related("area"))


def _with_families(found: DwellingQuerySet) -> DwellingQuerySet:
    """With the families that live there and their heads."""
    living = Family.objects.active().select_related("summary__head").order_by("pk")
    shown = living.defer("kk_number", "summary__head__nik")
    return found.prefetch_related(Prefetch("families", shown))
