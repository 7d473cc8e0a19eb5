"""Stacked bars: how each whole divides into up to three parts; what no part covers is hollow."""

from dataclasses import dataclass
from itertools import accumulate

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from duren_sawit.ui.charts.drawing import (
    HOLLOW,
    SERIES,
    SMALL,
    Column,
    Ink,
    Number,
    box,
    drawing,
    number,
    words,
)
from duren_sawit.ui.charts.rows import THICK, Rows

ROOM_FOR_SHARE = 34


@dataclass(frozen=True, slots=True)
class Stack:
    """One row: its parts in the order of the chart's names; the whole when they do not fill it."""

    label: str
    parts: tuple[Number, ...]
    whole: Number | None = None

    @property
    def total(self) -> Number:
        return sum(self.parts) if self.whole is None else self.whole


@dataclass(frozen=True, slots=True)
class StackedChart:
    """Every row is drawn at full width, since shares are compared; its number stands beside it."""

    sentence: str
    names: tuple[str, ...]
    stacks: tuple[Stack, ...]
    row_head: str
    missing_name: str = ""

    def __post_init__(self) -> None:
        if not 1 <= len(self.names) <= len(SERIES):
            raise ValueError(f"A stacked bar has one to three parts, not {len(self.names)}")
        if any(len(stack.parts) != len(self.names) for stack in self.stacks):
            raise ValueError("Every stack has as many parts as the chart has names")

    @property
    def key(self) -> tuple[tuple[str, Ink], ...]:
        named = tuple(zip(self.names, SERIES, strict=False))
        return (*named, (self.missing_name, HOLLOW)) if self.missing_name else named

    @property
    def columns(self) -> list[Column]:
        return [Column(self.row_head, numeric=False), *map(Column, self.names), Column(_("Jumlah"))]

    @property
    def cells(self) -> list[list[str]]:
        return [
            [stack.label, *map(number, stack.parts), number(stack.total)] for stack in self.stacks
        ]

    def svg(self) -> SafeString:
        numbers = [number(stack.total) for stack in self.stacks]
        rows = Rows([stack.label for stack in self.stacks], numbers)
        shapes: list[SafeString] = []
        top = 0.0
        for stack, total in zip(self.stacks, numbers, strict=True):
            y = rows.bar_top(stack.label, top)
            shapes += [*rows.label(stack.label, top), *self._parts(stack, y, rows)]
            shapes.append(rows.number(total, y))
            top += rows.height(stack.label)
        return drawing(top, self.sentence, shapes)

    @staticmethod
    def _parts(stack: Stack, y: float, rows: Rows) -> list[SafeString]:
        unit = rows.width / (float(stack.total) or 1)
        widths = [float(part) * unit for part in stack.parts]
        starts = [rows.left, *accumulate(widths, initial=rows.left)][1:]
        boxes = [
            box(x, y, width, THICK, ink)
            for x, width, ink in zip(starts, widths, SERIES, strict=False)
        ]
        return [
            box(rows.left, y, rows.width, THICK, HOLLOW),
            *boxes,
            _share(stack, widths, y, rows),
        ]


def _share(stack: Stack, widths: list[float], y: float, rows: Rows) -> SafeString:
    """The first part in percent, written on it when there is room."""
    if widths[0] < ROOM_FOR_SHARE:
        return SafeString("")
    share = round(100 * float(stack.parts[0]) / float(stack.total))
    return words(rows.left + 5, y + THICK - 4, f"{share}%", fill="#ffffff", size=str(SMALL))
