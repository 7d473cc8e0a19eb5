"""Opens any workbook or text table: known by its content, never by its name.

Refused with one sentence (`Unreadable`): what is locked, broken, empty, no table at all, or would
unpack to more than this machine should hold.
"""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from django.utils.translation import gettext as _
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from households.intake import archives, texts
from households.intake.archives import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Unreadable

__all__ = ["Book", "Cell", "Sheet", "Unreadable", "open_book"]

Cell = str | float | int | bool | date | datetime | time | timedelta
Given = TypeVar("Given")
Made = TypeVar("Made")
Merged = tuple[tuple[int, int], tuple[int, int]]

HEAD = 80  # rows that are looked at to find the header
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")


@dataclass(slots=True)
class Sheet:
    """One sheet. `offset` is the column its rows start at; formulas hold their last result."""

    name: str
    height: int
    offset: int
    head: list[list[Cell]]
    source: CalamineSheet | texts.Table
    _merged: list[Merged] | None = None

    def merged(self) -> list[Merged]:
        """Top left and bottom right of merged cells; reads the whole sheet once more."""
        if self._merged is None:
            source = self.source
            known = [] if isinstance(source, texts.Table) else source.merged_cell_ranges
            self._merged = known or []
        return self._merged

    def rows(self) -> Iterator[list[Cell]]:
        """All from the first row of the sheet on; each starts at column `offset`."""
        return self.source.iter_rows()


@dataclass(slots=True)
class Book:
    """An opened file: `names` of the sheets that can be seen, then `hidden` ones."""

    names: list[str]
    hidden: list[str]
    workbook: CalamineWorkbook | None = None
    table: texts.Table | None = None
    _last: Sheet | None = field(default=None, repr=False)

    def sheet(self, name: str) -> Sheet:
        """Read it whole. Only the last one is kept, since a large sheet fills the memory."""
        if self._last is None or self._last.name != name:
            self._last = None
            self._last = _text_sheet(name, self.table) if self.table else self._load(name)
        return self._last

    def keep(self, sheet: Sheet) -> None:
        """Have this sheet at hand again after a look into another."""
        self._last = sheet

    def _load(self, name: str) -> Sheet:
        assert self.workbook  # noqa: S101 -- a book has one or the other
        source = _guarded(self.workbook.get_sheet_by_name, name)
        _refuse_size(source.total_height + 1, source.total_width + 1)
        return Sheet(
            name=name,
            height=source.total_height + 1 if source.start else 0,
            offset=source.start[1] if source.start else 0,
            head=source.to_python(skip_empty_area=False, nrows=HEAD),
            source=source,
        )


def open_book(content: bytes, filename: str = "") -> Book:
    """The book in these bytes; `filename` names the only sheet of a text table."""
    if not content.strip(b"\0 \r\n\t"):
        raise Unreadable(_("Berkas ini kosong."))
    if content.startswith(b"PK"):
        archives.check(content)
        return _workbook(content)
    if content.startswith(_OLE):
        _refuse_old_documents(content)
        return _workbook(content)
    table = texts.table(content)
    return Book(names=[filename.rpartition("/")[2] or "teks"], hidden=[], table=table)


def _workbook(content: bytes) -> Book:
    workbook = _guarded(CalamineWorkbook.from_filelike, io.BytesIO(content))
    names: list[str] = []
    hidden: list[str] = []
    for sheet in workbook.sheets_metadata:
        if sheet.typ == SheetTypeEnum.WorkSheet:
            (names if sheet.visible == SheetVisibleEnum.Visible else hidden).append(sheet.name)
    if not names + hidden:
        raise Unreadable(_("Berkas ini tidak memuat lembar berisi tabel."))
    return Book(names=names, hidden=hidden, workbook=workbook)


def _guarded(call: Callable[[Given], Made], given: Given) -> Made:
    """What calamine says of a broken file, as a sentence; also when it gives up altogether."""
    try:
        return call(given)
    except PasswordError:
        raise archives.locked() from None
    except (CalamineError, OSError):
        raise archives.broken() from None
    except BaseException as panic:
        if type(panic).__name__ != "PanicException":
            raise
        raise archives.broken() from None


def _refuse_old_documents(content: bytes) -> None:
    """Excel 97, a locked workbook and Word 97 begin alike; the names of their parts differ."""
    if _part("EncryptedPackage") in content:
        raise archives.locked()
    if _part("WordDocument") in content:
        raise Unreadable(_("Berkas ini dokumen Word. Salin tabelnya ke Excel, lalu unggah lagi."))


def _part(name: str) -> bytes:
    return name.encode("utf-16-le")


def _refuse_size(height: int, width: int) -> None:
    if height > MOST_ROWS:
        raise archives.too_long()
    if width > MOST_COLUMNS:
        raise archives.too_wide()
    if height * width > MOST_CELLS:
        raise archives.too_many_cells()


def _text_sheet(name: str, table: texts.Table) -> Sheet:
    head = [row for row, _number in zip(table.iter_rows(), range(HEAD), strict=False)]
    return Sheet(name=name, height=table.height, offset=0, head=head, source=table)
