"""Files of a round as an officer fills them in."""

import io

import xlsxwriter
from python_calamine import CalamineWorkbook

from distributions.tables import CODE, HOW, PROXY, RELATION, WHY

HEADINGS = [CODE, HOW, "beras (kg)", "uang (Rp)", WHY, PROXY, RELATION]


def filled(*rows, headings=HEADINGS):
    """An .xlsx with these rows below a title and the headings."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([["Bantuan beras"], [], headings, *rows]):
            sheet.write_row(number, 0, row)
    return kept.getvalue()


def read_back(content):
    """All rows of the first sheet."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return book.get_sheet_by_index(0).to_python(skip_empty_area=False)
