"""Finding the table: sheet, header row, columns."""

import pytest

from households.intake import books, labels, recognition
from households.intake.books import Unreadable
from households.intake.layouts import LIST
from tests.households.intake.sheets import KK, NIK, fields, one, read, rows_of, workbook


def found(*sheets, **options):
    columns = options.pop("columns", None)
    header_row = options.pop("header_row", None)
    book = books.open_book(workbook(*sheets, **options))
    return recognition.recognise(book, columns=columns, header_row=header_row)


HEADER = ["No", "Nama Lengkap", "NIK", "RT"]
ROW = [1.0, "Siti", NIK, "004"]


def test_titles_above_and_empty_rows_are_passed_over():
    table = found(("Data", [["DAFTAR WARGA"], ["Kelurahan Duren Sawit"], [], HEADER, ROW]))

    assert (table.header_row, table.first_row, table.layout) == (4, 5, LIST)
    assert table.mapping == {1: "name", 2: "nik", 3: "rt"}


def test_the_sheet_with_the_most_known_names_is_taken():
    table = found(("Petunjuk", [["Nama"], ["baca dahulu"]]), ("Warga", [HEADER, ROW]))

    assert table.sheet_name == "Warga"


def test_a_hidden_sheet_is_read_only_when_no_other_will_do():
    hidden = ("Lama", [HEADER, ROW])

    assert found(("Sampul", [["Laporan"]]), hidden, hidden=["Lama"]).sheet_name == "Lama"
    assert found(("Baru", [["Nama"], ["Siti"]]), hidden, hidden=["Lama"]).sheet_name == "Baru"


def test_a_row_of_column_numbers_belongs_to_the_header():
    for numbers in ([1.0, 2.0, 3.0, 4.0], ["(1)", "(2)", "(3)", "(4)"], ["KOLOM", 2.0, 3.0, 4.0]):
        table = found(("Data", [HEADER, numbers, ROW]))

        assert (table.header_row, table.first_row) == (1, 3)


def test_two_header_rows_with_merged_cells_are_one_header():
    rows = [
        ["No", "Nama", "NIK", "", "", "", ""],
        ["", "", "", "Tempat", "Tanggal", "RT", "RW"],
        [*ROW[:3], "Jakarta", "17-08-1984", "004", "012"],
    ]
    merges = [
        (0, 0, 1, 0, "No"),
        (0, 1, 1, 1, "Nama"),
        (0, 2, 1, 2, "NIK"),
        (0, 3, 0, 4, "Lahir"),
        (0, 5, 0, 6, "Alamat"),
    ]

    table = found(("Data", rows), merges=merges)

    assert (table.header_row, table.first_row) == (1, 3)
    assert [column.field for column in table.columns] == [
        None,
        "name",
        "nik",
        "birth_place",
        "born_on",
        "rt",
        "rw",
    ]


def test_a_table_that_starts_further_right_is_read_with_its_own_letters():
    rows = [[], ["", "", *HEADER], ["", "", 1.0, "Siti", 3.175071708840001e15, "004"]]

    read_rows, reading = read(workbook(("Data", rows)))

    assert [column.letter for column in reading.recognition.columns] == ["C", "D", "E", "F"]
    assert [row.problem.cell for row in read_rows] == ["E3"]


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("No. KK", "kk_number"),
        ("NOMOR KARTU KELUARGA", "kk_number"),
        ("NKK", "kk_number"),
        ("NOKK_DTKS", "kk_number"),
        ("NIK KTP", "nik"),
        ("N I K", "nik"),
        ("Nama KPM", "name"),
        ("NAMA_PENERIMA", "name"),
        ("L/P", "sex"),
        ("JK", "sex"),
        ("Jenis Kelamin (L/P)", "sex"),
        ("Tgl Lahir", "born_on"),
        ("TglLahir", "born_on"),
        ("TANGGAL LAHIR\n(dd-mm-yyyy)", "born_on"),
        ("TTL", "birth"),
        ("Tempat, Tanggal Lahir", "birth"),
        ("RT/RW", "rt_rw"),
        ("SHDK", "relation"),
        ("Hub. Keluarga", "relation"),
        ("Hubungan dgn KK", "relation"),
        ("Alamat", "address"),
        ("No. HP/WA", "phone"),
        ("Stat. Kwn", "marital_status"),
        ("Provinsi", None),
    ],
)
def test_columns_are_known_by_the_names_people_use(label, field):
    known = labels.known(label)

    assert (known[0] if known else None) == field


def test_a_column_that_is_not_read_says_why():
    header = ["Nama", "Agama", "Nama Ibu", "NIK KTP", "NIK", "Kolom X", "Keterangan"]
    table = found(("Data", [header, ["Siti", "Islam", "Ani", NIK, NIK, "?", "-"]]))

    assert {column.label: str(column.note) for column in table.columns if not column.field} == {
        "Agama": "Agama tidak dikumpulkan.",
        "Nama Ibu": "Data orang tua tidak disimpan.",
        "NIK KTP": "Sudah dibaca dari kolom E.",
        "Kolom X": "Belum dikenal; pilih bila perlu.",
        "Keterangan": "Milik program bantuan, bukan daftar warga.",
    }


