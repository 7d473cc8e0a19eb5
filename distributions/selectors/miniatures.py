"""A paper roster seen from afar, with its exceptions in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from distributions.choices import Mode
from distributions.marks import Mark
from distributions.models import Sheet
from distributions.selectors.differences import mark_words
from distributions.selectors.readings import PaperRow, Roster, SheetRows
from duren_sawit.lib import codes


@dataclass(frozen=True, slots=True)
class Cell:
    """One row of a sheet seen from afar."""

    row: PaperRow
    kind: str
    drawing: str


@dataclass(frozen=True, slots=True)
class Paper:
    """One sheet seen from afar."""

    sheet: Sheet
    code: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the marks make of a roster: cells, exceptions in words, and how many of each kind."""

    papers: tuple[Paper, ...]
    exceptions: tuple[tuple[PaperRow, str], ...]
    self_count: int
    proxy_count: int
    left_count: int

    @property
    def asked_count(self) -> int:
        return self.self_count + self.proxy_count + self.left_count


DRAWINGS = {
    "self": "check-lg",
    "proxy": "people-fill",
    "short": "dash-circle",
    "left": "x-lg",
    "done": "check-lg",
    "withdrawn": "slash-circle",
}


def seen(roster: Roster, marks: Mapping[int, Mark]) -> Seen:
    modes = [marks.get(row.serial, Mark()).mode for row in roster.asked]
    return Seen(
        papers=tuple(_paper(sheet, marks) for sheet in roster.sheets),
        exceptions=tuple(
            (row, mark_words(marks[row.serial], roster.contents))
            for row in roster.rows.values()
            if row.serial in marks and not marks[row.serial].is_plain
        ),
        self_count=modes.count(Mode.SELF),
        proxy_count=modes.count(Mode.PROXY),
        left_count=modes.count(""),
    )


def _paper(sheet: SheetRows, marks: Mapping[int, Mark]) -> Paper:
    kinds = [(row, _kind(row, marks.get(row.serial, Mark()))) for row in sheet.rows]
    cells = tuple(Cell(row, kind, DRAWINGS[kind]) for row, kind in kinds)
    return Paper(sheet.sheet, codes.grouped(sheet.sheet.code), cells)


def _kind(row: PaperRow, mark: Mark) -> str:
    if not row.is_asked:
        return row.state
    if not mark.mode:
        return "left"
    if mark.mode == Mode.PROXY:
        return "proxy"
    return "short" if mark.amounts else "self"
