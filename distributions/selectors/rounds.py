"""Rounds, as their pages show them: all of them, one with its numbers, and what it waits for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from distributions.choices import RoundState
from distributions.models import Point, Programme, RecipientList, Round
from distributions.models.rounds import RoundQuerySet
from distributions.policies import rounds as policies
from distributions.selectors import stock, tallies
from distributions.selectors.programmes import stations
from distributions.selectors.tallies import Tally
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.refusals import Obstacle
from duren_sawit.ui.stations import Station
from duren_sawit.ui.tones import Tone

TONES = {
    RoundState.PLANNED: Tone.WAIT,
    RoundState.OPEN: Tone.INFO,
    RoundState.CLOSED: Tone.OK,
}


@dataclass(frozen=True, slots=True)
class RoundLine:
    """One line of all rounds, with what the reader sees of it."""

    round: Round
    tone: Tone
    tally: Tally


@dataclass(frozen=True, slots=True)
class PointLine:
    """One point: when it begins and ends, and the families that come there."""

    point: Point
    starts_at: datetime | None
    ends_at: datetime | None
    area_count: int
    tally: Tally


@dataclass(frozen=True)
class RoundPage:
    """A round with its numbers, as far as the reader sees them."""

    reader: User
    round: Round
    at: datetime

    @property
    def tone(self) -> Tone:
        return TONES[RoundState(self.round.state)]

    @cached_property
    def stations(self) -> Sequence[Station]:
        return stations(self.round.programme)

    @cached_property
    def may_plan(self) -> bool:
        return not policies.obstacles_to_prepare(self.round, self.reader)

    @cached_property
    def unready(self) -> Sequence[Obstacle]:
        """What keeps a planned round from being opened."""
        return policies.unready(self.round) if self.is_planned else []

    @property
    def unready_words(self) -> str:
        return " ".join(map(str, self.unready))

    @property
    def is_planned(self) -> bool:
        return self.round.state == RoundState.PLANNED

    @cached_property
    def needs(self) -> Sequence[stock.Need]:
        """For whoever sees the goods."""
        return stock.needs_of(self.round) if self.reader.may(Permission.STOCK_VIEW) else []

    @cached_property
    def family_count(self) -> int:
        return stock.families_of(self.round)

    @cached_property
    def contents(self) -> str:
        return ", ".join(map(str, stock.contents_of(self.round)))

    @cached_property
    def tally(self) -> Tally:
        return tallies.total(self._by_area.values())

    @cached_property
    def points(self) -> Sequence[PointLine]:
        """In the order in which they begin."""
        slots = self._slots
        lines = [self._line(point, slots.get(point.pk, [])) for point in self._points]
        return sorted(lines, key=lambda line: (line.starts_at is None, line.starts_at or self.at))

    @cached_property
    def _points(self) -> Sequence[Point]:
        return list(self.round.points.order_by("name", "pk"))

    @cached_property
    def _by_area(self) -> tallies.Counted:
        return {} if self.is_planned else tallies.by_area(self.reader, self.round)

    @cached_property
    def _slots(self) -> Mapping[int, list[tuple[int, datetime, datetime]]]:
        found: dict[int, list[tuple[int, datetime, datetime]]] = {}
        columns = ("point_id", "area_id", "starts_at", "ends_at")
        for point, area, starts_at, ends_at in self.round.slots.values_list(*columns):
            found.setdefault(point, []).append((area, starts_at, ends_at))
        return found

    def _line(self, point: Point, slots: Sequence[tuple[int, datetime, datetime]]) -> PointLine:
        return PointLine(
            point,
            starts_at=min((starts_at for _area, starts_at, _ends_at in slots), default=None),
            ends_at=max((ends_at for _area, _starts_at, ends_at in slots), default=None),
            area_count=len(slots),
            tally=tallies.total(self._by_area.get(area, tallies.NONE) for area, *_times in slots),
        )


def rounds(reader: User) -> RoundQuerySet:
    return Round.objects.visible_to(reader).select_related("programme", "list")


def round_lines(reader: User, shown: Sequence[Round]) -> list[RoundLine]:
    counted = tallies.by_round(reader, shown)
    return [
        RoundLine(one, TONES[RoundState(one.state)], counted.get(one.pk, tallies.NONE))
        for one in shown
    ]


def lists_of(programme: Programme) -> list[RecipientList]:
    """Along which a round may be planned, the latest first."""
    return list(programme.lists.order_by("-number"))


def first_facts(programme: Programme) -> dict[str, object]:
    """What the form of a new round shows first: the latest list, the next number."""
    last = programme.rounds.order_by("-number").first()
    latest = sorted(lists_of(programme), key=lambda one: (not one.is_final, -one.number))
    return {
        "list": str(latest[0].public_id) if latest else "",
        "number": last.number + 1 if last else 1,
        "contact": last.contact if last else "",
    }


def facts_of(given: Round) -> dict[str, object]:
    """What the form of a round shows first."""
    columns = ("number", "opens_on", "closes_on", "contact", "reads_twice")
    told = {column: getattr(given, column) for column in columns}
    return {**told, "list": str(given.list.public_id)}
