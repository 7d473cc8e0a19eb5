"""The rows that were not taken, as the workbook they came in, with the reason beside each."""

import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from duren_sawit.lib.refusals import Obstacle, Refusal
from duren_sawit.lib.sealing import Unreadable as Unopened
from households import closed_files
from households.choices import Verdict
from households.intake import books, families, headers, labels, recognition
from households.intake.recognition import Recognition
from households.models import ImportBatch

Numbered = tuple[int, list[books.Cell]]
NAME = "baris-perlu-diperbaiki.xlsx"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CELL = re.compile(r"^([A-Z]+)(\d+)$")
_NO_FORMULAS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def workbook(batch: ImportBatch) -> bytes:
    """What stands above the table and the rows as they came, the reason after the last column.

    The cell in question is red. Refuses when the file is gone. A text stays a text, also one that
    looks like a formula.
    """
    told = batch.rows.filter(verdict__in=[Verdict.REJECTED, Verdict.UNCLEAR]).values_list(
        "number", "cell", "reason"
    )
    wanted = {number: (cell, reason) for number, cell, reason in told}
    try:
        book = books.open_book(closed_files.content_of(batch.file), batch.filename)
        found = recognition.recognise(book, batch.sheet_name)
    except (OSError, ValueError, Unopened, books.Unreadable):
        sentence = _("Berkasnya sudah dihapus. Unggah lagi.")
        raise Refusal(Obstacle("file_gone", sentence)) from None
    return _written(book.sheet(batch.sheet_name), found, wanted)


def _written(sheet: books.Sheet, found: Recognition, wanted: dict[int, tuple[str, str]]) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"constant_memory": True, **_NO_FORMULAS}) as made:
        page = made.add_worksheet(_sheet_name(found.sheet_name))
        bold, red = made.add_format({"bold": True}), made.add_format({"bg_color": "#f6c7bd"})
        width = max((len(row) for row in sheet.head), default=0)
        for line, (number, row) in enumerate(_kept(sheet, found, set(wanted))):
            cell, reason = wanted.get(number, ("", ""))
            width = max(width, sheet.offset + len(row))
            _write(page, line, sheet.offset, row, marks={_column(cell): red})
            if number == found.header_row:
                page.write_string(line, width, str(labels.REASON), bold)
            elif reason:
                page.write_string(line, width, reason, red)
    return content.getvalue()


def _kept(sheet: books.Sheet, found: Recognition, wanted: set[int]) -> Iterator[Numbered]:
    """The rows above the table, those wanted, and the family above its members."""
    family: list[Numbered] = []
    for number, row in enumerate(sheet.rows(), start=1):
        if number < found.first_row:
            is_header = number >= found.header_row
            yield (
                number,
                headers.spread(row, number, sheet, offset=sheet.offset) if is_header else row,
            )
        elif found.layout.has_family_rows and families.is_family_row(row):
            family = [(number, row)]
        elif number in wanted:
            yield from family
            yield number, row
            family = []


def _write(
    page: Any, line: int, offset: int, row: Iterable[books.Cell], *, marks: dict[int, Any]
) -> None:
    for place, value in enumerate(row, start=offset):
        mark = marks.get(place)
        if isinstance(value, bool | int | float):
            page.write(line, place, value, mark)
        elif value != "" or mark:
            text = (
                value
                if isinstance(value, str)
                else value.isoformat()
                if hasattr(value, "isoformat")
                else str(value)
            )
            page.write_string(line, place, text, mark)


def _column(cell: str) -> int:
    """0 for "A7"; -1 where no cell is named."""
    found = _CELL.match(cell)
    if not found:
        return -1
    number = 0
    for sign in found[1]:
        number = number * 26 + ord(sign) - 64
    return number - 1


def _sheet_name(name: str) -> str:
    return re.sub(r"[\[\]:*?/\\']", " ", name)[:31].strip() or "Data"
