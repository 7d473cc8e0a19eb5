"""Lines over time: at most two, named at their end; a gap where nothing is known."""

from dataclasses import dataclass
from itertools import groupby, pairwise

from django.utils.html import format_html
from django.utils.safestring import SafeString

from duren_sawit.ui.charts.drawing import (
    QUIET,
    WIDTH,
    Column,
    Ink,
    Number,
    drawing,
    lines_of,
    number,
    rule,
    words,
)

LEFT, RIGHT = 34, 228
TOP, BOTTOM = 14, 124
HEIGHT = 150
NAME_ROOM = WIDTH - RIGHT - 9
NAME_LINE = 15
TICKS = 6  # labels under the axis before some are left out
INKS = ("#0c5443", "#3d8dc4")
NAME_INKS = ("#0c5443", "#24648f")  # darker, for writing
DASHES = ("", "7 4")


@dataclass(frozen=True, slots=True)
class Line:
    """One series: its name as it continues "86% …", and a value, or nothing, at each moment."""

    name: str
    values: tuple[Number | None, ...]


@dataclass(frozen=True, slots=True)
class LineChart:
    """Moments along the axis; in percent the axis shows 0 to 100 whole."""

    sentence: str
    moments: tuple[str, ...]
    lines: tuple[Line, ...]
    row_head: str
    percent: bool = False

    def __post_init__(self) -> None:
        if not 1 <= len(self.lines) <= len(INKS):
            raise ValueError(f"A chart holds one or two lines, not {len(self.lines)}")
        if any(len(line.values) != len(self.moments) for line in self.lines):
            raise ValueError("Every line has a value, or None, at each moment")

    @property
    def key(self) -> tuple[tuple[str, Ink], ...]:
        return ()

    @property
    def columns(self) -> list[Column]:
        return [Column(self.row_head, numeric=False), *(Column(line.name) for line in self.lines)]

    @property
    def cells(self) -> list[list[str]]:
        values = zip(*(line.values for line in self.lines), strict=True)
        return [
            [moment, *(self._value(value) for value in at)]
            for moment, at in zip(self.moments, values, strict=True)
        ]

    def svg(self) -> SafeString:
        shapes = [*self._grid(), *self._axis()]
        for line, ink, dash in zip(self.lines, INKS, DASHES, strict=False):
            shapes += self._curve(line, ink, dash)
        return drawing(HEIGHT, self.sentence, [*shapes, *self._names()])

    @property
    def _top_value(self) -> float:
        if self.percent:
            return 100
        known = [float(value) for line in self.lines for value in line.values if value is not None]
        return round_up(max(known, default=0))

    def _value(self, value: Number | None) -> str:
        return f"{number(value)}%" if self.percent and value is not None else number(value)

    def _x(self, moment: int) -> float:
        return LEFT + (RIGHT - LEFT) * moment / max(len(self.moments) - 1, 1)

    def _y(self, value: Number) -> float:
        return BOTTOM - (BOTTOM - TOP) * float(value) / self._top_value

    def _grid(self) -> list[SafeString]:
        levels = [0, self._top_value / 2, self._top_value]
        rules = [rule(LEFT - 6, self._y(level), RIGHT + 4, self._y(level)) for level in levels]
        heads = [
            words(LEFT - 10, self._y(level) + 4, number(level), anchor="end", fill=QUIET)
            for level in levels
        ]
        return [*rules, *heads]

    def _axis(self) -> list[SafeString]:
        every = -(-len(self.moments) // TICKS)
        shown = [(n, moment) for n, moment in enumerate(self.moments) if n % every == 0]
        return [
            words(self._x(n), BOTTOM + 20, moment, anchor="middle", fill=QUIET)
            for n, moment in shown
        ]

    def _curve(self, line: Line, ink: str, dash: str) -> list[SafeString]:
        points = [
            None if value is None else (self._x(n), self._y(value))
            for n, value in enumerate(line.values)
        ]
        stretches = [list(group) for known, group in groupby(points, bool) if known]
        strokes = [stroke([p for p in stretch if p], ink, dash) for stretch in stretches]
        return [*strokes, *(ring(*point, ink) for point in points if point)]

    def _names(self) -> list[SafeString]:
        """The name of each line beside its last point, kept from writing over each other."""
        named = [self._end(line) for line in self.lines]
        ends = [(y, lines_of(name, NAME_ROOM)[:3]) for y, name in named]
        tops = apart([y for y, _lines in ends], [len(lines) * NAME_LINE for _y, lines in ends])
        return [
            words(RIGHT + 9, top + NAME_LINE * n, text, fill=ink, weight="700")
            for top, (_y, lines), ink in zip(tops, ends, NAME_INKS, strict=False)
            for n, text in enumerate(lines)
        ]

    def _end(self, line: Line) -> tuple[float, str]:
        known = [value for value in line.values if value is not None]
        if not known:
            return BOTTOM, line.name
        return self._y(known[-1]), f"{self._value(known[-1])} {line.name}"


def round_up(value: float) -> float:
    """The next number that reads well on top of an axis: 1, 2, 4, 5, 10 times a power of ten."""
    if value <= 0:
        return 1
    power = float(10 ** (len(str(int(value))) - 1))
    return next(step * power for step in (1, 2, 4, 5, 10) if step * power >= value)


def apart(tops: list[float], heights: list[int]) -> list[float]:
    """The same places, moved so that two blocks of writing do not touch and stay inside."""
    order = sorted(range(len(tops)), key=lambda n: tops[n])
    placed = list(tops)
    for above, below in pairwise(order):
        placed[below] = max(placed[below], placed[above] + heights[above] + 2)
    overflow = max(placed[n] + heights[n] - NAME_LINE for n in order) - (BOTTOM + 6)
    return [top - max(overflow, 0) for top in placed]


def stroke(points: list[tuple[float, float]], ink: str, dash: str) -> SafeString:
    if len(points) < 2:
        return SafeString("")
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dashed = format_html(' stroke-dasharray="{}"', dash) if dash else ""
    return format_html(
        '<polyline points="{}" fill="none" stroke="{}" stroke-width="3"{}/>',
        path,
        ink,
        dashed,
    )


def ring(x: float, y: float, ink: str) -> SafeString:
    return format_html(
        '<circle cx="{}" cy="{}" r="3.6" fill="#ffffff" stroke="{}" stroke-width="2.5"/>',
        f"{x:.1f}",
        f"{y:.1f}",
        ink,
    )
