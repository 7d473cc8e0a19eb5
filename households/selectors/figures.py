"""How the register stands, in the few figures of home pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.accounts.selectors.remembered import once_per_reader
from households.choices import VisitStatus
from households.models import Dwelling, FamilySummary
from households.models.dwellings import DwellingQuerySet
from households.models.families import FamilySummaryQuerySet

VILLAGE_DOTS = 4  # in the path of a whole village: "31.75.07.1001."


@dataclass(frozen=True, slots=True)
class Figures:
    """Families that live in the reader's areas now."""

    families: int
    not_visited: int
    without_kk: int
    without_nik: int
    rts: int
    rts_not_begun: int  # where no home was visited yet

    @property
    def visited(self) -> int:
        return self.families - self.not_visited


@once_per_reader
def figures(reader: User) -> Figures:
    """One question for everything, counted RT by RT."""
    counts = {
        "families": Count("pk"),
        "not_visited": Count("pk", filter=Q(visit_status=VisitStatus.NOT_YET)),
        "without_kk": Count("pk", filter=Q(has_kk=False)),
        "without_nik": Count("pk", filter=Q(without_nik_count__gt=0)),
    }
    rows: list[Any] = list(_families(reader).order_by().values("area_id").annotate(**counts))
    sums = {name: sum(row[name] for row in rows) for name in counts}
    not_begun = sum(1 for row in rows if row["families"] == row["not_visited"])
    return Figures(**sums, rts=len(rows), rts_not_begun=not_begun)


def _families(reader: User) -> FamilySummaryQuerySet:
    """Of the whole village without asking where each lies."""
    found: FamilySummaryQuerySet = FamilySummary.objects.active()
    paths = reader.scope.paths_for(Permission.FAMILIES_VIEW)
    whole = any(path.count(".") == VILLAGE_DOTS for path in paths)
    return found if whole else found.visible_to(reader)


def homes_to_visit(reader: User) -> DwellingQuerySet:
    """Not visited yet, where the reader may; by RT and address."""
    found: DwellingQuerySet = Dwelling.objects.visible_to(reader, Permission.VISITS_RECORD)
    return found.filter(visit_status=VisitStatus.NOT_YET).select_related("area").in_order()
