"""Rows: every one accounted for, families kept together, nothing invented."""

from datetime import date

import pytest

from households.intake import books, reading, recognition
from households.intake.rows import Facts, Problem, ReadRow
from tests.households.intake.sheets import (
    KK,
    NIK,
    NIK_CHILD,
    NIK_WOMAN,
    OTHER_KK,
    one,
    problems,
    read,
    rows_of,
    workbook,
)

NOBODY = "Baris ini tidak memuat nama, NIK, atau No. KK."


def test_a_row_holds_exactly_what_the_sheet_says():
    row = one(["Nama", "RT"], ["Siti", "004"])

    assert row == ReadRow(2, Facts(name="Siti", rt=4))


def test_birth_and_sex_are_never_taken_from_the_nik():
    facts = one(["NIK"], [NIK]).facts

    assert (facts.nik.full, facts.born_on, facts.sex) == (NIK, None, "")


def test_a_nik_that_tells_otherwise_is_a_warning():
    row = one(["NIK", "JK", "Tgl Lahir"], [NIK, "P", "18-08-1984"])

    assert row.problem is None
    assert row.warnings == [
        "Tanggal lahir pada NIK berbeda dari yang tertulis.",
        "Jenis kelamin pada NIK berbeda dari yang tertulis.",
    ]


def test_every_row_is_accounted_for_and_only_empty_ones_are_passed_over():
    rows = rows_of(
        ["No", "Nama", "RT"],
        [1.0, "Siti", "004"],
        ["", " ", ""],
        [],
        [2.0, "", "004"],
        ["Jumlah", "", 2.0],
        ["", "Budi", ""],
    )

    assert [row.number for row in rows] == [2, 5, 6, 7]
    assert problems(rows) == {"A5": NOBODY, "A6": NOBODY}


def test_the_first_wrong_cell_is_named_and_the_rest_is_read():
    row = one(["NIK", "JK", "Nama"], ["12", "X", "Siti"])

    assert row.problem == Problem("A2", "NIK terdiri dari 16 angka; ini baru 2.")
    assert row.facts.name == "Siti"


def test_notes_below_an_end_mark_are_no_rows():
    rows, found = read(
        workbook(("Data", [["Nama", "RT"], ["Siti", "4"], ["###"], ["Catatan: isi di atas"]]))
    )

    assert ([row.number for row in rows], found.ended_at) == ([2], 3)


def test_without_an_end_mark_notes_are_told_apart_by_a_person():
    rows, found = read(workbook(("Data", [["No", "Nama"], ["1", "Siti"], ["Catatan: contoh", ""]])))

    assert problems(rows) == {"A3": NOBODY}
    assert found.ended_at == 0


def test_rows_are_counted_before_they_are_read():
    book = books.open_book(workbook(("Data", [["Judul"], ["Nama"], ["Siti"], [], ["Budi"]])))

    assert reading.count(book, recognition.recognise(book)) == 3


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_text_tables_are_read_like_workbooks(encoding):
    text = f"Nama;NIK;Tgl Lahir\r\nRené;{NIK};17/08/1984\r\n;;\r\nBudi;3,17508E+15;\r\n"

    rows, _found = read(text.encode(encoding))

    assert [(row.number, row.facts.name, row.facts.born_on) for row in rows] == [
        (2, "René", date(1984, 8, 17)),
        (4, "Budi", None),
    ]
    assert list(problems(rows)) == ["B4"]


FAMILY = ["No KK", "Nama", "SHDK", "RT"]


def groups(rows):
    """Which rows stand together, as numbers of their first row."""
    first = {}
    return [first.setdefault(row.group, row.number) for row in rows]


def test_a_kk_number_makes_a_family_wherever_its_members_stand():
    rows = rows_of(FAMILY, [KK, "A", "1", "4"], [OTHER_KK, "B", "1", "4"], [KK, "C", "4", "5"])

    assert groups(rows) == [2, 3, 2]


def test_members_without_a_number_follow_their_head_within_one_rt():
    rows = rows_of(
        FAMILY,
        [KK, "A", "1", "4"],
        [KK, "B", "3", "4"],
        ["", "C", "1", "4"],
        ["", "D", "3", "4"],
        ["", "E", "4", "5"],
        [OTHER_KK, "F", "1", "4"],
        ["", "G", "4", "4"],
    )

    assert groups(rows) == [2, 2, 4, 4, 6, 7, 8]


def test_a_number_written_once_per_family_stands_for_all_its_members():
    content = workbook(
        (
            "Data",
            [
                FAMILY,
                [KK, "A", "Kepala Keluarga", "4"],
                ["", "B", "Istri", ""],
                ["", "C", "Anak", ""],
                [OTHER_KK, "D", "Kepala Keluarga", "4"],
                ["", "E", "Istri", "4"],
            ],
        ),
        merges=[(1, 0, 3, 0, KK)],
    )

    rows, _found = read(content)

    assert groups(rows) == [2, 2, 2, 5, 5]
    assert [row.facts.kk_number is None for row in rows] == [False, True, True, False, True]


