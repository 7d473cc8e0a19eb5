"""Numbers that nobody has: NIK, KK, temporary NIK, phone.

The registry counts from 0001 for each birth date, so series from 5000 belong to nobody. Every
place in every family (`slot`) has its own pair of birth day and series, so that no NIK comes
twice, whichever families are made, and in whatever order.
"""

from calendar import isleap
from datetime import date
from random import Random

from duren_sawit.lib.nik import KkNumber, Nik, Sex

SLOTS = 12  # the largest family
FIRST_SERIES, SERIES = 5000, 5000
DAYS, MONTHS = 28, 12
CIRCLE = SERIES * DAYS * MONTHS  # 1,680,000 slots: 140,000 families
STRIDE = 1_036_729  # prime to CIRCLE: neighbours are born far apart
HERE = "317507"
NEARBY = ("317502", "317503", "317504", "317506", "317508", "317402", "317303", "327503", "320102")
FAR = """330501 331103 332701 337402 340201 350702 351708 357801 320416 321305 360302 127101 121701
    137101 130602 167101 180102 330207 332901 640301 737105 810101 717102 530601""".split()  # noqa: SIM905 -- a list to be read


def scatter(slot: int) -> tuple[int, int, int]:
    """Day, month and series of a slot; no two slots below CIRCLE share all three."""
    place = slot * STRIDE % CIRCLE
    place, series = divmod(place, SERIES)
    month, day = divmod(place, DAYS)
    return day + 1, month + 1, FIRST_SERIES + series


def birth_date(slot: int, *, age: int, on: date) -> date:
    """The birth date of somebody who has `age` full years `on` that day."""
    day, month, _series = scatter(slot)
    had_birthday = (month, day) <= (on.month, on.day)
    return date(on.year - age - (not had_birthday), month, day)


def nik(slot: int, *, born_on: date, sex: Sex, region: str) -> Nik:
    day = born_on.day + (40 if sex == Sex.FEMALE else 0)
    return Nik(f"{region}{day:02}{born_on:%m%y}{scatter(slot)[2]:04}")


def region(chance: Random, *, age: int) -> str:
    """District of first registration: mostly here; many of the older came."""
    if chance.random() < (0.85 if age < 20 else 0.5):
        return HERE
    return chance.choice(NEARBY if chance.random() < 0.4 else FAR)


def kk_number(number: int, chance: Random) -> KkNumber:
    """Unique by day, month and series, like a NIK; issued in one of the last fifteen years."""
    day, month, series = scatter(number)
    return KkNumber(f"{HERE}{day:02}{month:02}{chance.randint(10, 24):02}{series:04}")


def temporary_nik(number: int, *, village: str) -> str:
    """As other village systems write them: 0, village code, series; nothing beyond the series."""
    return f"0{village}{number:05}" if number < 100_000 else ""


def phone(slot: int) -> str:
    """In a block that no operator gives out."""
    return f"+62812000{slot % 1_000_000:06}"


def years_before(day: date, years: int) -> date:
    """29 February becomes the 28th."""
    year = day.year - years
    is_missing = (day.month, day.day) == (2, 29) and not isleap(year)
    return day.replace(year=year, day=28 if is_missing else day.day)
