"""The header of a sheet: below titles, over one row or two, under merged cells."""

import itertools
import re
from dataclasses import dataclass
from typing import TypeVar

from households.intake import labels
from households.intake.books import Cell, Sheet
from households.intake.cells import text_of

Named = TypeVar("Named")

_END = "###"  # below it OpenSID keeps its explanations
_END_WORDS = ("keterangan", "catatan")
_LOOKED_FOR_END = 3
_LONG_NUMBER = re.compile(r"\d{10}")
_FAMILY = re.compile(r"\s*no\.?\s*k\.?k\.?\s*:", re.IGNORECASE)
_BOOK = "buku induk penduduk"
_IDENTITIES = {"name", "nik", "kk_number"}
_COLUMN_NUMBER = re.compile(r"\(?(\d{1,4})\)?")


@dataclass(slots=True)
class Header:
    """`row` and `first_row` (of the data) as a spreadsheet program counts, from 1; 0 is none."""

    row: int
    first_row: int
    labels: list[str]
    score: int
    is_family_book: bool = False


def find(sheet: Sheet, row: int | None = None) -> Header:
    """The row (or two) with the most known names; for an unknown sheet the first full one."""
    rows = sheet.head
    if row is not None:
        return _header(rows, row, row, _texts(rows[row - 1]) if row else [])
    if book := _family_book(rows):
        return book
    best = Header(0, 1, [], 0)
    for number, cells in enumerate(rows, start=1):
        top = _texts(cells)
        score = _score(top)
        if score > best.score:
            best = _header(rows, number, number, top)
        if number < len(rows) and (below := _below(rows[number])):
            joined = _joined(spread(top, number, sheet), below)
            if joined != top and _score(joined) > max(best.score, _score(below)):
                best = _header(rows, number, number + 1, joined)
    return best if best.score else _unknown(rows)


def is_family(text: str) -> bool:
    """`No. KK : ...` above the members of one family."""
    return bool(_FAMILY.match(text))


def is_end(row: list[Cell], *, ends_with_words: bool = False) -> bool:
    """Whether only notes follow from this row on."""
    for value in row[:_LOOKED_FOR_END]:
        if not isinstance(value, str) or not value:
            continue
        if value.lstrip().startswith(_END):
            return True
        if ends_with_words and value.strip().lower().startswith(_END_WORDS):
            return True
    return False


def _texts(cells: list[Cell]) -> list[str]:
    return [" ".join(text_of(cell).split()) if isinstance(cell, str) else "" for cell in cells]


def _score(texts: list[str]) -> int:
    """How many different fields the names stand for; none where nobody could be told by them."""
    fields = {known[0] for text in texts if text and (known := labels.known(text))}
    return len(fields) if fields & _IDENTITIES else 0


def _header(rows: list[list[Cell]], row: int, last: int, texts: list[str]) -> Header:
    first = last + 1
    while first <= len(rows) and _is_numbering(rows[first - 1]):
        first += 1
    return Header(row, first, _trimmed(texts), _score(texts))


def _trimmed(texts: list[str]) -> list[str]:
    last = max((place for place, text in enumerate(texts, start=1) if text), default=0)
    return texts[:last]


def _is_numbering(cells: list[Cell]) -> bool:
    """`KOLOM 2 3 4`, or `(1) (2) (3)`: each one more than the last."""
    texts = [text for cell in cells if (text := text_of(cell))]
    if texts and texts[0].lower().startswith("kolom"):
        texts = texts[1:]
    numbers = [int(match[1]) for text in texts if (match := _COLUMN_NUMBER.fullmatch(text))]
    return (
        len(numbers) == len(texts) >= 3
        and numbers[0] in (1, 2)
        and all(after == before + 1 for before, after in itertools.pairwise(numbers))
    )


def _below(cells: list[Cell]) -> list[str]:
    """The texts of a row that may be the second of a header; empty for a row of data."""
    texts = _texts(cells)
    is_data = any(cell != "" and not isinstance(cell, str) for cell in cells) or any(
        _LONG_NUMBER.search(text) for text in texts
    )
    return [] if is_data else texts


def spread(row: list[Named], number: int, sheet: Sheet, *, offset: int = 0) -> list[Named]:
    """A merged cell names all the columns under it; the row starts at column `offset`."""
    named = list(row)
    for (top, left), (_bottom, right) in sheet.merged():
        first, last = left - offset, min(right - offset + 1, len(row))
        if top == number - 1 and 0 <= first < last:
            named[first:last] = [row[first]] * (last - first)
    return named


def _joined(top: list[str], below: list[str]) -> list[str]:
    """Each column by its lower name, the upper one, or both together where that is known."""
    width = max(len(top), len(below))
    pairs = zip(top + [""] * (width - len(top)), below + [""] * (width - len(below)), strict=True)
    return [_one(upper, lower) for upper, lower in pairs]


def _one(upper: str, lower: str) -> str:
    if not (upper and lower):
        return upper or lower
    for both in (f"{upper} {lower}", f"{lower} {upper}"):  # `Tempat` below `Lahir`
        if labels.known(both):
            return both
    return lower if labels.known(lower) else f"{upper} {lower}"


def _family_book(rows: list[list[Cell]]) -> Header | None:
    """A book of residents: families as rows of their own, their members below."""
    first = next(
        (
            number
            for number, cells in enumerate(rows, start=1)
            if any(is_family(text) for text in _texts(cells))
        ),
        0,
    )
    if not first:
        return None
    titles = [(number, _texts(cells)) for number, cells in enumerate(rows[: first + 1], start=1)]
    number, texts = max(titles, key=lambda pair: _score(pair[1]))
    if not _score(texts):
        number, texts = 0, [""] * max(len(cells) for cells in rows)
    start = min(first, number + 1) if number else first
    return Header(number, start, texts, _score(texts), is_family_book=True)


def _unknown(rows: list[list[Cell]]) -> Header:
    """The first row of at least two texts; none where the first row already holds numbers."""
    for number, cells in enumerate(rows, start=1):
        texts = _texts(cells)
        if any(_LONG_NUMBER.search(text) for text in texts):
            break
        if sum(map(bool, texts)) >= 2:
            return _header(rows, number, number, texts)
    first = next((n for n, cells in enumerate(rows, start=1) if any(c != "" for c in cells)), 1)
    return Header(0, first, [""] * max(len(cells) for cells in rows), 0)