def test_a_list_without_families_names_no_groups():
    assert [row.group for row in rows_of(["NIK"], [NIK], [NIK_WOMAN])] == ["", ""]


def test_no_group_can_be_traced_back_to_a_number():
    content = workbook(("Data", [FAMILY, [KK, "A", "1", "4"]]))

    first, second = read(content)[0][0].group, read(content)[0][0].group

    assert first != second
    assert KK not in first


def test_the_same_nik_twice_is_two_rows():
    rows = rows_of(["NIK", "Nama", "No KK"], [NIK, "A", KK], [NIK, "A", OTHER_KK])

    assert [row.facts.nik.full for row in rows] == [NIK, NIK]
    assert groups(rows) == [2, 3]


def test_a_choice_of_columns_is_what_is_read():
    content = workbook(("Data", [["X", "Y"], [NIK_CHILD, "Anak"]]))

    rows, _found = read(content, columns={"0": "nik", "1": "name"})

    assert (rows[0].facts.nik.full, rows[0].facts.name) == (NIK_CHILD, "Anak")


@pytest.mark.parametrize(
    ("name", "titles", "rt", "rw"),
    [
        ("Data", ["DAFTAR WARGA RT 004 RW 012"], 4, 12),
        ("Data", ["RT : 004", "RW : 012"], 4, 12),
        ("Data", ["RT", "004", "RW", "012"], 4, 12),
        ("RT 004 RW 012", ["DAFTAR WARGA"], 4, 12),
        ("RT 4", [], 4, None),
        ("Data", ["REKAP RT 001 SAMPAI RT 016"], None, None),
        ("Data", ["DAFTAR WARGA RW 012"], None, None),
    ],
)
def test_an_rt_named_once_for_the_table_holds_for_rows_that_name_none(name, titles, rt, rw):
    content = workbook((name, [titles, ["Nama", "RT"], ["Siti", ""], ["Budi", "7"]]))

    rows, _found = read(content)

    assert [(row.facts.rt, row.facts.rw) for row in rows] == [(rt, rw), (7, None)]


def test_a_code_for_either_spouse_is_settled_by_sex_alone():
    rows = rows_of(
        ["Nama", "SHDK", "JK"],
        ["A", "Istri/Suami", "L"],
        ["B", "Istri/Suami", "P"],
        ["C", "Istri/Suami", ""],
        ["D", "Orang tua/mertua", "P"],
    )

    assert [row.facts.relation for row in rows] == ["HUSBAND", "WIFE", "", ""]
    assert [len(row.warnings) for row in rows] == [0, 0, 1, 1]


@pytest.mark.parametrize("words", ["JUMLAH", "Total: 2 orang", "Sub total RT 004"])
def test_a_total_below_the_table_is_no_resident(words):
    rows = rows_of(["Nama", "RT"], ["Siti", "4"], [words, "2"])

    assert problems(rows) == {"A3": "Baris ini tampaknya jumlah, bukan warga."}
    assert rows[0].problem is None


def test_a_total_is_known_by_the_first_cell_of_its_row():
    rows = rows_of(["No KK", "NIK", "Nama"], [KK, NIK, "Siti"], ["JUMLAH", "", "6 orang"])

    assert problems(rows) == {"A3": "Baris ini tampaknya jumlah, bukan warga."}


@pytest.mark.parametrize("title", ["Nama", "NAMA LENGKAP"])
def test_titles_repeated_on_every_printed_page_are_no_residents(title):
    header = ["No", title, "NIK", "RT"]

    rows = rows_of(header, ["1", "Siti", NIK, "4"], header, ["2", "Budi", "", "4"])

    assert problems(rows) == {"A3": "Baris ini mengulang judul kolom."}
    assert [row.facts.name for row in rows if not row.problem] == ["Siti", "Budi"]


def test_a_signature_below_the_table_is_no_resident():
    rows = rows_of(["No", "Nama", "JK", "RT"], ["1", "Siti", "P", "4"], ["", "Mengetahui,", ""])

    assert problems(rows) == {
        "B3": "Baris ini hanya memuat nama; mungkin catatan. Lengkapi bila ini warga."
    }


def test_a_name_alone_is_enough_in_a_list_of_names():
    rows = rows_of(["Nama", "RT"], ["Siti", "4"], ["Budi", ""])

    assert problems(rows) == {}


def test_a_member_called_like_a_total_is_told_by_the_number():
    assert one(["Nama", "NIK"], ["Total Contoh", NIK]).problem is None
