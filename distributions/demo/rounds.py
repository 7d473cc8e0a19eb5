"""How a round of the demo village is prepared: points in two RW, a time for every RT, opened."""

from datetime import timedelta

from distributions.demo.moments import on
from distributions.facts import Coming, PointFacts, RoundFacts
from distributions.models import Point, Programme, Round
from distributions.services import points, rounds, slots
from duren_sawit.accounts.registry import DemoVillage
from duren_sawit.areas.models import Area

CONTACT = "Kasi Kesra, (021) 0000 0000"
PLACES = (("Balai RW 05", "Jl. Contoh No. 5"), ("Balai RW 12", "Jl. Contoh No. 12"))
FIRST_OF_THE_SECOND = 9  # RWs from this number on come to the second point
HOURS = (8, 10, 13)  # RTs of one RW come one after the other


def opened(village: DemoVillage, programme: Programme, number: int, *, day: int) -> Round:
    """Three days, of which the first is `day` days from today."""
    kesra, at = village.people["kesra"], on(village, day - 3, 10)
    facts = RoundFacts(
        list=programme.lists.get(),
        number=number,
        opens_on=village.today + timedelta(days=day),
        closes_on=village.today + timedelta(days=day + 2),
        contact=CONTACT,
    )
    planned = rounds.plan(programme, facts=facts, by=kesra, at=at)
    officers = (village.people["petugas"], kesra)
    places = [
        points.add(planned, facts=PointFacts(name, address, officers), by=kesra, at=at)
        for name, address in PLACES
    ]
    slots.keep(planned, comings=_comings(village, places, day), by=kesra, at=at)
    return rounds.open_(planned, by=kesra, at=at)


def _comings(village: DemoVillage, places: list[Point], day: int) -> dict[Area, Coming | None]:
    return {
        area: _coming(village, places, area, int(code[:3]), day)
        for code, area in village.areas.items()
        if code.count(".") == 1
    }


def came_first(area: Area) -> bool:
    """RTs with odd numbers come on the first day, the others on the second."""
    return area.number % 2 == 1


def _coming(village: DemoVillage, places: list[Point], area: Area, rw: int, day: int) -> Coming:
    hour = HOURS[area.number % len(HOURS)]
    day += 0 if came_first(area) else 1
    return Coming(
        places[rw >= FIRST_OF_THE_SECOND], on(village, day, hour), on(village, day, hour + 2)
    )
