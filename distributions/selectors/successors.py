"""Who of the reserve takes a place that became free, and by which rule."""

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Case, IntegerField, Value, When

from distributions.choices import AmendmentState, Succession
from distributions.models import Amendment, ListEntry
from distributions.models.lists import ListEntryQuerySet
from distributions.selectors.checks import of_receivers


@dataclass(frozen=True, slots=True)
class Successor:
    """The family of the reserve whose turn it is, and why it is theirs."""

    entry: ListEntry
    rule: Succession


def successor_unscoped(entry: ListEntry) -> Successor | None:
    """For services: the turn is the village's, whoever asks.

    The first by rank of the same RT, else of the same RW, else of the village; the last only
    where the programme has no quota for each RW. Passed over are receivers who died or left,
    families that left, and whoever an undecided amendment names already.
    """
    found = sound(entry).exclude(pk__in=_named(entry))
    if entry.list.programme.quotas.exists():
        found = found.filter(area__parent=entry.area.parent_id)
    first = found.annotate(distance=_distance(entry)).order_by("distance", "rank", "pk")[:1]
    return next((Successor(one, _rule(entry, one)) for one in first), None)


def sound(entry: ListEntry) -> ListEntryQuerySet:
    """The reserve beside an entry, without those who died or left."""
    gone = reduce(or_, of_receivers().values())
    reserve = ListEntry.objects.filter(list=entry.list_id).reserve()
    return reserve.exclude(pk=entry.pk).exclude(gone).select_related("area")


def _named(entry: ListEntry) -> list[int]:
    waiting = Amendment.objects.filter(list=entry.list_id, state=AmendmentState.WAITING)
    return [key for row in waiting.values_list("entry_id", "replacement_id") for key in row if key]


def _rule(entry: ListEntry, successor: ListEntry) -> Succession:
    if successor.area_id == entry.area_id:
        return Succession.SAME_RT
    return (
        Succession.SAME_RW
        if successor.area.parent_id == entry.area.parent_id
        else Succession.VILLAGE
    )


def _distance(entry: ListEntry) -> Case:
    return Case(
        When(area=entry.area_id, then=Value(0)),
        When(area__parent=entry.area.parent_id, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
