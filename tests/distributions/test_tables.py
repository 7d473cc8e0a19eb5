"""The file that goes out."""

from distributions.selectors.files import contents_of
from distributions.tables import Line, workbook_of
from duren_sawit.lib import codes
from tests.distributions.workbooks import read_back


def test_workbook_has_a_row_a_family_with_its_code_as_text(handout):
    code = handout.entitlement.code
    lines = [Line(code, "=Siti Contoh", "RT 003/RW 002", "sudah diambil")]

    rows = read_back(workbook_of(lines, contents_of(handout.round), title="Bantuan beras"))

    assert rows[0][0] == "Bantuan beras"
    assert rows[3] == [
        "Kode slip",
        "Nama",
        "RT",
        "Jatah",
        "Cara",
        "beras (kg)",
        "uang (Rp)",
        "Sebab kurang",
        "Nama wakil",
        "Hubungan wakil",
        "Keadaan",
    ]
    due = "beras 10 kg; Rp300.000"
    shown = [codes.grouped(code), "=Siti Contoh", "RT 003/RW 002", due]
    assert rows[4] == [*shown, *[""] * 6, "sudah diambil"]


def test_workbook_of_nobody_has_headings_alone(handout):
    rows = read_back(workbook_of([], contents_of(handout.round), title="Bantuan beras"))

    assert len(rows) == 4
