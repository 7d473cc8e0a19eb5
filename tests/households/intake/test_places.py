"""RT and RW, alone, together, and inside addresses."""

from datetime import date

import pytest

from households.intake import places
from tests.households.intake.sheets import one, problems, rows_of


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("004", 4),
        (4.0, 4),
        ("RT 04", 4),
        ("RT.004", 4),
        ("rt-4", 4),
        ("IV", 4),
        ("-", 0),
        ("", None),
    ],
)
def test_a_column_of_rt_holds_numbers(cell, number):
    assert one(["Nama", "RT"], ["Siti", cell]).facts.rt == number


@pytest.mark.parametrize(
    ("cell", "rt", "rw"),
    [
        ("004/012", 4, 12),
        ("4/12", 4, 12),
        ("004 / 012", 4, 12),
        ("004-012", 4, 12),
        ("004012", 4, 12),
        ("RT 004 / RW 012", 4, 12),
        ("RT.04 RW.12", 4, 12),
        ("RW 12 RT 4", 4, 12),
        ("004/-", 4, 0),
        ("-/-", 0, 0),
    ],
)
def test_rt_and_rw_in_one_cell_are_taken_apart(cell, rt, rw):
    facts = one(["Nama", "RT/RW"], ["Siti", cell]).facts

    assert (facts.rt, facts.rw) == (rt, rw)


@pytest.mark.parametrize(
    ("address", "street", "rt", "rw"),
    [
        ("Jl. Melati No. 5 RT 004/012", "Jl. Melati No. 5", 4, 12),
        ("Jl. Melati No. 5, RT.004 RW.012", "Jl. Melati No. 5", 4, 12),
        ("JL MELATI RT 04/RW 12 NO 5", "JL MELATI NO 5", 4, 12),
        ("Jl. Melati RT/RW 004/012", "Jl. Melati", 4, 12),
        ("Jl. Melati RT/RW : 004 / 012, Duren Sawit", "Jl. Melati, Duren Sawit", 4, 12),
        ("Jl. Melati RW 012", "Jl. Melati", None, 12),
        ("RT 07 RW 03", "", 7, 3),
        ("RT-04 RW-12 Jl. Melati", "Jl. Melati", 4, 12),
        ("RT004/RW012", "", 4, 12),
        ("Gang Kertas 4", "Gang Kertas 4", None, None),
        ("Jl. Artha No. 7", "Jl. Artha No. 7", None, None),
        ("DUSUN 3, RW 03, RT 07", "DUSUN 3", 7, 3),
    ],
)
def test_an_address_is_told_from_its_rt_and_rw(address, street, rt, rw):
    assert places.apart(address) == (street, rt, rw)


def test_columns_count_more_than_the_address():
    row = one(["Nama", "Alamat", "RT"], ["Siti", "Jl. Melati RT 9/12", "004"])

    assert (row.facts.address, row.facts.rt, row.facts.rw) == ("Jl. Melati RT 9/12", 4, None)
    assert row.warnings == ["RT/RW di alamat berbeda dari kolomnya; kolomnya yang dipakai."]


def test_a_hamlet_completes_an_address_and_is_none_by_itself():
    header = ["Nama", "Alamat", "Dusun"]
    rows = rows_of(
        header,
        ["A", "Jl. Melati 5", "Mangsit"],
        ["B", "", "Mangsit"],
        ["C", "Dusun Mangsit", ""],
        ["D", "Jl. Mangsit 3", "Dusun Mangsit"],
    )

    assert [row.facts.address for row in rows] == [
        "Jl. Melati 5, Dusun Mangsit",
        "",
        "",
        "Jl. Mangsit 3, Dusun Mangsit",
    ]


def test_what_is_no_rt_is_refused_by_its_cell():
    rows = rows_of(
        ["Nama", "RT", "RT/RW"],
        ["A", "utara", ""],
        ["B", "", date(2026, 12, 4)],
        ["C", "", "barat"],
        ["D", "1234", ""],
    )

    assert problems(rows) == {
        "B2": "RT “UTARA” belum terbaca. Tulis angkanya saja, misalnya 004.",
        "C3": "Excel mengubah RT/RW ini menjadi tanggal. Tulis lagi sebagai teks.",
        "C4": "RT/RW “barat” belum terbaca. Tulis seperti 004/012.",
        "B5": "RT “1234” belum terbaca. Tulis angkanya saja, misalnya 004.",
    }
