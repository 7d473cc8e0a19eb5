"""Birth dates in every style."""

from datetime import date, datetime

import pytest

from households.intake import days
from tests.households.intake.sheets import TODAY, one, read, workbook

BORN = date(1984, 8, 17)


@pytest.mark.parametrize(
    "cell",
    [
        BORN,
        datetime(1984, 8, 17, 7, 30),  # noqa: DTZ001 -- spreadsheets know no zones
        "17-08-1984",
        "17/8/1984",
        "17.08.1984",
        "17 08 1984",
        "17/08/84",
        "17-8-84",
        "1984-08-17",
        "1984/08/17",
        "1984-08-17 00:00:00",
        "17081984",
        "17 Agustus 1984",
        "17 agt 84",
        "17-Agu-84",
        "17 August 1984",
        "Jumat, 17 Agustus 1984",
        "'17-08-1984",
        30911.0,
        "30911",
    ],
)
def test_a_date_is_read_in_every_style(cell):
    assert days.parse(cell, on=TODAY) == BORN


@pytest.mark.parametrize("cell", ["", "-", "0", 0.0, "0000-00-00", "00/00/0000", "null"])
def test_no_date_is_no_date(cell):
    assert days.parse(cell, on=TODAY) is None


@pytest.mark.parametrize(
    ("cell", "born_on"),
    [
        ("24/11/26", TODAY),
        ("25/11/26", date(1926, 11, 25)),
        ("1/1/00", date(2000, 1, 1)),
        ("29/2/24", date(2024, 2, 29)),
    ],
)
def test_two_digits_mean_the_latest_such_year_that_has_been(cell, born_on):
    assert days.parse(cell, on=TODAY) == born_on


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("25-11-2026", "Tanggal lahir ini masih di depan."),
        (date(2031, 1, 1), "Tanggal lahir ini masih di depan."),
        ("31-12-1904", "Tanggal lahir ini lebih dari 120 tahun lalu."),
        ("31-02-1984", "Tanggal ini tidak ada dalam kalender."),
        ("08/17/1984", "Tanggal ini tidak ada dalam kalender."),
        ("1984", "Tanggal lahir ini baru berisi tahunnya."),
        (1984.0, "Tanggal lahir ini baru berisi tahunnya."),
        ("sekitar 1984", "Tanggal ini belum terbaca. Tulis seperti 24/11/2026."),
    ],
)
def test_a_date_that_cannot_be_is_refused(cell, sentence):
    with pytest.raises(ValueError, match="Tanggal") as refused:
        days.parse(cell, on=TODAY)

    assert str(refused.value) == sentence


@pytest.mark.parametrize("date_1904", [False, True])
def test_both_calendars_of_excel_give_the_same_day(date_1904):
    rows, _reading = read(
        workbook(("Data", [["Nama", "Tgl Lahir"], ["Siti", BORN]]), date_1904=date_1904)
    )

    assert rows[0].facts.born_on == BORN


@pytest.mark.parametrize(
    "text", ["Jakarta, 17-08-1984", "JAKARTA/17 Agustus 1984", "Jakarta 17/08/84"]
)
def test_place_and_date_in_one_cell_are_taken_apart(text):
    facts = one(["Nama", "TTL"], ["Siti", text]).facts

    assert (facts.birth_place.title(), facts.born_on) == ("Jakarta", BORN)
