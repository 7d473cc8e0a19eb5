"""Tables as files for spreadsheet programs: stamped, row by row, and never a formula."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

import xlsxwriter

from duren_sawit.lib import dates
from households.choices import ExportFormat

Cell = str | date | int | None
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_LONG_NUMBER = 12  # digits a spreadsheet program would round
WIDTH = 18


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who took the list, when, and the entry of the trail that knows of it."""

    reader: str
    at: datetime
    entry: str

    @property
    def words(self) -> str:
        moment = dates.long_moment(self.at)
        return f"Daftar keluarga. Diunduh {self.reader}, {moment}. Catatan jejak {self.entry}."


class Sheet(Protocol):
    def __init__(self, path: Path, stamp: Stamp, headings: Sequence[str]) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...
    def write(self, cells: Sequence[Cell]) -> None: ...


class Workbook:
    """An .xlsx file, written in constant memory; every text is a text, whatever it begins with."""

    def __init__(self, path: Path, stamp: Stamp, headings: Sequence[str]) -> None:
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self._book = xlsxwriter.Workbook(path, options)
        self._book.set_properties({"title": "Daftar keluarga", "comments": stamp.words})
        self._day = self._book.add_format({"num_format": "dd-mm-yyyy"})
        bold = self._book.add_format({"bold": True, "bottom": 1})
        self._sheet = self._book.add_worksheet("Keluarga")
        self._sheet.set_column(0, len(headings) - 1, WIDTH)
        self._sheet.freeze_panes(3, 0)
        self._sheet.write_string(0, 0, stamp.words)
        for column, heading in enumerate(headings):
            self._sheet.write_string(2, column, heading, bold)
        self._row = 3

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_trouble: object) -> None:
        self._book.close()

    def write(self, cells: Sequence[Cell]) -> None:
        for column, cell in enumerate(cells):
            if isinstance(cell, date):
                self._sheet.write_datetime(self._row, column, cell, self._day)
            elif isinstance(cell, int):
                self._sheet.write_number(self._row, column, cell)
            elif cell:
                self._sheet.write_string(self._row, column, cell)
        self._row += 1


class CommaFile:
    """A .csv file as Excel in Indonesia opens it: marked UTF-8, semicolons, no formulas."""

    def __init__(self, path: Path, stamp: Stamp, headings: Sequence[str]) -> None:
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file, delimiter=";")
        self._writer.writerows([[stamp.words], [], headings])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_trouble: object) -> None:
        self._file.close()

    def write(self, cells: Sequence[Cell]) -> None:
        self._writer.writerow([guarded(cell) for cell in cells])


def guarded(cell: Cell) -> str:
    """As text no program takes for a formula, nor for a number it would round."""
    if isinstance(cell, date):
        return f"{cell:%d-%m-%Y}"
    text = "" if cell is None else str(cell)
    risky = text.startswith(_FORMULA_STARTS) or (text.isdigit() and len(text) >= _LONG_NUMBER)
    return f"'{text}" if risky else text


SHEETS: dict[str, type[Sheet]] = {ExportFormat.XLSX: Workbook, ExportFormat.CSV: CommaFile}
