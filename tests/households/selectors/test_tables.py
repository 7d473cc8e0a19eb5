"""Tables of people brought along for rooms above."""

from datetime import date

import pytest

from duren_sawit.lib.refusals import Refusal
from households.models import ColumnMemory
from households.selectors import tables
from tests.clock import NOW
from tests.households.intake.sheets import KK, NIK, TODAY, workbook

pytestmark = pytest.mark.django_db


def read(*rows):
    return tables.read_people(workbook(("Peserta", rows)), filename="bantuan.xlsx", on=TODAY)


def test_read_people_gives_each_row_with_the_rt_it_names(village):
    table = read(
        ["NIK", "No. KK", "Nama", "Tanggal Lahir", "Alamat", "RT", "RW"],
        [NIK, KK, "Ahmad Contoh", date(1984, 8, 17), "Jalan Contoh No. 1", "003", "002"],
    )

    (row,) = table.rows
    assert (table.sheet_name, row.number, row.problem) == ("Peserta", 2, "")
    assert (row.nik.full, row.kk_number.full, row.name) == (NIK, KK, "Ahmad Contoh")
    assert (row.born_on, row.place) == (date(1984, 8, 17), "RT 003/RW 002")
    assert row.area_id == village.rt_003.pk


def test_read_people_keeps_rows_that_cannot_be_read_with_their_cell(village):
    (row,) = read(["NIK", "Nama"], ["31750717", "Ahmad Contoh"]).rows

    assert row.problem.startswith("A2: NIK")
    assert row.name == "Ahmad Contoh"


def test_read_people_takes_columns_as_somebody_matched_them_before(village):
    header = ["Yang dapat", "Nama"]
    with pytest.raises(Refusal):
        read(["Yang dapat", "Lain"], [NIK, "x"])
    from_import = tables.recognition.recognise(
        tables.books.open_book(workbook(("a", [header, [NIK, "Ahmad"]])), "a.xlsx")
    )
    ColumnMemory.objects.create(
        signature=from_import.signature, columns={"0": "nik", "1": "name"}, remembered_at=NOW
    )

    assert read(header, [NIK, "Ahmad"]).rows[0].nik.full == NIK


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "unreadable"),
        (b"\1\2\0\3 program", "unreadable"),
        (workbook(("a", [["NIK", "Nama"], [NIK, "Ahmad"]]))[:-200], "unreadable"),
        (workbook(("a", [["Barang", "Harga"], ["beras", "10"]])), "no_header"),
        (workbook(("a", [[NIK], [KK]])), "no_header"),
        (workbook(("a", [["NIK", "Nama"]])), "no_rows"),
        (workbook(("a", [[]])), "unreadable"),
        (b"x" * (tables.LARGEST_FILE + 1), "too_large"),
    ],
)
def test_read_people_refuses_what_names_nobody(content, code):
    with pytest.raises(Refusal) as refused:
        tables.read_people(content, filename="bantuan.xlsx", on=TODAY)

    assert refused.value.codes == (code,)


def test_read_people_refuses_more_rows_than_a_village_has(village, monkeypatch):
    monkeypatch.setattr(tables, "MOST", 1)

    with pytest.raises(Refusal, match=r"40\.000 baris"):
        read(["NIK", "Nama"], [NIK, "Ahmad"], ["", "Budi Contoh"])
