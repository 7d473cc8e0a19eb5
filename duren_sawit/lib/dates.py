"""Dates as Indonesians write and say them, whatever the language of the screen.

Moments are shown on the 24-hour clock with the word of their zone; days carry no zone.
"""

import re
from datetime import date, datetime, timedelta, tzinfo

from django.utils import timezone
from django.utils.translation import gettext as _

from duren_sawit.lib import quantities

FIRST_YEAR, LAST_YEAR = 1900, 2199  # of every day that is typed
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
ZONE_WORDS: dict[timedelta | None, str] = {
    timedelta(hours=7): "WIB",
    timedelta(hours=8): "WITA",
    timedelta(hours=9): "WIT",
}

# Old spellings and the English names that Excel leaves behind; three letters are enough.
_OTHER_SPELLINGS = {
    1: ("january",),
    2: ("february", "pebruari"),
    3: ("march",),
    5: ("may",),
    6: ("june",),
    7: ("july",),
    8: ("august", "agt", "ags"),
    10: ("october",),
    11: ("nopember",),
    12: ("december",),
}
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII)
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})([/.-])(?P<month>\d{1,2})\2(?P<year>\d{4})", re.ASCII)
_IN_WORDS = re.compile(
    r"(?:[a-z']+, *)?(?P<day>\d{1,2})[ -]+(?P<month>[a-z]{3,9})\.?[ -]+(?P<year>\d{4})", re.ASCII
)


def long_date(day: date) -> str:
    """`24 November 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year:04}"


def weekday_date(day: date) -> str:
    """`Selasa, 24 November 2026`."""
    return f"{WEEKDAYS[day.weekday()]}, {long_date(day)}"


def in_words(day: date) -> str:
    """The opening of a berita acara: `Selasa, tanggal dua puluh empat bulan November tahun ...`."""
    return (
        f"{WEEKDAYS[day.weekday()]}, tanggal {quantities.in_words(day.day)}"
        f" bulan {MONTHS[day.month - 1]} tahun {quantities.in_words(day.year)}"
    )


def roman_month(day: date) -> str:
    """The month in a letter number: `XI`."""
    return ROMAN_MONTHS[day.month - 1]


def relative_day(day: date, *, on: date) -> str:
    """How `day` is called on the day `on`: `hari ini`, `kemarin`, `3 hari lagi`, `5 hari lalu`."""
    days = (day - on).days
    near = {0: "hari ini", 1: "besok", -1: "kemarin"}
    return near.get(days) or (f"{days} hari lagi" if days > 0 else f"{-days} hari lalu")


def clock(at: datetime, *, zone: tzinfo | None = None) -> str:
    """`08.00 WIB`; in the village's zone unless another is given. ValueError for a naive one."""
    local = timezone.localtime(at, zone)
    word = ZONE_WORDS.get(local.utcoffset(), local.tzname() or "")
    return f"{local:%H.%M} {word}"


def long_moment(at: datetime, *, zone: tzinfo | None = None) -> str:
    """`24 November 2026 pukul 08.00 WIB`; zone and errors as in `clock`."""
    return f"{long_date(timezone.localtime(at, zone))} pukul {clock(at, zone=zone)}"


def age(born_on: date, *, on: date) -> int:
    """Completed years on a day; who was born on 29 February grows older on 1 March.

    A birth after `on` is a ValueError.
    """
    if born_on > on:
        raise ValueError(_("Tanggal lahir ini masih di depan."))
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


def parse(raw: str | date) -> date:
    """A day from `24/11/2026`, `24-11-2026`, `2026-11-24`, `12 Mei 2026` or `Selasa, 5 Agt 2026`.

    Days and moments as spreadsheets give them pass through. Years have four digits, since two
    could mean two centuries. Anything else is a ValueError with a sentence for the person typing.
    """
    if isinstance(raw, date):
        return raw.date() if isinstance(raw, datetime) else raw
    text = " ".join(raw.lower().split())
    patterns = (_YEAR_FIRST, _DAY_FIRST, _IN_WORDS)
    found = next((match for pattern in patterns if (match := pattern.fullmatch(text))), None)
    month = _month_number(found["month"]) if found else 0
    if found is None or not month or not FIRST_YEAR <= int(found["year"]) <= LAST_YEAR:
        raise ValueError(_("Tanggal ini belum terbaca. Tulis seperti 24/11/2026."))
    try:
        return date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        raise ValueError(_("Tanggal ini tidak ada dalam kalender.")) from None


def _month_number(word: str) -> int:
    """1 to 12 for digits or for a name of at least three letters; 0 when it is neither."""
    if word.isdigit():
        return int(word)
    for number, name in enumerate(MONTHS, start=1):
        spellings = (name.lower(), *_OTHER_SPELLINGS.get(number, ()))
        if any(spelling.startswith(word) for spelling in spellings):
            return number
    return 0
