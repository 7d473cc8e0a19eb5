"""Who of the village receives from the programmes that run: nothing, or more than one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef
from django.utils.translation import gettext as _

from distributions.models import ListEntry, RecipientList
from distributions.models.lists import ListEntryQuerySet
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import Area
from duren_sawit.ui.charts import Bar, BarChart
from households.models.families import FamilySummaryQuerySet
from households.selectors.lists import Asked, FamilyLine, FamilyRows, places

Narrow = Callable[[FamilySummaryQuerySet], FamilySummaryQuerySet]


@dataclass(frozen=True, slots=True)
class Part:
    """How many families of one area are meant, of all that fit the questions."""

    area: Area
    families: int
    whole: int


@dataclass(frozen=True, slots=True)
class Line:
    """A family, and on which lists it stands."""

    family: FamilyLine
    notes: Sequence[str]


class CoverageRows(FamilyRows):
    """The families that are meant, cut into pages like those of the register."""

    def __init__(self, asked: Asked, inside: list[Area], *, on: date, narrow: Narrow) -> None:
        super().__init__(asked, inside, on=on)
        self.families = narrow(self.families)


class Coverage:
    """One of the two pages: its families, their figures by area, and what is said of each."""

    def __init__(self, reader: User, asked: Asked, inside: list[Area], *, on: date) -> None:
        self.asked, self.inside = asked, inside
        self.in_force = _lists_in_force(reader)
        self.rows = CoverageRows(asked, inside, on=on, narrow=self.narrow)
        self.everybody = FamilyRows(asked, inside, on=on)

    def narrow(self, families: FamilySummaryQuerySet) -> FamilySummaryQuerySet:
        raise NotImplementedError

    @property
    def whole(self) -> int:
        return self.everybody.count()

    @property
    def sentence(self) -> str:
        """What the picture says."""
        raise NotImplementedError

    def parts(self) -> list[Part]:
        """What lies right below the area that was asked for."""
        return [self._part(area) for area in self._below()]

    def chart(self, parts: Iterable[Part]) -> BarChart:
        bars = (Bar(part.area.name, part.families, part.whole) for part in parts)
        return BarChart(self.sentence, tuple(bars), _("Wilayah"), _("Keluarga"))

    def lines(self, families: Sequence[FamilyLine]) -> list[Line]:
        named = self._named([one.summary.pk for one in families])
        return [Line(one, named[one.summary.pk]) for one in families]

    def said_of(self, entries: ListEntryQuerySet) -> ListEntryQuerySet:
        raise NotImplementedError

    def note(self, entry: ListEntry) -> str:
        return entry.list.programme.name

    def _named(self, families: Sequence[int]) -> Mapping[int, list[str]]:
        found: defaultdict[int, list[str]] = defaultdict(list)
        entries = ListEntry.objects.filter(list__in=self.in_force, family__in=families)
        for entry in self.said_of(entries).select_related("list__programme").order_by("list_id"):
            found[entry.family_id].append(self.note(entry))
        return found

    def _below(self) -> list[Area]:
        keys = {one.pk for one in self.inside}
        roots = [one for one in self.inside if one.parent_id not in keys]
        top = self.asked.area or (roots[0] if len(roots) == 1 else None)
        if top is None:
            return roots
        return [one for one in self.inside if one.parent_id == top.pk]

    def _part(self, area: Area) -> Part:
        keys = [one.pk for one in self.inside if area.contains(one)]
        meant, everybody = self.rows.counted, self.everybody.counted
        return Part(
            area,
            families=sum(meant[key][0] for key in keys if key in meant),
            whole=sum(everybody[key][0] for key in keys if key in everybody),
        )


class Unserved(Coverage):
    """Families that no running programme reaches; those in reserve among them, and marked."""

    def narrow(self, families: FamilySummaryQuerySet) -> FamilySummaryQuerySet:
        received = ListEntry.objects.main().filter(list__in=self.in_force)
        return families.filter(~Exists(received.filter(family=OuterRef("pk"))))

    @property
    def sentence(self) -> str:
        return _("Keluarga yang belum menerima, dari semua keluarga di wilayahnya.")

    def said_of(self, entries: ListEntryQuerySet) -> ListEntryQuerySet:
        return entries.reserve()

    def note(self, entry: ListEntry) -> str:
        return _("cadangan: %(programme)s") % {"programme": super().note(entry)}


class Overlap(Coverage):
    """Families that more than one running programme reaches."""

    def narrow(self, families: FamilySummaryQuerySet) -> FamilySummaryQuerySet:
        entries = ListEntry.objects.main().filter(list__in=self.in_force).order_by()
        several = entries.values("family").annotate(lists=Count("pk")).filter(lists__gt=1)
        return families.filter(pk__in=several.values("family"))

    @property
    def sentence(self) -> str:
        return _("Keluarga di lebih dari satu program, dari semua keluarga di wilayahnya.")

    def said_of(self, entries: ListEntryQuerySet) -> ListEntryQuerySet:
        return entries.main()


def areas(reader: User) -> list[Area]:
    """Where the reader sees who receives."""
    return places(reader, Permission.LISTS_VIEW)


def _lists_in_force(reader: User) -> list[int]:
    lists = RecipientList.objects.visible_to(reader).in_force()
    return list(lists.values_list("pk", flat=True))
