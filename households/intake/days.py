"""Birth dates in every style a sheet may hold."""

import re
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from duren_sawit.lib import dates
from households.intake.books import Cell
from households.intake.cells import Draft, Reader, plain_text, text_of

OLDEST_AGE = 120
_FIRST_SERIAL, _LAST_SERIAL = 1, 73_050  # 1900 to 2099 as Excel counts days
_SERIAL_START = date(1899, 12, 30)
_CLOCK = re.compile(r"[ T]\d{1,2}[:.]\d{2}([:.]\d{2}(\.\d+)?)?Z?$")
_NUMBERS = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4}|\d{2})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{1,2})", re.ASCII)
_WORDS = re.compile(r"(\d{1,2})[\s.\-/]*([A-Za-z]{3,9})[\s.,\-/']*(\d{4}|\d{2})", re.ASCII)
_SQUEEZED = re.compile(r"(\d{2})(\d{2})(\d{4})", re.ASCII)
_NONE = ("", "-", "--", "0", "null")


def born_on(on: date) -> Reader:
    """The reader of a column of birth dates in a sheet that is read on a day."""
    known: dict[Cell, date | None] = {}

    def read(value: Cell, draft: Draft) -> None:
        try:
            day = known[value]
        except KeyError:
            day = parse(value, on=on)
            if len(known) < 60_000:
                known[value] = day
        draft.facts.born_on = day

    return read


def birth(on: date) -> Reader:
    """The reader of `Jakarta, 17 Agustus 1984`."""

    def read(value: Cell, draft: Draft) -> None:
        text = text_of(value)
        digit = next((place for place, sign in enumerate(text) if sign.isdigit()), len(text))
        draft.facts.birth_place = plain_text(text[:digit].strip(" ,/-.;:"))[:80]
        draft.facts.born_on = parse(text[digit:], on=on)

    return read


def parse(value: Cell, *, on: date) -> date | None:
    """The day in a cell, None where it says there is none; else a ValueError with a sentence."""
    day = _day(value, on)
    if day is None:
        return None
    if day > on:
        raise ValueError(_("Tanggal lahir ini masih di depan."))
    if dates.age(day, on=on) > OLDEST_AGE:
        raise ValueError(_("Tanggal lahir ini lebih dari {age} tahun lalu.").format(age=OLDEST_AGE))
    return day


def _day(value: Cell, on: date) -> date | None:
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    if isinstance(value, float):
        text = str(int(value)) if value.is_integer() else str(value)
    else:
        text = text_of(value)
    text = _CLOCK.sub("", text)
    if text.lower() in _NONE or not text.strip("0-/. "):
        return None
    if text.isdecimal() and len(text) == 4 and 1900 <= int(text) <= 2099:
        raise ValueError(_("Tanggal lahir ini baru berisi tahunnya."))
    if text.isdecimal() and len(text) <= 5 and int(text) <= _LAST_SERIAL:
        return _SERIAL_START + timedelta(days=int(text)) if int(text) >= _FIRST_SERIAL else None
    return _written(text, on)


def _written(text: str, on: date) -> date:
    if match := _YEAR_FIRST.fullmatch(text):
        return dates.parse(f"{match[1]}-{match[2]}-{match[3]}")
    if match := _NUMBERS.fullmatch(text) or _SQUEEZED.fullmatch(text):
        return _with_century(f"{match[1]}-{match[2]}-", match[3], on)
    words = text.rpartition(",")[2].strip() if text[:1].isalpha() else text
    if match := _WORDS.fullmatch(words):
        return _with_century(f"{match[1]} {match[2]} ", match[3], on)
    return dates.parse(text)


def _with_century(start: str, year: str, on: date) -> date:
    """Two digits mean the latest such year that is not ahead."""
    if len(year) == 4:
        return dates.parse(start + year)
    newest = on.year - (on.year - int(year)) % 100
    day = dates.parse(f"{start}{newest}")
    return day if day <= on else dates.parse(f"{start}{newest - 100}")
