"""Opening: by content, within limits, or refused in one sentence."""

import io
import struct
import zipfile

import pytest

from households.intake import archives, books
from households.intake.books import Unreadable
from tests.households.intake.sheets import NIK, archive, compound, ods, workbook, xls

ROWS = [["NIK", "Nama", "RT"], [NIK, "Siti Aminah", 4.0]]
NO_BOOK = "Berkas ini bukan lembar kerja. Yang dibaca: .xlsx, .xls, .xlsm, .ods, dan .csv."
BROKEN = "Berkas ini rusak. Buka di Excel, simpan ulang sebagai .xlsx, lalu unggah lagi."
LOCKED = "Berkas ini terkunci kata sandi. Hapus kata sandinya di Excel, simpan, lalu unggah lagi."
WIDE = "Lembar ini terlalu luas: ada isian jauh di luar tabel. Hapus dahulu isian itu."
BOMB = "Isi berkas ini jauh lebih besar daripada ukurannya, jadi tidak dibuka."


def first_sheet(content):
    book = books.open_book(content, "warga.xlsx")
    return book.sheet(book.names[0])


def refusal(content):
    with pytest.raises(Unreadable) as refused:
        first_sheet(content)
    return str(refused.value)


@pytest.mark.parametrize("make", [xls, ods, lambda rows: workbook(("Warga", rows))])
def test_workbooks_of_all_kinds_read_alike(make):
    book = books.open_book(make(ROWS), "tanpa-nama")

    assert book.names == ["Warga"]
    assert list(book.sheet("Warga").rows()) == ROWS


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_text_tables_are_read_whatever_stands_between_the_cells(separator, encoding):
    text = separator.join(["NIK", "Nama", "Alamat"]) + "\r\n"
    text += separator.join([NIK, "José", '"Jl. A, no 1; kav. 2"']) + "\r\n"

    book = books.open_book(text.encode(encoding), "unduhan/warga.csv")

    assert book.names == ["warga.csv"]
    assert list(book.sheet("warga.csv").rows()) == [
        ["NIK", "Nama", "Alamat"],
        [NIK, "José", "Jl. A, no 1; kav. 2"],
    ]


def test_the_hint_of_excel_for_the_separator_is_taken():
    book = books.open_book(b"sep=|\nNIK|Nama, gelar\n1|Siti, S.Pd\n")

    assert list(book.sheet("teks").rows()) == [["NIK", "Nama, gelar"], ["1", "Siti, S.Pd"]]


def test_formulas_hold_their_last_result():
    content = workbook(("a", [["Nama"], [('="Siti "&"Aminah"', "Siti Aminah")]]))

    assert list(books.open_book(content).sheet("a").rows()) == [["Nama"], ["Siti Aminah"]]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Berkas ini kosong."),
        (b"\r\n \n", "Berkas ini kosong."),
        (b"%PDF-1.7 ...", "Berkas ini PDF, bukan lembar kerja. Minta berkas Excel atau CSV-nya."),
        (
            b"\x89PNG\r\n\x1a\n\0\0",
            "Berkas ini gambar, bukan lembar kerja. Minta berkas Excel atau CSV-nya.",
        ),
        (
            b"\xff\xd8\xff\xe0\0\x10JFIF",
            "Berkas ini gambar, bukan lembar kerja. Minta berkas Excel atau CSV-nya.",
        ),
        (
            b"Rar!\x1a\x07\0abc",
            "Berkas ini masih dipadatkan. Buka dahulu, lalu unggah lembar kerjanya.",
        ),
        (
            b"\r\n<html><table><tr><td>NIK</td></tr></table>",
            "Berkas ini halaman web. Buka di Excel, simpan sebagai .xlsx, lalu unggah lagi.",
        ),
        (b"\1\2\0\3 program", NO_BOOK),
        (b"PK\3\4 half of a zip", BROKEN),
        (workbook(("a", ROWS))[:-200], BROKEN),
        (compound("Lain", b"\0" * 4096), BROKEN),
        (
            compound("Workbook", b"\0" * 4096),
            "Berkas ini tidak memuat lembar berisi tabel.",
        ),
        (compound("EncryptedPackage", b"\0" * 4096), LOCKED),
        (ods(ROWS, is_locked=True), LOCKED),
        (
            compound("WordDocument", b"\0" * 4096),
            "Berkas ini dokumen Word. Salin tabelnya ke Excel, lalu unggah lagi.",
        ),
        (
            archive(word__document_xml="", **{"word/document.xml": "<w/>"}),
            "Berkas ini dokumen Word. Salin tabelnya ke Excel, lalu unggah lagi.",
        ),
        (
            archive(**{"xl/workbook.bin": "x"}),
            "Berkas .xlsb belum dibaca. Simpan sebagai .xlsx, lalu unggah lagi.",
        ),
        (archive(**{"foto.jpg": "x"}), NO_BOOK),
        (archive(**{"xl/workbook.xml": "<no"}), BROKEN),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(content, sentence):
    assert refusal(content) == sentence


def test_a_bomb_is_not_unpacked():
    bomb = archive(**{"xl/workbook.xml": "<x/>", "xl/worksheets/sheet1.xml": "0" * 50_000_000})

    assert len(bomb) < 100_000
    assert refusal(bomb) == BOMB


