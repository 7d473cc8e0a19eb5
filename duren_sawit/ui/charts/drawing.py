"""The few shapes charts are made of, their inks, and how numbers are written on them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from textwrap import wrap

from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDTH = 340
SIZE = 13  # of all writing
SMALL = 12
LETTER = 0.58  # the width of an average letter, as a share of its size
Number = int | float | Decimal


@dataclass(frozen=True, slots=True)
class Ink:
    """How a shape is filled and edged."""

    fill: str
    stroke: str = "none"
    stroke_width: float = 0
    dash: str = ""


MAIN = Ink("#0c5443")
SECOND = Ink("#3d8dc4")
WAITING = Ink("#f0b429", "#7a5200", 0.75)
PROBLEM = Ink("#b9452f")
CONTEXT = Ink("#cfd9d3", "#817e70", 0.75)
HOLLOW = Ink("#ffffff", "#817e70", 1)
LOST = Ink("#ffffff", "#817e70", 1, "3 3")
SERIES = (MAIN, SECOND, WAITING)

TEXT = "#17231f"
QUIET = "#46534d"
GRID = "#d8d4c7"


@dataclass(frozen=True, slots=True)
class Column:
    """A heading of the table under a chart."""

    head: str
    numeric: bool = True


def number(value: Number | None) -> str:
    """The way this language writes it: 1.240 and 12,5; nothing known is a dash."""
    if value is None:
        return "—"
    shown = int(value) if float(value) == int(value) else round(float(value), 1)
    return number_format(shown, force_grouping=True)


def fits(words: str, width: float, size: float = SIZE) -> bool:
    return len(words) * size * LETTER <= width


def lines_of(words: str, width: float, size: float = SIZE) -> list[str]:
    """The words broken so that each line fits the width."""
    return wrap(words, max(int(width / (size * LETTER)), 4)) or [""]


def drawing(height: float, sentence: str, shapes: Iterable[str]) -> SafeString:
    """The whole picture, which a screen reader reads as one sentence."""
    return format_html(
        '<svg viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>',
        WIDTH,
        _n(height),
        sentence,
        format_html_join("", "{}", ((shape,) for shape in shapes)),
    )


def box(x: float, y: float, width: float, height: float, ink: Ink) -> SafeString:
    """A rectangle; nothing at all when it has no width."""
    if width <= 0:
        return SafeString("")
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" rx="2"{}/>',
        _n(x),
        _n(y),
        _n(width),
        _n(height),
        _paint(ink),
    )


def words(x: float, y: float, text: str, **look: str) -> SafeString:
    """Writing; `anchor`, `fill` and `weight` when they are not start, text and regular."""
    attributes = {
        "text-anchor": look.get("anchor", "start"),
        "fill": look.get("fill", TEXT),
        "font-weight": look.get("weight", "400"),
        "font-size": look.get("size", str(SIZE)),
    }
    return format_html(
        '<text x="{}" y="{}"{}>{}</text>', _n(x), _n(y), attributes_of(attributes), text
    )


def rule(x1: float, y1: float, x2: float, y2: float) -> SafeString:
    """A line to read values by."""
    return format_html('<path d="M{} {}L{} {}" stroke="{}"/>', _n(x1), _n(y1), _n(x2), _n(y2), GRID)


def attributes_of(attributes: dict[str, str]) -> SafeString:
    return format_html_join("", ' {}="{}"', attributes.items())


def key_box(ink: Ink) -> SafeString:
    """The little square beside the name of a series."""
    square = box(1, 1, 12, 12, ink)
    return format_html('<svg viewBox="0 0 14 14" aria-hidden="true">{}</svg>', square)


def _paint(ink: Ink) -> SafeString:
    attributes = {"fill": ink.fill}
    if ink.stroke_width:
        attributes |= {"stroke": ink.stroke, "stroke-width": _n(ink.stroke_width)}
    if ink.dash:
        attributes["stroke-dasharray"] = ink.dash
    return attributes_of(attributes)


def _n(value: float) -> str:
    """A coordinate: one decimal, and never the reader's own decimal comma."""
    return f"{round(value, 1):g}"