def test_three_different_values_show_what_a_column_holds_and_long_numbers_are_masked():
    rows = [["Nama", "NIK"], *[[name, NIK] for name in ("Ani", "Ani", "Budi", "Cici", "Dedi")]]

    columns = found(("Data", rows)).columns

    assert [column.samples for column in columns] == [["Ani", "Budi", "Cici"], ["317507••••••0001"]]


def test_a_choice_of_the_person_replaces_the_proposal():
    table = found(("Data", [["Siapa", "Nama"], ["Siti", "x"]]), columns={"0": "name"})

    assert table.mapping == {0: "name"}
    assert [
        row.facts.name for row in read(workbook(("a", [["P", "Q"], ["Siti", "x"]])), {0: "name"})[0]
    ] == ["Siti"]


def test_fields_that_do_not_exist_are_never_mapped():
    assert found(("Data", [["Nama"], ["Siti"]]), columns={"0": "religion"}).mapping == {}


def test_the_same_header_has_the_same_signature_however_it_is_typed():
    one_way = found(("Data", [["No. KK", "Nama  Lengkap"], [KK, "Siti"]]))
    other_way = found(("Lain", [["Judul"], ["NO KK", "nama lengkap", ""], [KK, "Budi", ""]]))

    assert one_way.signature == other_way.signature
    assert one_way.signature != found(("Data", [["Nama Lengkap", "No KK"], ["Siti", KK]])).signature


def test_a_thousand_columns_are_searched_for_the_few_that_matter():
    header = [f"Kolom {number}" for number in range(998)] + ["NIK", "Nama"]
    row = ["x"] * 998 + [NIK, "Siti"]

    table = found(("Data", [header, row]))

    assert table.mapping == {998: "nik", 999: "name"}
    assert table.columns[999].letter == "ALL"
    assert one(header, row).facts.name == "Siti"


def test_a_lone_column_of_numbers_needs_no_header():
    rows, reading = read(f"{NIK}\n3175075205860002\n".encode())

    assert reading.recognition.header_row == 0
    assert [row.facts.nik.full for row in rows] == [NIK, "3175075205860002"]


def test_tables_without_a_header_are_told_apart_by_what_their_columns_hold():
    one_way = found(("a", [[NIK, "Siti"], [NIK, "Budi"]]))
    other_way = found(("a", [["Siti", NIK], ["Budi", NIK]]))

    assert (one_way.header_row, other_way.header_row) == (0, 0)
    assert one_way.signature != other_way.signature
    assert one_way.signature == found(("b", [[KK, "Ani"]])).signature


def test_an_unknown_table_is_shown_for_a_person_to_match():
    table = found(("Data", [["Judul saja"], ["Siapa", "Di mana"], ["Siti", "Jl. A"]]))

    assert (table.header_row, table.is_clear, table.mapping) == (2, False, {})
    assert [column.samples for column in table.columns] == [["Siti"], ["Jl. A"]]


def test_a_header_row_may_be_named():
    rows = [["Nama", "RT"], ["Nama", "NIK"], ["Siti", NIK]]

    assert found(("Data", rows), header_row=2).first_row == 3
    assert found(("Data", rows), header_row=0).header_row == 0


def test_a_book_of_empty_sheets_is_refused():
    with pytest.raises(Unreadable, match=r"^Lembar ini kosong: belum ada satu baris pun\.$"):
        found(("Data", []), ("Lain", [[]]))


def test_letters_go_on_after_z():
    assert [recognition.letter(index) for index in (0, 25, 26, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
    ]


def test_a_header_alone_has_no_rows():
    assert rows_of(HEADER) == []
    assert fields(workbook(("Data", [HEADER])))["NIK"] == "nik"


def test_a_second_header_row_counts_where_only_both_together_are_known():
    rows = [["Nama", "Lahir", ""], ["", "Tempat", "Tanggal"], ["Siti", "Bogor", "12-05-1986"]]

    found = recognition.recognise(
        books.open_book(workbook(("Data", rows), merges=[(0, 1, 0, 2, "Lahir")]))
    )

    assert found.mapping == {0: "name", 1: "birth_place", 2: "born_on"}
    assert found.first_row == 3


def test_all_sheets_with_a_known_header_are_told_unless_one_was_named():
    header = ["Nama", "RT"]
    sheets = [("RT 1", [header, ["Siti", 1]]), ("Kode", [["sex"], [1]]), ("RT 2", [header])]
    content = workbook(*sheets)

    found = recognition.recognise(books.open_book(content))
    named = recognition.recognise(books.open_book(content), sheet="RT 1")

    assert (found.tables, named.tables) == (["RT 1", "RT 2"], [])