def test_a_bomb_that_lies_of_its_size_is_stopped_on_the_way():
    honest = archive(**{"xl/workbook.xml": "<x/>", "xl/worksheets/sheet1.xml": "0" * 3_000_000})
    lying = honest.replace(struct.pack("<I", 3_000_000), struct.pack("<I", 3_000))

    assert lying != honest
    assert refusal(lying) == BOMB


def test_many_copies_of_one_member_count_as_many(monkeypatch):
    monkeypatch.setattr(archives, "MOST_UNPACKED", 2_000)

    assert refusal(workbook(("a", ROWS))) == BOMB


def test_more_rows_than_the_limit_are_refused(monkeypatch):
    monkeypatch.setattr(books, "MOST_ROWS", 3)

    assert refusal(workbook(("a", [["Nama"]] * 4))) == (
        "Lembar ini lebih dari 400.000 baris. Bagi menjadi beberapa berkas."
    )


def test_columns_beyond_the_limit_are_refused():
    assert refusal(workbook(("a", [["Nama"] * 2_001]))) == (
        "Lembar ini lebih dari 2.000 kolom. Hapus kolom di luar tabel, lalu unggah lagi."
    )
    assert refusal(b";".join([b"x"] * 2_001)) == (
        "Lembar ini lebih dari 2.000 kolom. Hapus kolom di luar tabel, lalu unggah lagi."
    )


def test_one_cell_far_outside_does_not_fill_the_memory():
    content = workbook(("a", [["Nama"], ["Siti"]]))
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1"><v>1</v></c></row>'
        b'<row r="390000"><c r="BXX390000"><v>1</v></c></row></sheetData></worksheet>'
    )

    assert refusal(replaced(content, "xl/worksheets/sheet1.xml", sheet)) == WIDE


def test_cells_that_are_only_coloured_do_not_count():
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>Nama</t></is></c></row>'
        b'<row r="390000"><c r="BXX390000" s="1"/></row></sheetData></worksheet>'
    )
    content = replaced(workbook(("a", [["x"]])), "xl/worksheets/sheet1.xml", sheet)

    assert list(books.open_book(content).sheet("a").rows()) == [["Nama"]]


@pytest.mark.parametrize(("row_times", "cell_times"), [(10**9, 1), (1_000_000, 100), (1, 10**9)])
def test_a_cell_that_is_repeated_without_end_is_refused(row_times, cell_times):
    assert refusal(ods(ROWS, row_times=row_times, cell_times=cell_times)) == WIDE


def replaced(content, name, data):
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for member in old.namelist():
            new.writestr(member, data if member == name else old.read(member))
    return made.getvalue()


def test_hidden_sheets_stand_apart():
    content = workbook(("Kode", [["a"]]), ("Data", [["Nama"]]), hidden=["Data"])

    book = books.open_book(content)

    assert (book.names, book.hidden) == (["Kode"], ["Data"])


def test_a_text_with_an_open_quotation_mark_is_refused():
    content = b'NIK;Nama\n1;"Siti\n' + b"2;Budi\n" * 30_000

    assert refusal(content).startswith("Berkas teks ini rusak: ada tanda kutip")


@pytest.mark.parametrize("end", ['"Siti;4\n', '"Siti;4\n2;Budi;4\n3;"Ani";4\n'])
def test_rows_that_an_open_quotation_mark_would_swallow_are_not_lost(end):
    content = f"NIK;Nama;RT\n0;Rahmat;4\n1;{end}4;Dewi;4\n".encode()

    assert refusal(content) == (
        "Berkas teks ini rusak: ada tanda kutip yang tidak ditutup mulai baris 3."
    )


def test_a_cell_that_never_ends_is_named_by_its_row():
    content = b"NIK;Nama\n1;" + b"x" * 200_000

    assert refusal(content) == ("Berkas teks ini rusak: ada isian yang terlalu panjang di baris 2.")


def test_a_cell_of_several_lines_is_one_cell():
    content = b'Nama;Alamat;RT\r\nSiti;"Jalan ""Sawo""; No. 7\r\nbelakang";4\r\n'

    rows = list(books.open_book(content).sheet("teks").rows())

    assert rows[1] == ["Siti", 'Jalan "Sawo"; No. 7\r\nbelakang', "4"]


def test_stray_nulls_in_a_text_table_are_passed_over():
    content = b"NIK;Nama\n1;Si\0ti\n\0\0\x1a"

    assert list(books.open_book(content).sheet("teks").rows()) == [["NIK", "Nama"], ["1", "Siti"]]


def test_a_text_without_a_mark_of_its_letters_is_read_as_windows_wrote_it():
    content = "Nama;RT\r\nRen\xe9;4\r\n".encode("utf-16-le")

    assert list(books.open_book(content).sheet("teks").rows())[1] == ["Ren\xe9", "4"]


def test_numbers_in_text_tables_stay_texts():
    assert list(books.open_book(f"NIK\n{NIK}\n".encode()).sheet("teks").rows()) == [["NIK"], [NIK]]
