"""Bars from zero, one per area or thing, in the order given (areas in area order, not by rank)."""

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from duren_sawit.ui.charts.drawing import (
    HOLLOW,
    LOST,
    MAIN,
    Column,
    Ink,
    Number,
    box,
    drawing,
    number,
)
from duren_sawit.ui.charts.rows import THICK, Rows


@dataclass(frozen=True, slots=True)
class Bar:
    """One row. With a whole, what is missing from it is drawn hollow. No value: not known yet."""

    label: str
    value: Number | None
    whole: Number | None = None

    @property
    def words(self) -> str:
        if self.value is None or self.whole is None:
            return number(self.value)
        return f"{number(self.value)} / {number(self.whole)}"


@dataclass(frozen=True, slots=True)
class BarChart:
    """What the picture says, its rows, and what they are called in the table."""

    sentence: str
    bars: tuple[Bar, ...]
    row_head: str
    value_head: str

    @property
    def key(self) -> tuple[tuple[str, Ink], ...]:
        return ()

    @property
    def columns(self) -> list[Column]:
        heads = [Column(self.row_head, numeric=False), Column(self.value_head)]
        return [*heads, Column(_("Dari jumlah"))] if self._has_wholes else heads

    @property
    def cells(self) -> list[list[str]]:
        return [
            [bar.label, number(bar.value), *([number(bar.whole)] if self._has_wholes else [])]
            for bar in self.bars
        ]

    def svg(self) -> SafeString:
        rows = Rows([bar.label for bar in self.bars], [bar.words for bar in self.bars])
        largest = max((float(bar.whole or bar.value or 0) for bar in self.bars), default=0) or 1
        shapes: list[SafeString] = []
        top = 0.0
        for bar in self.bars:
            shapes += self._row(bar, top, rows, rows.width / largest)
            top += rows.height(bar.label)
        return drawing(top, self.sentence, shapes)

    @property
    def _has_wholes(self) -> bool:
        return any(bar.whole is not None for bar in self.bars)

    @staticmethod
    def _row(bar: Bar, top: float, rows: Rows, unit: float) -> list[SafeString]:
        y = rows.bar_top(bar.label, top)
        whole = float(bar.whole or 0) * unit
        if bar.value is None:
            base = box(rows.left, y, whole or rows.width, THICK, LOST)
        else:
            base = box(rows.left, y, whole, THICK, HOLLOW)
        done = box(rows.left, y, float(bar.value or 0) * unit, THICK, MAIN)
        return [*rows.label(bar.label, top), base, done, rows.number(bar.words, y)]
