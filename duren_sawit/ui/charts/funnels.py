"""Funnel: how many are left after each step; what dropped out stays dashed, with its reason."""

from dataclasses import dataclass
from itertools import pairwise

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from duren_sawit.ui.charts.drawing import (
    CONTEXT,
    LOST,
    MAIN,
    SECOND,
    SMALL,
    WIDTH,
    Column,
    Ink,
    Number,
    box,
    drawing,
    lines_of,
    number,
)
from duren_sawit.ui.charts.rows import LINE, THICK, Rows

DROP = "\u2013"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: how many are left, and why fewer than before."""

    label: str
    value: Number
    why: str = ""


@dataclass(frozen=True, slots=True)
class Funnel:
    """From the first step to the last; the last is the one that counts."""

    sentence: str
    steps: tuple[Step, ...]
    row_head: str
    value_head: str

    @property
    def key(self) -> tuple[tuple[str, Ink], ...]:
        return ()

    @property
    def columns(self) -> list[Column]:
        return [
            Column(self.row_head, numeric=False),
            Column(self.value_head),
            Column(_("Berkurang")),
        ]

    @property
    def cells(self) -> list[list[str]]:
        values = [step.value for step in self.steps]
        drops = [None, *(float(before) - float(after) for before, after in pairwise(values))]
        return [
            [step.label, number(step.value), number(drop)]
            for step, drop in zip(self.steps, drops, strict=False)
        ]

    def svg(self) -> SafeString:
        rows = Rows(
            [step.label for step in self.steps], [number(step.value) for step in self.steps]
        )
        unit = rows.width / (max((float(step.value) for step in self.steps), default=0) or 1)
        shapes: list[SafeString] = []
        top, before = 0.0, 0.0
        for place, step in enumerate(self.steps):
            why = lines_of(f"{DROP} {step.why}", WIDTH - rows.left, SMALL) if step.why else []
            shapes += rows.note(why, top - 5)
            top += LINE * len(why)
            y = rows.bar_top(step.label, top)
            width = float(step.value) * unit
            shapes += [
                *rows.label(step.label, top),
                box(rows.left, y, before, THICK, LOST),
                box(rows.left, y, width, THICK, self._ink(place)),
                rows.number(number(step.value), y),
            ]
            top, before = top + rows.height(step.label), width
        return drawing(top, self.sentence, shapes)

    def _ink(self, place: int) -> Ink:
        """The last step is what was reached, the half before it is on the way to it."""
        last = len(self.steps) - 1
        if place == last:
            return MAIN
        return SECOND if place * 2 >= last else CONTEXT
