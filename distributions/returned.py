"""Reads the file of a round that comes back: which rows were collected, and what is wrong with it.

A file may have been opened and saved by any program: columns are known by their headings, wherever
they stand; rows in which nothing was filled in are left alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import islice

from django.utils.translation import gettext as _

from distributions.choices import Mode
from distributions.marks import Mark
from distributions.models import RoundBenefit
from distributions.tables import CODE, HOW, MODES, PROXY, RELATION, WHY
from duren_sawit.lib import codes
from duren_sawit.lib.quantities import parse_number
from households.selectors.workbooks import Cell

HEAD = 20  # rows in which the headings are looked for
MOST_DIGITS = 9
LONGEST = 120


@dataclass(frozen=True, slots=True)
class FileRow:
    """One row that was filled in; `number` as the program of the village shows it."""

    number: int
    code: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Returned:
    """What a file says, and its wrong rows as sentences."""

    rows: Sequence[FileRow] = ()
    wrongs: Sequence[str] = ()


def read(table: Iterable[Sequence[Cell]], contents: Sequence[RoundBenefit]) -> Returned:
    rows = iter(table)
    for number, cells in enumerate(islice(rows, HEAD), 1):
        places = {_key(cell): column for column, cell in enumerate(cells) if _key(cell)}
        if _key(CODE) in places:
            return _Reader(places, contents).read(enumerate(rows, number + 1))
    sentence = _("Kolom Kode slip tidak ditemukan. Pakai berkas yang diunduh dari tahap ini.")
    return Returned(wrongs=[sentence])


class _Reader:
    """Reads the rows below the headings."""

    def __init__(self, places: Mapping[str, int], contents: Sequence[RoundBenefit]) -> None:
        self.places, self.contents = places, contents

    def read(self, rows: Iterable[tuple[int, Sequence[Cell]]]) -> Returned:
        found: dict[str, FileRow] = {}
        wrongs: list[str] = []
        for number, cells in rows:
            try:
                row = self._row(number, cells)
                if row:
                    _refuse_twice(row, found)
                    found[row.code] = row
            except ValueError as wrong:
                wrongs.append(row_sentence(number, str(wrong)))
        if not found and not wrongs:
            wrongs.append(_("Di berkas ini belum ada baris yang diisi."))
        return Returned(list(found.values()), wrongs)

    def _row(self, number: int, cells: Sequence[Cell]) -> FileRow | None:
        said = {name: self._text(cells, name) for name in (HOW, WHY, PROXY, RELATION)}
        amounts = self._amounts(cells)
        if not any(said.values()) and not amounts:
            return None
        code = codes.parse(self._text(cells, CODE))
        return FileRow(number, code, self._mark(said, amounts))

    def _mark(self, said: Mapping[str, str], amounts: Mapping[int, Decimal]) -> Mark:
        due = {content.item_id: content.quantity for content in self.contents}
        other = {item: amount for item, amount in amounts.items() if amount != due[item]}
        if any(amount < due[item] for item, amount in other.items()) and not said[WHY]:
            raise ValueError(_("Jumlahnya kurang dari jatah. Tulis sebab kurang."))
        return Mark(
            mode=_mode(said[HOW]),
            name=said[PROXY],
            relation=said[RELATION],
            amounts=tuple(other.items()),
            reason=said[WHY] if other else "",
        )

    def _amounts(self, cells: Sequence[Cell]) -> dict[int, Decimal]:
        found = {}
        for content in self.contents:
            cell = self._cell(cells, str(content.item))
            if _text(cell):
                found[content.item_id] = _amount(cell)
        return found

    def _text(self, cells: Sequence[Cell], heading: str) -> str:
        text = _text(self._cell(cells, heading))
        if len(text) > LONGEST:
            raise ValueError(_("%(heading)s terlalu panjang.") % {"heading": heading})
        return text

    def _cell(self, cells: Sequence[Cell], heading: str) -> Cell:
        column = self.places.get(_key(heading))
        return "" if column is None or column >= len(cells) else cells[column]


def row_sentence(number: int, sentence: str) -> str:
    return _("Baris %(row)s: %(sentence)s") % {"row": number, "sentence": sentence}


def _refuse_twice(row: FileRow, found: Mapping[str, FileRow]) -> None:
    if row.code in found:
        sentence = _("kode %(code)s sudah ada di baris %(row)s.")
        said = {"code": codes.grouped(row.code), "row": found[row.code].number}
        raise ValueError(sentence % said)


def _mode(text: str) -> str:
    if not text:
        return Mode.SELF
    mode = MODES.get(_key(text))
    if mode is None:
        sentence = _("cara %(mode)s belum dikenal; tulis %(known)s.")
        raise ValueError(sentence % {"mode": text, "known": ", ".join(MODES)})
    return mode


def _amount(cell: Cell) -> Decimal:
    try:
        amount = Decimal(str(cell)) if _is_number(cell) else parse_number(_text(cell))
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or amount.adjusted() >= MOST_DIGITS or amount % Decimal("0.001"):
        raise ValueError(_("Jumlah ini belum terbaca. Tulis seperti 1.250 atau 2,5."))
    return amount


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _text(cell: Cell) -> str:
    """As one line, whatever stood in the cell."""
    return " ".join(str(cell).replace("\0", "").split())


def _key(cell: Cell) -> str:
    return _text(cell).casefold()
