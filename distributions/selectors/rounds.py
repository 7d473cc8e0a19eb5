"""Rounds, as their pages show them: all of them, one with its numbers, and what it waits for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import cast
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from distributions.choices import RoundState
from distributions.models import Entitlement, Programme, RecipientList, Round
from distributions.models.goods import Content
from distributions.models.rounds import RoundQuerySet
from distributions.policies import rounds as policies
from distributions.selectors import stock, tallies
from distributions.selectors.goods import GoodsLine, goods_of
from distributions.selectors.papers import LAST
from distributions.selectors.preparing import Preparation, preparation
from distributions.selectors.slots import span
from distributions.selectors.stations import stations_of
from distributions.selectors.tallies import Tally
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.refusals import Obstacle
from duren_sawit.ui.charts import Funnel
from duren_sawit.ui.stations import Station
from duren_sawit.ui.tones import Tone

SHOWN = 5
Named = tuple[UUID, str]  # a point
Times = tuple[int, datetime, datetime]  # of an RT: its id, from, until
POINT_COLUMNS = ("public_id", "name", "slots__area_id", "slots__starts_at", "slots__ends_at")
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

    public_id: UUID
    name: str
    starts_at: datetime | None
    when: str
    area_count: int
    tally: Tally
    tone: Tone
    word: str


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
        return stations_of(self.round.programme)

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
    def family_count(self) -> int:
        return stock.families_of(self.round)

    @cached_property
    def contents(self) -> Sequence[Content]:
        return stock.contents_of(self.round)

    @property
    def contents_words(self) -> str:
        return ", ".join(map(str, self.contents))

    @property
    def may_see_goods(self) -> bool:
        return self.reader.may(Permission.STOCK_VIEW)

    @property
    def may_see_list(self) -> bool:
        return self.reader.may(Permission.LISTS_VIEW)

    @property
    def may_print(self) -> bool:
        return self.reader.may(Permission.ROSTERS_PRINT)

    @property
    def may_hand_out(self) -> bool:
        return self.reader.may(Permission.HANDOVERS_RECORD)

    @property
    def may_scan(self) -> bool:
        return self.round.is_open and self.has_begun and self.may_hand_out

    @cached_property
    def preparation(self) -> Preparation:
        return preparation(self.reader, self.round)

    @cached_property
    def goods(self) -> Sequence[GoodsLine]:
        """Each kind: what all families are due, and what became of what came in."""
        if not self.may_see_goods:
            return []
        return goods_of(self.round, self.contents, self.family_count)

    @property
    def missing_words(self) -> str:
        return ", ".join(line.missing_words for line in self.goods if line.missing)

    @cached_property
    def uncollected(self) -> Sequence[Entitlement]:
        """The first of those nobody came for, once it has begun."""
        if self.is_planned or not self.has_begun:
            return []
        found = tallies.uncollected(self.reader, self.round).in_order()
        return list(found.select_related("entry", "area")[:SHOWN])

    @cached_property
    def funnel(self) -> Funnel:
        return tallies.funnel_of(self.tally, has_begun=self.has_begun)

    @property
    def has_begun(self) -> bool:
        return timezone.localdate(self.at) >= self.round.opens_on

    @property
    def is_over(self) -> bool:
        return timezone.localdate(self.at) > self.round.closes_on

    @cached_property
    def tally(self) -> Tally:
        return tallies.total(self._by_area.values())

    @cached_property
    def points(self) -> Sequence[PointLine]:
        """In the order in which they begin."""
        found: dict[Named, list[Times]] = {}
        for public_id, name, *times in self.round.points.values_list(*POINT_COLUMNS).order_by(
            "name"
        ):
            slots = found.setdefault((public_id, name), [])
            if times[0] is not None:
                slots.append(cast("Times", tuple(times)))
        lines = [self._line(point, slots) for point, slots in found.items()]
        return sorted(lines, key=lambda line: line.starts_at or LAST)

    @cached_property
    def _by_area(self) -> Mapping[int, Tally]:
        return {} if self.is_planned else tallies.by_area(self.reader, self.round)

    def _line(self, point: Named, slots: Sequence[Times]) -> PointLine:
        tally = tallies.total(self._by_area.get(area, tallies.NONE) for area, *_times in slots)
        tone, word = self._state(slots, tally)
        starts_at = min((starts_at for _area, starts_at, _ends_at in slots), default=None)
        ends_at = max((ends_at for _area, _starts_at, ends_at in slots), default=None)
        return PointLine(
            *point,
            starts_at=starts_at,
            when=span(starts_at, ends_at),
            area_count=len(slots),
            tally=tally,
            tone=tone,
            word=word,
        )

    def _state(self, slots: Sequence[Times], tally: Tally) -> tuple[Tone, str]:
        """How far a point is, as one word."""
        if tally.is_complete:
            return Tone.OK, _("selesai")
        starts = [starts_at for _area, starts_at, _ends_at in slots]
        is_early = not starts or self.at < min(starts)
        if self.is_planned or (is_early and not tally.collected):
            return Tone.PLAIN, _("belum mulai")
        if self.at > max((ends_at for _area, _starts_at, ends_at in slots), default=self.at):
            return Tone.WAIT, _("susulan")
        return Tone.INFO, _("berjalan")


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
