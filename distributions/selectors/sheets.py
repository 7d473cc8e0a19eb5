"""The sheets of a round by RT, and how far each is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from distributions.choices import SheetState
from distributions.models import Round, Sheet, SheetReading
from distributions.models.rounds import SheetQuerySet
from distributions.selectors.readings import sheets
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import Area
from duren_sawit.lib import codes
from duren_sawit.ui.tones import Tone
from households.selectors.lists import places

ENTERED = {
    SheetState.UNREAD: Q(open_count=0, settled_count=0),
    SheetState.READ_ONCE: Q(open_count=1),
    SheetState.DIFFERING: Q(open_count__gt=1),
    SheetState.ENTERED: Q(open_count=0, settled_count__gt=0),
}
TONES = {
    SheetState.UNREAD: Tone.PLAIN,
    SheetState.READ_ONCE: Tone.WAIT,
    SheetState.DIFFERING: Tone.STOP,
    SheetState.ENTERED: Tone.OK,
}


@dataclass(frozen=True, slots=True)
class SheetsAsked:
    """Which sheets of a round are meant; empty is all."""

    area: Area | None = None
    state: str = ""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One sheet in the list of a round."""

    sheet: Sheet
    state: SheetState
    readers: str
    leads_to_all: bool  # the first of several sheets of one RT

    @property
    def code(self) -> str:
        return codes.grouped(self.sheet.code)

    @property
    def tone(self) -> Tone:
        return TONES[self.state]

    @property
    def is_differing(self) -> bool:
        return self.state == SheetState.DIFFERING

    @property
    def is_entered(self) -> bool:
        return self.state == SheetState.ENTERED


@dataclass(frozen=True, slots=True)
class Entering:
    """How much of a round's paper is entered, in sheets."""

    done: int
    total: int


def sheet_places(reader: User) -> list[Area]:
    """Where the reader enters paper."""
    return places(reader, Permission.HANDOVERS_RECORD)


def entering(reader: User, round_: Round) -> Entering:
    """All sheets of the round the reader may enter."""
    own = _of(reader, round_)
    return Entering(own.filter(ENTERED[SheetState.ENTERED]).count(), own.count())


def round_sheets(reader: User, round_: Round, asked: SheetsAsked) -> SheetQuerySet:
    """In the order of their RTs; `area_sheets` counts those of the same RT."""
    found = _of(reader, round_).annotate(area_sheets=_sheets_of_the_same_rt()).in_order()
    if asked.area:
        found = found.filter(area__path__startswith=asked.area.path)
    return found.filter(ENTERED[SheetState(asked.state)]) if asked.state else found


def sheet_lines(found: Iterable[Sheet]) -> list[SheetLine]:
    """Of a page of `round_sheets`, with who read what still waits."""
    shown = list(found)
    names = _open_readers(shown)
    return [_line(sheet, names.get(sheet.pk, [])) for sheet in shown]


def _of(reader: User, round_: Round) -> SheetQuerySet:
    return sheets(reader).filter(round=round_).with_readings()


def _sheets_of_the_same_rt() -> Subquery:
    same: QuerySet[Sheet] = Sheet.objects.filter(round=OuterRef("round"), area=OuterRef("area"))
    return Subquery(same.values("area").annotate(all=Count("pk")).values("all"))


def _open_readers(found: Sequence[Sheet]) -> Mapping[int, list[str]]:
    readers: dict[int, list[str]] = {}
    open_ = SheetReading.objects.open().filter(sheet__in=found).select_related("reader")
    for reading in open_.in_order():
        readers.setdefault(reading.sheet_id, []).append(reading.reader.short_name)
    return readers


def _line(sheet: Sheet, readers: Sequence[str]) -> SheetLine:
    counts: dict[str, int] = vars(sheet)
    is_first = sheet.number == 1 and counts["area_sheets"] > 1
    state = _state(counts["open_count"], counts["settled_count"])
    return SheetLine(sheet, state, ", ".join(readers), is_first)


def _state(waiting: int, settled: int) -> SheetState:
    if waiting:
        return SheetState.DIFFERING if waiting > 1 else SheetState.READ_ONCE
    return SheetState.ENTERED if settled else SheetState.UNREAD
