"""The file of a round: one row a family, to be filled in elsewhere and brought back."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import xlsxwriter

from distributions.choices import Mode
from distributions.models import RoundBenefit
from duren_sawit.lib import codes

# As papers are, the file is Indonesian whatever the screen speaks.
CODE, NAME, RT, DUE, STATE = "Kode slip", "Nama", "RT", "Jatah", "Keadaan"
HOW, WHY, PROXY, RELATION = "Cara", "Sebab kurang", "Nama wakil", "Hubungan wakil"
MODES: Mapping[str, str] = {
    "sendiri": Mode.SELF,
    "diwakilkan": Mode.PROXY,
    "diantar": Mode.HOME,
}
REASONS = ("kurang", "rusak", "menolak")
HEADER_ROW = 3
WIDTHS = {CODE: 13, NAME: 28, RT: 16, DUE: 26, STATE: 18}
WIDTH = 16


@dataclass(frozen=True, slots=True)
class Line:
    """What goes out of one entitlement."""

    code: str
    name: str
    rt: str
    state: str


def headings_of(contents: Sequence[RoundBenefit]) -> list[str]:
    """Every kind of goods has a column for what was handed over."""
    goods = [str(content.item) for content in contents]
    return [CODE, NAME, RT, DUE, HOW, *goods, WHY, PROXY, RELATION, STATE]


def workbook_of(lines: Sequence[Line], contents: Sequence[RoundBenefit], *, title: str) -> bytes:
    """An .xlsx file in which codes stay texts, and how and why are chosen from a list."""
    kept = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(kept, {**options, "constant_memory": True})
    sheet = book.add_worksheet("Serah terima")
    headings = headings_of(contents)
    _head(book, sheet, headings, title)
    due = "; ".join(content.words for content in contents)
    for row, line in enumerate(lines, HEADER_ROW + 1):
        for column, text in enumerate((codes.grouped(line.code), line.name, line.rt, due)):
            sheet.write_string(row, column, text)
        sheet.write_string(row, len(headings) - 1, line.state)
    _offer(sheet, headings, len(lines))
    book.close()
    return kept.getvalue()


def _head(
    book: xlsxwriter.Workbook,
    sheet: xlsxwriter.worksheet.Worksheet,
    headings: Sequence[str],
    title: str,
) -> None:
    for column, heading in enumerate(headings):
        sheet.set_column(column, column, WIDTHS.get(heading, WIDTH))
    sheet.freeze_panes(HEADER_ROW + 1, 2)
    sheet.write_string(0, 0, title, book.add_format({"bold": True}))
    sheet.write_string(
        1,
        0,
        "Isi Cara untuk yang sudah diambil; jumlah barang hanya bila kurang dari jatah. "
        "Baris yang kosong berarti belum diambil.",
    )
    bold = book.add_format({"bold": True, "bottom": 1})
    for column, heading in enumerate(headings):
        sheet.write_string(HEADER_ROW, column, heading, bold)


def _offer(sheet: xlsxwriter.worksheet.Worksheet, headings: Sequence[str], row_count: int) -> None:
    if not row_count:
        return
    for heading, words in ((HOW, tuple(MODES)), (WHY, REASONS)):
        column = headings.index(heading)
        rule = {"validate": "list", "source": list(words), "error_type": "warning"}
        sheet.data_validation(HEADER_ROW + 1, column, HEADER_ROW + row_count, column, rule)
