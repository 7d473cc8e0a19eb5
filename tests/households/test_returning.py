"""Rows that were not taken, as the workbook they came in: fit to be mended and uploaded again."""

import io
import re
import zipfile

import pytest
from django.utils import timezone

from duren_sawit.accounts.choices import Role
from duren_sawit.lib.refusals import Refusal
from households import returning
from households.intake import books, labels, recognition
from households.models import ImportBatch
from households.services import imports
from tests.households.intake.sheets import KK, NIK, NIK_WOMAN
from tests.households.intake.sheets import workbook as made
from tests.households.workbooks import opensid, sawo_family, workbook

pytestmark = pytest.mark.django_db
SINGLE = ["Nama", "NIK", "RT", "RW", "Catatan"]


@pytest.fixture
def uploaded(village, django_capture_on_commit_callbacks):
    def upload(content, filename="warga.xlsx") -> ImportBatch:
        by = village.people[Role.OPERATOR]
        with django_capture_on_commit_callbacks(execute=True):
            batch = imports.upload(content, filename=filename, by=by, at=timezone.now())
        return ImportBatch.objects.get(pk=batch.pk)

    return upload


def returned(batch: ImportBatch) -> list[list[books.Cell]]:
    return books.open_book(returning.workbook(batch)).sheet(batch.sheet_name).head


def test_only_rows_that_were_not_taken_come_back_each_with_its_reason(uploaded):
    people = sawo_family()
    people[1]["rt"], people[2]["nik"] = "99", "12"

    header, second, third = returned(uploaded(opensid(people)))

    assert (header[4], header[-1]) == ("nama", "Sebab")
    assert (second[4], second[-1]) == ("SITI CONTOH", "RT 099/RW 02 tidak ada di sini.")
    assert (third[4], third[-1]) == ("ANI CONTOH", "NIK terdiri dari 16 angka; ini baru 2.")


def test_the_cell_in_question_and_its_reason_are_red(uploaded):
    batch = uploaded(workbook([SINGLE, ["Siti", "12", "3", "2", "baik"]]))

    with zipfile.ZipFile(io.BytesIO(returning.workbook(batch))) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        styles = parts.read("xl/styles.xml").decode()
    style_of = dict(re.findall(r'<c r="([A-Z]+\d+)"(?: s="(\d+)")?', sheet))
    assert 'rgb="FFF6C7BD"' in styles
    assert style_of["B2"] == style_of["F2"] != ""
    assert style_of["A2"] == style_of["C2"] == style_of["E2"] == ""


def test_what_looks_like_a_formula_stays_a_text(uploaded):
    formulas = ['=HYPERLINK("http://x")', "12", "+1+1", "@SUM(A1)", "-2+3|cmd"]
    batch = uploaded(made(("Data", [["Catatan", "NIK", "Lain", "Alamat", "Dusun"], formulas])))

    content = returning.workbook(batch)

    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert "<f>" not in parts.read("xl/worksheets/sheet1.xml").decode()
    assert books.open_book(content).sheet(batch.sheet_name).head[1][:5] == formulas


def test_titles_and_both_rows_of_a_header_come_back_so_that_it_reads_alike(uploaded):
    top = ["Nama", "NIK", "Lahir", "", "JK"]
    below = ["", "", "Tempat", "Tanggal", ""]
    rows = [["DATA WARGA RT 003 RW 02"], [], top, below, ["Siti", NIK_WOMAN, "Bogor", "x", "P"]]
    merges = [(0, 0, 0, 4, rows[0][0]), (2, 2, 2, 3, "Lahir")]
    batch = uploaded(made(("Data", rows), merges=merges))

    again = recognition.recognise(books.open_book(returning.workbook(batch)))

    assert batch.rejected_count == 1
    assert (again.rt, again.rw) == (3, 2)
    assert again.mapping == {int(index): field for index, field in batch.columns.items()}
    assert set(again.mapping.values()) == {"name", "nik", "birth_place", "born_on", "sex"}
    assert again.signature == batch.signature


def test_a_member_comes_back_below_the_family(uploaded):
    rows = [
        ["BUKU INDUK PENDUDUK WNI"],
        ["No. KK : " + KK, "", "Alamat : Jalan Sawo, RT/RW : 003/002"],
        ["1", "Budi", NIK, "Bogor", "17-08-1984", "L", "KEPALA KELUARGA"],
        ["No. KK : 3175070101100002", "", "Alamat : Jalan Duku, RT/RW : 003/002"],
        ["1", "Siti", "12", "Bogor", "12-05-1986", "P", "KEPALA KELUARGA"],
    ]
    batch = uploaded(workbook(rows))

    back = [row[0] for row in returned(batch)]

    assert (batch.new_count, batch.rejected_count) == (1, 1)
    assert back == ["BUKU INDUK PENDUDUK WNI", rows[3][0], "1"]


def test_a_table_that_starts_further_right_keeps_its_columns(uploaded):
    batch = uploaded(made(("Data", [[], ["", "", "Nama", "NIK"], ["", "", "Siti", "12"]])))

    rows = returned(batch)

    assert rows[1] == ["", "", "Nama", "NIK", "Sebab"]
    assert rows[2] == ["", "", "Siti", "12", "NIK terdiri dari 16 angka; ini baru 2."]


def test_a_csv_comes_back_as_a_workbook(uploaded):
    batch = uploaded(b"Nama;NIK\nSiti;12\n", filename="warga: RT 3.csv")

    (sheet,) = books.open_book(returning.workbook(batch)).names

    assert sheet == "warga  RT 3.csv"


def test_the_column_of_reasons_does_not_make_another_header():
    assert labels.signature(["Nama", "NIK", str(labels.REASON)]) == labels.signature(
        ["Nama", "NIK"]
    )


def test_without_the_file_it_is_said(uploaded):
    batch = uploaded(workbook([SINGLE, ["Siti", "12"]]))
    batch.file.delete(save=True)

    with pytest.raises(Refusal, match="Berkasnya sudah dihapus"):
        returning.workbook(batch)
