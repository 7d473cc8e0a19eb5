"""Families that did not collect yet, and what is arranged for them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import overload

from django.db.models import Count, Q

from distributions.models import Entitlement, Round
from distributions.models.rounds import EntitlementQuerySet
from distributions.selectors.tallies import uncollected
from distributions.windows import window
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.choices import Level
from duren_sawit.areas.models import Area

HOME, SECOND_DAY, UNARRANGED = "diantar", "kedua", "belum"
PLANS = {
    HOME: Q(home_visit=True),
    SECOND_DAY: Q(home_visit=False, second_date_on__isnull=False),
    UNARRANGED: Q(home_visit=False, second_date_on__isnull=True),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One family that did not collect, and whether it was ticked."""

    entitlement: Entitlement
    is_chosen: bool


class Rows(Sequence[Row]):
    """What a paginator cuts into pages."""

    def __init__(self, found: EntitlementQuerySet, chosen: Collection[str]) -> None:
        self.found = found
        self.chosen = chosen

    def __len__(self) -> int:
        return sum(self._sizes.values())

    @overload
    def __getitem__(self, wanted: int) -> Row: ...
    @overload
    def __getitem__(self, wanted: slice) -> list[Row]: ...
    def __getitem__(self, wanted: int | slice) -> Row | list[Row]:
        if isinstance(wanted, int):
            return self[wanted : wanted + 1][0]
        touched, rows = window(list(self._sizes.values()), wanted)
        shown = self.found.filter(area__in=list(self._sizes)[touched]).in_order()
        shown = shown.select_related("entry", "area").defer("area__boundary")
        return [Row(one, str(one.public_id) in self.chosen) for one in shown[rows]]

    @cached_property
    def _sizes(self) -> dict[int, int]:
        """How many of each RT, in the order in which they are shown."""
        keys = self.found.order_by().values_list("area_id", "area__path")
        counted = sorted(keys.annotate(Count("pk")), key=itemgetter(1))
        return {area: size for area, _path, size in counted}


def narrowed(reader: User, given: Round, area: Area | None, plan: str) -> EntitlementQuerySet:
    """As asked above the list; a word that is not known narrows nothing."""
    found = uncollected(reader, given)
    if area:
        found = found.filter(area__path__startswith=area.path)
    return found.filter(PLANS.get(plan, Q()))


def chosen_of(reader: User, given: Round, keys: Collection[str]) -> list[Entitlement]:
    """Those of the round in the reader's areas; others are left out."""
    seen = Entitlement.objects.visible_to(reader).filter(round=given)
    return list(seen.filter(public_id__in=keys))


def areas_of(reader: User, given: Round) -> list[Area]:
    """By which the list may be narrowed: RWs and RTs of the round."""
    within = Area.objects.within(reader.scope.paths_for(Permission.ROUNDS_VIEW))
    rts = within.filter(pk__in=given.sheets.values("area"))
    rws = within.filter(level=Level.RW, pk__in=rts.values("parent"))
    return list((rws | rts).distinct().without_boundary().in_order())


def may_arrange(reader: User, given: Round) -> bool:
    return given.is_open and reader.may(Permission.HANDOVERS_RECORD)
