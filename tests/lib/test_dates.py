"""Indonesian dates: written, said, and read from what people and spreadsheets write."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from duren_sawit.lib import dates

TODAY = date(2026, 11, 24)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


def test_dates_are_written_in_indonesian_whatever_the_screen_speaks():
    with translation.override("en"):
        assert dates.long_date(TODAY) == "24 November 2026"
        assert dates.weekday_date(date(2026, 5, 1)) == "Jumat, 1 Mei 2026"


def test_a_berita_acara_says_its_date_in_words():
    assert dates.in_words(TODAY) == (
        "Selasa, tanggal dua puluh empat bulan November tahun dua ribu dua puluh enam"
    )


def test_letter_numbers_carry_roman_months():
    assert [dates.roman_month(date(2026, month, 1)) for month in range(1, 13)] == [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (TODAY, "hari ini"),
        (date(2026, 11, 25), "besok"),
        (date(2026, 11, 23), "kemarin"),
        (date(2026, 11, 27), "3 hari lagi"),
        (date(2026, 10, 25), "30 hari lalu"),
    ],
)
def test_near_days_have_names(day, words):
    assert dates.relative_day(day, on=TODAY) == words


@pytest.mark.parametrize(
    ("zone", "text"),
    [
        ("Asia/Jakarta", "08.05 WIB"),
        ("Asia/Pontianak", "08.05 WIB"),
        ("Asia/Makassar", "09.05 WITA"),
        ("Asia/Jayapura", "10.05 WIT"),
        ("UTC", "01.05 UTC"),
    ],
)
def test_times_carry_the_word_of_their_zone(zone, text):
    at = datetime(2026, 11, 24, 1, 5, tzinfo=UTC)

    assert dates.clock(at, zone=ZoneInfo(zone)) == text


def test_moments_are_told_in_the_time_of_the_village(settings):
    settings.TIME_ZONE = "Asia/Jayapura"

    at = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)

    assert dates.long_moment(at) == "24 November 2026 pukul 01.00 WIT"


def test_a_moment_without_zone_is_a_mistake():
    with pytest.raises(ValueError, match="naive"):
        dates.clock(datetime(2026, 11, 24))  # noqa: DTZ001 -- the mistake


@given(DAYS)
def test_what_is_written_can_be_read(day):
    for text in (
        dates.long_date(day),
        dates.weekday_date(day),
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"{day.day}-{day.month}-{day.year}",
        f"{day:%d.%m.%Y}",
        f"{day.day} {dates.MONTHS[day.month - 1][:3].upper()} {day.year}",
    ):
        assert dates.parse(text) == day


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("12 Mei 2026", date(2026, 5, 12)),
        ("  5  agt.  2026 ", date(2026, 8, 5)),
        ("5-Nop-2026", date(2026, 11, 5)),
        ("5 Pebruari 2026", date(2026, 2, 5)),
        ("5 Aug 2026", date(2026, 8, 5)),
        ("5 Okt 2026", date(2026, 10, 5)),
        ("Jum'at, 7 Agustus 2026", date(2026, 8, 7)),
        (date(2026, 5, 12), date(2026, 5, 12)),
        (datetime(2026, 5, 12, tzinfo=UTC), date(2026, 5, 12)),
    ],
)
def test_dates_are_read_as_people_write_them(raw, day):
    assert dates.parse(raw) == day


@pytest.mark.parametrize(
    "raw",
    ["", "besok", "12/5/26", "12 5 2026", "12 Ma 2026", "12 Mayo 2026", "2026", "12/05-2026",
     "1/1/0026", "5 0 2026", "46350", "2026-24-11T00:00"],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_an_example(raw):
    with pytest.raises(
        ValueError, match=r"^Tanggal ini belum terbaca\. Tulis seperti 24/11/2026\.$"
    ):
        dates.parse(raw)


@pytest.mark.parametrize("raw", ["31/02/2026", "2026-13-01", "29 Februari 2027", "0/1/2026"])
def test_days_outside_the_calendar_are_refused_as_such(raw):
    with pytest.raises(ValueError, match=r"^Tanggal ini tidak ada dalam kalender\.$"):
        dates.parse(raw)


@pytest.mark.parametrize(
    ("born_on", "on", "years"),
    [
        (date(2000, 11, 24), TODAY, 26),
        (date(2000, 11, 25), TODAY, 25),
        (date(2000, 2, 29), date(2026, 2, 28), 25),
        (date(2000, 2, 29), date(2026, 3, 1), 26),
        (TODAY, TODAY, 0),
    ],
)
def test_age_counts_completed_years(born_on, on, years):
    assert dates.age(born_on, on=on) == years


def test_nobody_is_younger_than_born():
    with pytest.raises(ValueError, match="masih di depan"):
        dates.age(date(2026, 11, 25), on=TODAY)
