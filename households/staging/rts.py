"""Which RT of the village a row of a sheet means."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from duren_sawit.areas.choices import Level
from duren_sawit.areas.models import Area
from households.intake.rows import Facts
from households.models import ImportBatch

# The key of the RT, None where the village has none such, and what to warn of.
FindRt = Callable[[Facts], tuple[int | None, list[str]]]


def finder(batch: ImportBatch) -> FindRt:
    """As a person told of all rows, or as each says."""
    if batch.area and batch.area.level == Level.RT:
        return _all_in(batch.area)
    return by_numbers(batch.area)


def _all_in(rt: Area) -> FindRt:
    overruled = [_("RT di baris ini lain dari RT yang dipilih; dipakai yang dipilih.")]

    def find(facts: Facts) -> tuple[int | None, list[str]]:
        return rt.pk, overruled if facts.rt and facts.rt != rt.number else []

    return find


def by_numbers(told: Area | None) -> FindRt:
    """A row that names an RT alone stands in the RW that was told, or in the only one there is."""
    numbers = Area.objects.rts().values_list("parent__number", "number", "pk")
    known: dict[tuple[int | None, int | None], int] = {(rw, rt): key for rw, rt, key in numbers}
    rws = {rw for rw, _rt in known}
    only = rws.pop() if len(rws) == 1 else None

    def find(facts: Facts) -> tuple[int | None, list[str]]:
        if told and facts.rt and not facts.rw:
            facts.rw = told.number
        return known.get((facts.rw or only, facts.rt)), []

    return find
