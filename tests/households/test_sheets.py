"""Tables as files: what looks like a formula stays a text."""

from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from households.choices import ExportFormat
from households.sheets import SHEETS, Stamp, guarded
from tests.clock import NOW

STAMP = Stamp("Sari", NOW, "catatan-1")
ROW = ["=SUM(A1)", date(1984, 8, 17), 3, None, ""]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+62812", "'+62812"),
        ("-", "'-"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("3175071708840012", "'3175071708840012"),
        ("317507******0012", "317507******0012"),
        ("Siti; Aminah", "Siti; Aminah"),
        (date(1984, 8, 17), "17-08-1984"),
        (None, ""),
        (5, "5"),
    ],
)
def test_cells_are_guarded(cell, written):
    assert guarded(cell) == written


def test_comma_files_open_in_excel(tmp_path):
    path = tmp_path / "a.csv"

    with SHEETS[ExportFormat.CSV](path, STAMP, ["A", "B", "C", "D", "E"]) as sheet:
        sheet.write(ROW)

    text = path.read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    assert text.decode("utf-8-sig").splitlines()[2:] == ["A;B;C;D;E", "'=SUM(A1);17-08-1984;3;;"]


def test_workbooks_hold_texts_days_and_numbers(tmp_path):
    path = tmp_path / "a.xlsx"

    with SHEETS[ExportFormat.XLSX](path, STAMP, ["A", "B", "C", "D", "E"]) as sheet:
        sheet.write(ROW)

    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    assert rows[0][0] == STAMP.words
    assert rows[3][:3] == ["=SUM(A1)", date(1984, 8, 17), 3]
