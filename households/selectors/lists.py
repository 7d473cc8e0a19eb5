"""The list of families: what it may be narrowed by, its counts, and one page of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate
from typing import Any, TypeVar, overload

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.choices import Level
from duren_sawit.areas.models import Area
from duren_sawit.ui.tones import Tone
from households.choices import FamilyState, VisitStatus
from households.models import FamilySummary
from households.models.families import FamilySummaryQuerySet

ELDERLY_FROM = 60
YOUNG_UNTIL = 5
Located = TypeVar("Located", bound=QuerySet[Any])
Narrow = Callable[[FamilySummaryQuerySet], FamilySummaryQuerySet]

STATES: Mapping[str, Narrow] = {
    "": lambda families: families.active(),
    "pindah": lambda families: families.filter(state=FamilyState.MOVED),
    "berakhir": lambda families: families.filter(state=FamilyState.ENDED),
    "semua": lambda families: families.all(),
}
NUMBERS: Mapping[str, Narrow] = {
    "lengkap": lambda families: families.filter(has_kk=True, without_nik_count=0),
    "kurang": lambda families: families.incomplete(),
    "tanpa-kk": lambda families: families.filter(has_kk=False),
    "tanpa-nik": lambda families: families.filter(without_nik_count__gt=0),
}
SIZES: Mapping[str, Narrow] = {
    "1": lambda families: families.filter(member_count=1),
    "2-4": lambda families: families.filter(member_count__range=(2, 4)),
    "5": lambda families: families.filter(member_count__gte=5),
}
VISITS: Mapping[str, VisitStatus] = {
    "belum": VisitStatus.NOT_YET,
    "terdata": VisitStatus.RECORDED,
    "kosong": VisitStatus.EMPTY,
    "menolak": VisitStatus.REFUSED,
    "pindah": VisitStatus.MOVED,
}
TRAITS: Mapping[str, Callable[[date], Q]] = {
    "lansia": lambda on: Q(oldest_born_on__lte=years_before(on, ELDERLY_FROM)),
    "balita": lambda on: Q(youngest_born_on__gt=years_before(on, YOUNG_UNTIL)),
    "disabilitas": lambda on: Q(disabled_count__gt=0),
}


def years_before(on: date, years: int) -> date:
    """Whoever was born on or before this day has that age; of 29 February, the day before."""
    try:
        return on.replace(year=on.year - years)
    except ValueError:
        return on.replace(year=on.year - years, day=28)


@dataclass(frozen=True, slots=True)
class Asked:
    """How the list was narrowed; a word that is not known narrows nothing."""

    area: Area | None = None
    state: str = ""
    numbers: str = ""
    size: str = ""
    visit: str = ""
    traits: tuple[str, ...] = ()


def places(reader: User, permission: Permission = Permission.FAMILIES_VIEW) -> list[Area]:
    """The areas whose families the reader sees, as people count them."""
    found = Area.objects.within(reader.scope.paths_for(permission))
    return list(found.defer("boundary").in_order())


def in_areas(found: Located, places: list[Area]) -> Located:
    """Those in these places; a list of every RT of the village would only cost time."""
    if any(one.level == Level.VILLAGE for one in places):
        return found
    return found.filter(area_id__in=[one.pk for one in places])


def paths_of(asked: Asked, reader: User) -> tuple[str, ...]:
    """Where everything lies that a file of this list holds."""
    reach = reader.scope.paths_for(Permission.FAMILIES_EXPORT)
    return (asked.area.path,) if asked.area else reach


def narrowed(asked: Asked, inside: list[Area], *, on: date) -> FamilySummaryQuerySet:
    """The families of these places (see `places`) that fit."""
    wanted = [one for one in inside if asked.area is None or asked.area.contains(one)]
    families = STATES.get(asked.state, STATES[""])(in_areas(FamilySummary.objects.all(), wanted))
    for choice, narrows in ((asked.numbers, NUMBERS), (asked.size, SIZES)):
        if choice in narrows:
            families = narrows[choice](families)
    if asked.visit in VISITS:
        families = families.filter(visit_status=VISITS[asked.visit])
    for trait in asked.traits:
        families = families.filter(TRAITS[trait](on))
    return families


@dataclass(frozen=True, slots=True)
class Mark:
    """Something about a family that somebody who leafs through the list should see."""

    word: str | Promise
    tone: Tone = Tone.INFO
    icon: str = "person"


@dataclass(frozen=True, slots=True)
class FamilyLine:
    """One family as the list shows it."""

    summary: FamilySummary
    visit: Mark
    marks: tuple[Mark, ...]


VISIT_MARKS = {
    VisitStatus.NOT_YET: (gettext_lazy("belum dikunjungi"), Tone.PLAIN, "house"),
    VisitStatus.RECORDED: (gettext_lazy("terdata"), Tone.OK, "house-check"),
    VisitStatus.EMPTY: (gettext_lazy("kosong"), Tone.WAIT, "house-exclamation"),
    VisitStatus.REFUSED: (gettext_lazy("menolak"), Tone.WAIT, "house-exclamation"),
    VisitStatus.MOVED: (gettext_lazy("pindah"), Tone.PLAIN, "house-door"),
}


def visit_mark(status: str) -> Mark:
    """How the visit of a home stands, as a tag."""
    return Mark(*VISIT_MARKS[VisitStatus(status)])


def line_of(summary: FamilySummary, *, on: date) -> FamilyLine:
    return FamilyLine(summary, visit_mark(summary.visit_status), tuple(_marks(summary, on)))


def _marks(summary: FamilySummary, on: date) -> Iterator[Mark]:
    oldest, youngest = summary.oldest_born_on, summary.youngest_born_on
    if summary.state != FamilyState.ACTIVE:
        yield Mark(str(FamilyState(summary.state).label), Tone.PLAIN, "house-door")
    if summary.without_nik_count:
        said = _("%(count)s tanpa NIK") % {"count": summary.without_nik_count}
        yield Mark(said, Tone.WAIT, "exclamation-circle")
    if oldest and oldest <= years_before(on, ELDERLY_FROM):
        yield Mark(_("lansia"))
    if youngest and youngest > years_before(on, YOUNG_UNTIL):
        yield Mark(_("balita"))
    if summary.disabled_count:
        yield Mark(_("disabilitas"), icon="heart-pulse")


def _shown(keys: Iterable[tuple[int]]) -> FamilySummaryQuerySet:
    """Names and addresses are fetched for the rows of one page, not for the RTs it lies in."""
    shown: FamilySummaryQuerySet = FamilySummary.objects.filter(pk__in=[key for (key,) in keys])
    return shown.with_names().in_order()


class FamilyRows:
    """What a paginator cuts into pages, whichever the page and however many the families.

    They are counted RT by RT, so that a page reads only the few RTs it lies in.
    """

    def __init__(self, asked: Asked, inside: list[Area], *, on: date) -> None:
        self.families = narrowed(asked, inside, on=on)
        self.inside = inside
        self.on = on

    @cached_property
    def counted(self) -> dict[int, tuple[int, int]]:
        """Families and people by RT, in the order of the RTs."""
        rows = self.families.values_list("area_id").annotate(Count("pk"), Sum("member_count"))
        counted = {area_id: (families, people) for area_id, families, people in rows}
        return {one.pk: counted[one.pk] for one in self.inside if one.pk in counted}

    def count(self) -> int:
        return sum(families for families, _people in self.counted.values())

    @property
    def people_count(self) -> int:
        return sum(people for _families, people in self.counted.values())

    def __len__(self) -> int:
        return self.count()

    def __iter__(self) -> Iterator[FamilyLine]:
        return iter(self[0 : self.count()])

    @overload
    def __getitem__(self, wanted: int) -> FamilyLine: ...
    @overload
    def __getitem__(self, wanted: slice) -> list[FamilyLine]: ...
    def __getitem__(self, wanted: int | slice) -> FamilyLine | list[FamilyLine]:
        if isinstance(wanted, int):
            return self[wanted : wanted + 1][0]
        ends = list(accumulate(families for families, _people in self.counted.values()))
        spans = zip(self.counted, [0, *ends], ends, strict=False)
        touched = [
            (area_id, start)
            for area_id, start, end in spans
            if start < wanted.stop and end > wanted.start
        ]
        if not touched:
            return []
        before = touched[0][1]
        rows = self.families.filter(area_id__in=[area_id for area_id, _start in touched])
        keys = rows.in_order().values_list("pk")[wanted.start - before : wanted.stop - before]
        return [line_of(summary, on=self.on) for summary in _shown(keys)]
