"""One cell at a time: numbers of cards, names, codes and words."""

from decimal import Decimal

import pytest

from tests.households.intake.sheets import KK, NIK, one, problems, read, rows_of

EXCEL = (
    "ini rusak oleh Excel: angka terakhirnya menjadi nol. Salin lagi dari kartunya ke kolom teks."
)


@pytest.mark.parametrize(
    "cell",
    [NIK, f"'{NIK}", f'="{NIK}"', "31.75.07.170884.0001", "3175 0717 0884 0001", f" {NIK}\u200b"],
)
def test_a_nik_is_read_whatever_stands_between_its_digits(cell):
    assert one(["Nama", "NIK"], ["Siti", cell]).facts.nik.full == NIK


@pytest.mark.parametrize("cell", ["0", 0.0, "-", "", "0000000000000000", "tidak ada", "Belum ada"])
def test_a_nik_that_is_none_is_none(cell):
    row = one(["Nama", "NIK"], ["Siti", cell])

    assert (row.facts.nik, row.facts.temporary_nik, row.problem) == (None, "", None)


def test_a_temporary_nik_stands_apart():
    facts = one(["Nama", "NIK"], ["Siti", "0317507100100001"]).facts

    assert (facts.nik, facts.temporary_nik) == (None, "0317507100100001")


def test_numbers_that_excel_damaged_are_refused_by_their_cell():
    rows = rows_of(
        ["Nama", "NIK", "No. KK"],
        ["A", 3175071708840001.0, ""],
        ["B", "3,17507E+15", ""],
        ["C", "", 3175070101100001.0],
        ["D", "3175071708840001.0", ""],
    )

    assert problems(rows) == {
        "B2": f"NIK {EXCEL}",
        "B3": f"NIK {EXCEL}",
        "C4": f"No. KK {EXCEL}",
        "B5": f"NIK {EXCEL}",
    }
    assert [row.facts.name for row in rows] == ["A", "B", "C", "D"]


def test_wrong_numbers_say_what_is_wrong_with_them():
    rows = rows_of(
        ["Nama", "NIK"], ["A", "317507"], ["B", 317507.0], ["C", "8788888888888456"], ["D", "abc"]
    )

    assert [row.problem.sentence for row in rows] == [
        "NIK terdiri dari 16 angka; ini baru 6.",
        "NIK terdiri dari 16 angka; ini baru 6.",
        "NIK diawali kode provinsi; 87 bukan kode provinsi.",
        "NIK hanya terdiri dari angka; di sini ada “a”.",
    ]


def test_a_made_up_kk_number_is_not_kept_but_holds_its_family_together():
    header = ["Nama", "No. KK"]
    rows = rows_of(header, ["A", "0317507100100001"], ["B", "0317507100100001"], ["C", KK])

    assert [row.facts.kk_number for row in rows[:2]] == [None, None]
    assert rows[0].group == rows[1].group != rows[2].group
    assert not any("31750710010" in row.group or KK in row.group for row in rows)


@pytest.mark.parametrize(
    ("cell", "name", "warnings"),
    [
        ("  Siti   Aminah ", "Siti Aminah", []),
        ("'Aisyah", "Aisyah", []),
        ("Nur'aini, S.Pd.", "Nur'aini, S.Pd.", []),
        ("José", "José", []),
        ("محمد عبد الله", "محمد عبد الله", []),
        ("Siti\u00a0Aminah\t", "Siti Aminah", []),
        ("Siti\x07 Aminah", "Siti Aminah", []),
        ("Siti 😀👩‍👧 Aminah", "Siti Aminah", ["Tanda yang bukan huruf dibuang dari nama."]),
        ("☎ Budi", "Budi", ["Tanda yang bukan huruf dibuang dari nama."]),
        ("-", "", []),
    ],
)
def test_names_are_trimmed_and_hold_only_what_names_hold(cell, name, warnings):
    row = one(["NIK", "Nama"], [NIK, cell])

    assert (row.facts.name, row.warnings) == (name, warnings)


def test_what_is_no_name_is_refused():
    rows = rows_of(["Nama"], ["12345"], ["A" * 121], [7.0], ["😀"])

    assert problems(rows) == {
        "A2": "Nama belum berisi huruf.",
        "A3": "Nama ini terlalu panjang; mungkin kolomnya tertukar.",
        "A4": "Nama belum berisi huruf.",
        "A5": "Nama belum berisi huruf.",
    }


