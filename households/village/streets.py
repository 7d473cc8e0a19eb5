"""Where an RT lies, how its streets are called, and how far visiting has come there."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from math import cos, pi, sin
from random import Random

from households.choices import VisitStatus

CENTRE = (-6.2325, 106.9175)
STREETS = [
    words.strip()
    for words in """Melati, Mawar, Kenanga, Cempaka, Anggrek, Flamboyan, Dahlia, Seruni, Nusa Indah,
    Bougenville, Rambutan, Kecapi, Duku, Manggis, Jambu, Nangka, Durian, Sawo, Belimbing, Cermai,
    Kamboja, Teratai, Merpati, Kutilang, Cendrawasih, Gelatik, Swadaya, Gotong Royong, Pendidikan,
    Buntu, Langgar, Madrasah, Kavling, Pertanian, Bunga Rampai, Pisang Batu""".split(",")  # noqa: SIM905 -- a list to be read
]
PROGRESS = (0.0, 0.0, 0.15, 0.4, 0.6, 0.8, 0.95, 1.0, 1.0)  # of visits, one of them per RT
OUTCOMES = (VisitStatus.RECORDED, VisitStatus.EMPTY, VisitStatus.REFUSED)
OUTCOME_WEIGHTS = (88, 9, 3)
VISITING_DAYS = 90
NOTES = {
    VisitStatus.EMPTY: (
        "tidak ada orang, dua kali diketuk",
        "rumah dikontrakkan, belum terisi",
        "",
    ),
    VisitStatus.REFUSED: ("minta dijelaskan dulu oleh Pak RT", "belum bersedia didata", ""),
}


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """One RT: its point on the map, its lanes, the share of homes visited so far."""

    latitude: float
    longitude: float
    lanes: tuple[str, ...]
    progress: float


@dataclass(frozen=True, slots=True)
class Visit:
    status: VisitStatus = VisitStatus.NOT_YET
    on: date | None = None
    note: str = ""


def neighbourhood(chance: Random, *, rw: int, rt: int) -> Neighbourhood:
    """RWs lie around the centre in rings, the RTs of one around its middle."""
    angle, ring = 2 * pi * rw / 6, 0.0035 * (1 + rw // 6)
    turn, step = 2 * pi * rt / 11, 0.0013
    street = chance.choice(STREETS)
    lanes = (
        f"Jl. {street} Raya",
        *(f"Jl. {street} {numeral}" for numeral in chance.sample(("I", "II", "III", "IV"), 2)),
        *(f"Gg. {lane}" for lane in chance.sample(STREETS, 2)),
    )
    return Neighbourhood(
        latitude=CENTRE[0] + ring * sin(angle) + step * sin(turn),
        longitude=CENTRE[1] + ring * cos(angle) + step * cos(turn),
        lanes=lanes,
        progress=chance.choice(PROGRESS),
    )


def address(chance: Random, place: Neighbourhood, number: int) -> str:
    """`Gg. Kenanga No. 12A`; numbers grow along the lane."""
    lane = place.lanes[number % len(place.lanes)]
    letter = chance.choice(("A", "B", "C")) if chance.random() < 0.15 else ""
    return f"{lane} No. {1 + number // len(place.lanes)}{letter}"


def point(chance: Random, place: Neighbourhood) -> tuple[Decimal, Decimal]:
    return (
        Decimal(f"{place.latitude + chance.gauss(0, 0.0003):.6f}"),
        Decimal(f"{place.longitude + chance.gauss(0, 0.0003):.6f}"),
    )


def visit(chance: Random, place: Neighbourhood, *, on: date) -> Visit:
    if chance.random() >= place.progress:
        return Visit()
    status = chance.choices(OUTCOMES, OUTCOME_WEIGHTS)[0]
    day = on - timedelta(days=chance.randint(1, VISITING_DAYS))
    return Visit(status, day, chance.choice(NOTES.get(status, ("",))))
