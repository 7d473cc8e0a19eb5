"""The file that comes back, read cell by cell."""

from decimal import Decimal

import pytest

from distributions.choices import Mode
from distributions.marks import Mark
from distributions.returned import FileRow, Returned, read
from distributions.selectors.files import contents_of
from tests.distributions.workbooks import HEADINGS


@pytest.fixture
def code(handout):
    return handout.entitlement.code


@pytest.fixture
def rows(handout):
    """Reads rows below the headings, which stand in the second row."""

    def do(*cells, headings=HEADINGS):
        return read([["Bantuan beras"], headings, *cells], contents_of(handout.round))

    return do


def test_read_takes_a_row_with_a_mode_for_all_that_is_due(rows, code):
    found = rows([code.lower(), "Sendiri", "", "", "", "", ""])

    assert found == Returned([FileRow(3, code, Mark())], [])


def test_read_leaves_rows_in_which_nothing_was_filled_in(rows, code):
    found = rows([code, "", "", "", "", "", ""], ["", "diantar"], [code, "diantar"])

    assert [row.number for row in found.rows] == [5]
    assert found.rows[0].mark == Mark(mode=Mode.HOME)
    assert found.wrongs == ["Baris 4: Kode terdiri dari 8 huruf dan angka; ini baru 0."]


def test_read_takes_less_with_its_reason_and_a_proxy_with_relation(rows, handout, code):
    found = rows([code, "diwakilkan", 7.5, "300.000", "rusak", "Dewi Contoh", "anak"])

    amounts = ((handout.rice.pk, Decimal("7.5")),)
    said = {"name": "Dewi Contoh", "relation": "anak", "reason": "rusak"}
    assert found.rows[0].mark == Mark(mode=Mode.PROXY, amounts=amounts, **said)


def test_read_finds_columns_wherever_they_stand(rows, code):
    found = rows(["sendiri", code], headings=[" CARA ", "kode  SLIP"])

    assert found.rows == [FileRow(3, code, Mark())]


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({1: "dititip"}, "cara dititip belum dikenal; tulis sendiri, diwakilkan, diantar."),
        ({2: "banyak"}, "Jumlah ini belum terbaca. Tulis seperti 1.250 atau 2,5."),
        ({2: float("inf")}, "Jumlah ini belum terbaca. Tulis seperti 1.250 atau 2,5."),
        ({2: "1" * 40}, "Jumlah ini belum terbaca. Tulis seperti 1.250 atau 2,5."),
        ({2: 0.0001}, "Jumlah ini belum terbaca. Tulis seperti 1.250 atau 2,5."),
        ({2: True}, "Jumlah ini belum terbaca. Tulis seperti 1.250 atau 2,5."),
        ({2: 8}, "Jumlahnya kurang dari jatah. Tulis sebab kurang."),
        ({1: "sendiri", 5: "x" * 121}, "Nama wakil terlalu panjang."),
    ],
)
def test_read_says_of_each_wrong_cell_what_is_wrong(rows, code, cells, sentence):
    row = [code, *[""] * 6]
    for column, cell in cells.items():
        row[column] = cell

    assert rows(row) == Returned([], [f"Baris 3: {sentence}"])


def test_read_refuses_a_code_that_stands_twice(rows, code):
    found = rows([code, "sendiri"], [code.lower(), "diantar"])

    grouped = f"{code[:4]}-{code[4:]}"
    assert found.wrongs == [f"Baris 4: kode {grouped} sudah ada di baris 3."]


def test_read_refuses_other_tables_and_empty_files(rows):
    assert rows(["a"], headings=["Nama", "NIK"]).wrongs == [
        "Kolom Kode slip tidak ditemukan. Pakai berkas yang diunduh dari tahap ini."
    ]
    assert rows().wrongs == ["Di berkas ini belum ada baris yang diisi."]
