"""Made-up families: the same from the same seed, possible, and as mixed as a kelurahan."""

from collections import Counter
from datetime import date

import pytest

from duren_sawit.lib import dates
from households.choices import Disability, FamilyState, LifeStatus, Relation, VisitStatus
from households.village import making, numbers

ON = date(2026, 11, 24)
CODES = [f"31.75.07.1001.{rw:03}.{rt:03}" for rw in (1, 2, 5) for rt in range(1, 5)]


def village(families, *, seed=1):
    sizes = making.spread(CODES, families, seed=seed)
    return [home for rt in making.rts(sizes) for home in making.dwellings(rt, seed=seed, on=ON)]


@pytest.fixture(scope="module")
def homes():
    return village(1500)


@pytest.fixture(scope="module")
def families(homes):
    return [family for home in homes for family in home.families]


@pytest.fixture(scope="module")
def people(families):
    return [person for family in families for person in family.people]


def test_every_rt_gets_its_share():
    sizes = making.spread(CODES, 1000, seed=1)

    assert sum(sizes.values()) == 1000
    assert list(sizes) == CODES
    assert min(sizes.values()) > 50
    assert len(set(sizes.values())) > 6


def test_an_rt_is_the_same_alone_and_among_others():
    rts = list(making.rts(making.spread(CODES, 60, seed=7)))
    forwards = {rt.code: list(making.dwellings(rt, seed=7, on=ON)) for rt in rts}
    backwards = {rt.code: list(making.dwellings(rt, seed=7, on=ON)) for rt in reversed(rts)}

    assert forwards == backwards
    assert village(60, seed=7) != village(60, seed=8)


def test_no_slot_shares_its_birth_day_and_series():
    slots = [*range(5000), *range(numbers.CIRCLE - 5000, numbers.CIRCLE)]

    assert len({numbers.scatter(slot) for slot in slots}) == 10_000


def test_birth_dates_give_the_age():
    for slot in range(400):
        born_on = numbers.birth_date(slot, age=slot % 90, on=ON)

        assert dates.age(born_on, on=ON) == slot % 90


def test_numbers_are_unique_and_agree_with_the_person(families, people):
    niks = [person.nik.full for person in people if person.nik]
    cards = [family.kk_number.full for family in families if family.kk_number]
    temporary = [person.temporary_nik for person in people if person.temporary_nik]

    assert len(niks) == len(set(niks))
    assert len(cards) == len(set(cards))
    assert len(temporary) == len(set(temporary)) > 0
    assert all(len(nik) == 16 and nik.startswith("03175071001") for nik in temporary)
    for person in people:
        if person.nik:
            assert person.nik.mismatches(born_on=person.born_on, sex=person.sex) == []


def test_active_families_have_one_living_head(families):
    heads = Counter(
        sum(
            person.relation == Relation.HEAD and person.life_status == LifeStatus.ALIVE
            for person in family.people
        )
        for family in families
        if family.state == FamilyState.ACTIVE
    )

    assert heads == {1: len([one for one in families if one.state == FamilyState.ACTIVE])}


def test_ages_are_those_of_a_city(people):
    ages = [dates.age(one.born_on, on=ON) for one in people if one.born_on]
    shares = [
        sum(first <= age < last for age in ages) / len(ages)
        for first, last in ((0, 15), (15, 65), (65, 110))
    ]

    assert 0.20 < shares[0] < 0.30
    assert 0.64 < shares[1] < 0.76
    assert 0.03 < shares[2] < 0.08
    assert 3.2 < len(people) / 1500 < 3.6


def test_what_makes_a_register_hard_is_there(homes, families, people):
    assert 0.02 < sum(family.kk_number is None for family in families) / len(families) < 0.07
    assert 0.005 < sum(person.nik is None for person in people) / len(people) < 0.05
    assert {one.visit.status for one in homes} == set(VisitStatus)
    assert {one.state for one in families} == set(FamilyState)
    assert {one.disability for one in people} == set(Disability)
    assert {one.relation for one in people} >= set(Relation) - {Relation.HUSBAND, Relation.OTHER}
    assert max(len(home.families) for home in homes) > 3
    assert {"317507"} < {person.nik.full[:6] for person in people if person.nik}
    assert any(person.born_on is None for person in people)


def test_homes_lie_in_duren_sawit(homes):
    points = [(home.latitude, home.longitude) for home in homes if home.latitude is not None]

    assert len(points) > 100
    assert all(-6.26 < float(latitude) < -6.20 for latitude, _longitude in points)
    assert all(106.89 < float(longitude) < 106.95 for _latitude, longitude in points)
