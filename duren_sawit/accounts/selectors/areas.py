"""One area with what lies in it and who serves there."""

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from duren_sawit.accounts.boundaries import drawing_of
from duren_sawit.accounts.choices import Role
from duren_sawit.accounts.models import RoleAssignment, User
from duren_sawit.accounts.selectors import duties
from duren_sawit.areas.choices import Level
from duren_sawit.areas.models import Area

HEAD_OF = {Level.VILLAGE: Role.LURAH, Level.RW: Role.RW_HEAD, Level.RT: Role.RT_HEAD}


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area of the table: its head, and what lies below it in numbers."""

    area: Area
    head: RoleAssignment | None
    rt_count: int
    rt_without_head_count: int
    surveyor_count: int
    officer_count: int


@dataclass(frozen=True, slots=True)
class AreaPage:
    area: Area
    above: tuple[Area, ...]
    head: RoleAssignment | None
    rows: tuple[AreaRow, ...]
    officers: tuple[RoleAssignment, ...]  # who serves in exactly this area, the head first
    rt_count: int
    rt_without_head_count: int
    boundary: SafeString  # a drawing, when the village has put one down

    @property
    def is_village(self) -> bool:
        return self.area.level == Level.VILLAGE

    @property
    def head_word(self) -> str:
        return str(HEAD_OF[Level(self.area.level)].label)

    @property
    def lead(self) -> str:
        """How many RTs there are, and how many still lack a head."""
        if self.area.level == Level.RT:
            return ""
        said = _("%(count)s RT.") % {"count": self.rt_count}
        if not self.rt_without_head_count:
            return f"{said} " + _("Semua punya ketua.")
        lacking = _("%(count)s belum punya ketua.") % {"count": self.rt_without_head_count}
        return f"{said} {lacking}"


def area_page(reader: User, area: Area, *, on: date) -> AreaPage:
    inside = [found for found in duties.areas(reader) if area.contains(found)]
    serving = list(duties.serving_in(reader, area, on=on))
    rows = tuple(_row(child, inside, serving) for child in inside if child.parent_id == area.pk)
    own = _row(area, inside, serving)
    return AreaPage(
        area=area,
        above=tuple(_above(reader, area)),
        head=own.head,
        rows=rows,
        officers=tuple(one for one in serving if one.area_id == area.pk),
        rt_count=own.rt_count,
        rt_without_head_count=own.rt_without_head_count,
        boundary=drawing_of(area.boundary),
    )


def _row(area: Area, inside: list[Area], serving: list[RoleAssignment]) -> AreaRow:
    rts = [one for one in inside if one.level == Level.RT and area.contains(one)]
    here = [one for one in serving if area.contains(one.area)]
    headed = {one.area_id for one in here if one.role == Role.RT_HEAD}
    return AreaRow(
        area=area,
        head=next((one for one in here if _heads(one, area)), None),
        rt_count=len(rts),
        rt_without_head_count=sum(1 for rt in rts if rt.pk not in headed),
        surveyor_count=len({one.person_id for one in here if one.role == Role.SURVEYOR}),
        officer_count=len({one.person_id for one in here if one.role == Role.HANDOUT_OFFICER}),
    )


def _heads(assignment: RoleAssignment, area: Area) -> bool:
    return assignment.area_id == area.pk and assignment.role == HEAD_OF[Level(area.level)]


def _above(reader: User, area: Area) -> list[Area]:
    seen = duties.areas(reader)
    return [found for found in seen if found.contains(area) and found != area]
