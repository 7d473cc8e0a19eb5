"""How the register stands, in the few figures of home pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.accounts.selectors.remembered import once_per_reader
from households.choices import VisitStatus
from households.models import Dwelling, FamilySummary, ImportBatch, Pair
from households.models.dwellings import DwellingQuerySet
from households.models.families import FamilySummaryQuerySet
from households.selectors import reports

VILLAGE_DOTS = 4  # in the path of a whole village: "31.75.07.1001."
NO_AREA = 0
FAMILY_COUNTS = {
    "families": Count("pk"),
    "not_visited": Count("pk", filter=Q(visit_status=VisitStatus.NOT_YET)),
    "without_kk": Count("pk", filter=Q(has_kk=False)),
    "without_nik": Count("pk", filter=Q(without_nik_count__gt=0)),
}


@dataclass(frozen=True, slots=True)
class Figures:
    """Families that live in the reader's areas now, and what waits for somebody's word."""

    families: int
    not_visited: int
    without_kk: int
    without_nik: int
    rts_not_begun: int  # where no home was visited yet
    reports: int
    pairs: int
    batches: int

    @property
    def visited(self) -> int:
        return self.families - self.not_visited


@once_per_reader
def figures(reader: User) -> Figures:
    """One question to the database for every task and panel of the register on one home page.

    Families are counted RT by RT; the last row of the union holds what waits.
    """
    by_rt = _families(reader).order_by().values_list("area_id").annotate(**FAMILY_COUNTS)
    rows = list(by_rt.union(_waiting(reader), all=True))
    waiting = next(row for row in rows if row[0] == NO_AREA)
    rts = [row for row in rows if row[0] != NO_AREA]
    sums = {
        name: sum(row[place] for row in rts) for place, name in enumerate(FAMILY_COUNTS, start=1)
    }
    not_begun = sum(1 for _area, families, not_visited, *_rest in rts if families == not_visited)
    _no_area, waiting_reports, open_pairs, waiting_batches, *_rest = waiting
    return Figures(
        **sums,
        rts_not_begun=not_begun,
        reports=waiting_reports,
        pairs=open_pairs,
        batches=waiting_batches,
    )


def _waiting(reader: User) -> QuerySet[User, tuple[int, ...]]:
    """One row, as wide as those of the RTs."""
    counts = (
        reports.waiting(reader, Permission.FAMILIES_EDIT),
        Pair.objects.visible_to(reader).open(),
        ImportBatch.objects.visible_to(reader).waiting(),
    )
    counted = {f"waiting_{place}": _count(rows) for place, rows in enumerate(counts)}
    filled = {"no_area": Value(NO_AREA), **counted, "nothing": Value(0)}
    row: QuerySet[User, tuple[int, ...]] = User.objects.filter(pk=reader.pk).order_by()
    return row.annotate(**filled).values_list(*filled)


def _count(rows: QuerySet[Any]) -> Coalesce:
    """How many rows, as a value beside others."""
    counted = rows.order_by().annotate(one=Value(1)).values("one").annotate(n=Count("pk"))
    return Coalesce(Subquery(counted.values("n")), Value(0))


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