@pytest.mark.parametrize(
    ("label", "cells", "fact", "value"),
    [
        ("JK", ["L", "LK", "Laki-laki", "1", 1.0, "01", "Pria"], "sex", "MALE"),
        ("sex", ["P", "Pr", "PEREMPUAN", 2.0, "wanita"], "sex", "FEMALE"),
        ("SHDK", ["1", 1.0, "KEPALA KELUARGA", "Kep. Keluarga", "KK"], "relation", "HEAD"),
        ("SHDK", [3.0, "Istri", "ISTERI"], "relation", "WIFE"),
        ("SHDK", ["7", "Orang Tua", "ORANGTUA"], "relation", "PARENT"),
        ("SHDK", ["9", "Famili Lain", "keponakan"], "relation", "RELATIVE"),
        ("Status Kawin", ["BK", "1", "Belum Kawin"], "marital_status", "SINGLE"),
        ("Status Kawin", ["K", "2", 21.0, "Kawin Tercatat"], "marital_status", "MARRIED"),
        ("Status Kawin", ["CH", "cerai hidup"], "marital_status", "DIVORCED"),
        ("Status Kawin", ["CM", 4.0], "marital_status", "WIDOWED"),
        ("Pendidikan", ["5", "SLTA / SEDERAJAT", "slta/sederajat", "SMK"], "education", "SENIOR"),
        ("Pendidikan", ["9", "STRATA II", "S-2", "S2"], "education", "MASTER"),
        ("Pendidikan", ["AKADEMI/ DIPLOMA III/S. MUDA", "D3"], "education", "DIPLOMA_3"),
        ("Pekerjaan", ["19", 19.0, "BURUH HARIAN LEPAS", "Buruh"], "occupation", 19),
        ("Pekerjaan", ["MENGURUS RUMAH TANGGA", "IRT"], "occupation", 2),
        ("Pekerjaan", ["PEGAWAI NEGERI SIPIL (PNS)", "PNS"], "occupation", 5),
        ("Pekerjaan", ["Pedagang", "84"], "occupation", 84),
        ("cacat_id", ["7", "TIDAK CACAT", "0", 0.0], "disability", "NONE"),
        ("Jenis Cacat", ["CACAT NETRA/BUTA", "2"], "disability", "SIGHT"),
        ("status_dasar", ["1", "HIDUP"], "life_status", "ALIVE"),
        ("status_dasar", ["2", "Mati", "meninggal"], "life_status", "DIED"),
        ("status_dasar", ["9", "TIDAK VALID"], "life_status", "INVALID"),
    ],
)
def test_codes_are_read_as_numbers_and_as_words(label, cells, fact, value):
    rows = rows_of(["Nama", label], *[["Siti", cell] for cell in cells])

    assert [getattr(row.facts, fact) for row in rows] == [value] * len(cells)
    assert all(type(getattr(row.facts, fact)) in (str, int) for row in rows)


def test_whole_numbers_with_a_point_are_whole_and_others_are_no_codes():
    text = "Nama;Pendidikan;RT;No. HP;SHDK\nA;1.0;4.0;81234567890.0;1. Kepala Keluarga\nB;1.5;;;"

    rows, _found = read(text.encode())

    facts = rows[0].facts
    assert (facts.education, facts.rt, facts.rw) == ("NONE", 4, None)
    assert (facts.phone, facts.relation) == ("+6281234567890", "HEAD")
    assert rows[1].warnings == ["“1.5” belum dikenal sebagai Pendidikan; dibiarkan kosong."]


def test_unknown_words_reject_a_row_only_where_it_cannot_do_without():
    rows = rows_of(
        ["Nama", "JK", "SHDK", "status_dasar", "Pendidikan", "Status Kawin"],
        ["A", "X", "", "", "", ""],
        ["B", True, "", "", "", ""],
        ["C", "", "tetangga", "", "", ""],
        ["D", "", "", "5", "", ""],
        ["E", "", "", "", "Pesantren", "janda"],
    )

    assert problems(rows) == {
        "B2": "“X” belum dikenal sebagai Jenis kelamin.",
        "B3": "“True” belum dikenal sebagai Jenis kelamin.",
        "C4": "“tetangga” belum dikenal sebagai Hubungan keluarga.",
        "D5": "“5” belum dikenal sebagai Status hidup.",
    }
    assert rows[4].warnings == [
        "“Pesantren” belum dikenal sebagai Pendidikan; dibiarkan kosong.",
        "“janda” belum dikenal sebagai Status kawin; dibiarkan kosong.",
    ]


@pytest.mark.parametrize("cell", ["0812-3456-7890", 81234567890.0, "+62 812 3456 7890"])
def test_phone_numbers_are_read_as_people_and_excel_write_them(cell):
    assert one(["Nama", "No. HP"], ["Siti", cell]).facts.phone == "+6281234567890"


def test_a_wrong_phone_number_is_a_warning():
    row = one(["Nama", "No. HP"], ["Siti", "123"])

    assert (row.facts.phone, row.problem) == ("", None)
    assert row.warnings == ["Nomor telepon diawali 0 atau +62."]


def test_a_point_on_the_map_lies_in_indonesia():
    header = ["Nama", "lat", "lng"]
    rows = rows_of(header, ["A", "-6,2341567", 106.9], ["B", "106.9", "x"], ["C", "", "0"])

    assert [(row.facts.latitude, row.facts.longitude) for row in rows] == [
        (Decimal("-6.234157"), Decimal("106.9")),
        (None, None),
        (None, None),
    ]
    assert [len(row.warnings) for row in rows] == [0, 2, 0]


def test_long_texts_are_cut_with_a_warning():
    row = one(["Nama", "Alamat", "Tempat Lahir"], ["Siti", "Jl. " + "a" * 200, "b" * 81])

    assert (len(row.facts.address), len(row.facts.birth_place)) == (200, 80)
    assert row.warnings == [
        "Alamat terlalu panjang; dipotong.",
        "Tempat lahir terlalu panjang; dipotong.",
    ]
