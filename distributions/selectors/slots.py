"""When each RT comes to which point, as the pages of times show it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from django.utils import timezone
from django.utils.formats import date_format

from distributions.models import Point, Round, Slot
from distributions.policies.points import receiving_rws
from distributions.policies.rounds import receiving_areas
from duren_sawit.accounts.models import User
from duren_sawit.areas.models import Area
from duren_sawit.areas.models.areas import AreaQuerySet

FIRST_HOUR = time(8)
USUAL_MINUTES = 30
TO = "\u2013"


@dataclass(frozen=True, slots=True)
class AreaTime:
    """One RT that receives, and when it comes, if it is known."""

    area: Area
    slot: Slot | None


@dataclass(frozen=True, slots=True)
class RwTimes:
    """The RTs of one RW."""

    rw: Area
    times: Sequence[AreaTime]

    @property
    def when(self) -> str:
        """From its first RT to its last."""
        starts = [slot.starts_at for slot in self._slots]
        ends = [slot.ends_at for slot in self._slots]
        return span(min(starts, default=None), max(ends, default=None))

    @property
    def missing(self) -> int:
        return len(self.times) - len(self._slots)

    @property
    def places(self) -> str:
        """The points its RTs come to."""
        return ", ".join(dict.fromkeys(slot.point.name for slot in self._slots))

    @property
    def _slots(self) -> list[Slot]:
        return [one.slot for one in self.times if one.slot]


def span(starts_at: datetime | None, ends_at: datetime | None) -> str:
    """`5 Desember, 08.00-11.30`; with both days when there are two; nothing without a time."""
    if not starts_at or not ends_at:
        return ""
    first, last = timezone.localtime(starts_at), timezone.localtime(ends_at)
    begins = f"{date_format(first, 'j F')}, {first:%H.%M}"
    if first.date() == last.date():
        return f"{begins}{TO}{last:%H.%M}"
    return f"{begins} {TO} {date_format(last, 'j F')}, {last:%H.%M}"


def times_of(given: Round) -> list[RwTimes]:
    """By RW, of the RTs that receive."""
    slots = {slot.area_id: slot for slot in given.slots.select_related("point")}
    found: dict[Area, list[AreaTime]] = {}
    for area in receiving_areas(given):
        if rw := area.parent:
            found.setdefault(rw, []).append(AreaTime(area, slots.get(area.pk)))
    return [RwTimes(rw, tuple(times)) for rw, times in found.items()]


def rws(reader: User, given: Round) -> AreaQuerySet:
    """The RWs with families that receive."""
    seen = Area.objects.visible_to(reader).rws()
    return seen.filter(pk__in=[rw.pk for rw in receiving_rws(given)])


def points_of(given: Round) -> list[Point]:
    return list(given.points.order_by("name", "pk"))


def filled_first(
    given: Round, times: Sequence[RwTimes], points: Sequence[Point]
) -> dict[str, object]:
    """What the form shows first: RWs without a time go to the point that is named after them."""
    guessed = {
        str(one.rw.public_id): str(point.public_id)
        for one in times
        if one.missing and (point := _likely(one.rw, points))
    }
    return {"day": given.opens_on, "starts": FIRST_HOUR, "minutes": USUAL_MINUTES, **guessed}


def kept_of(given: Round, rw: Area) -> Mapping[Area, Slot | None]:
    """The RTs of one RW that receive, in order."""
    own = [one for one in times_of(given) if one.rw == rw]
    return {time.area: time.slot for one in own for time in one.times}


def _likely(rw: Area, points: Sequence[Point]) -> Point | None:
    if len(points) == 1:
        return points[0]
    return next((point for point in points if point.name.endswith(str(rw))), None)
