"""Who is found by what, in whose areas."""

from datetime import date

import pytest

from duren_sawit.accounts.choices import Role
from households.choices import FamilyState, LifeStatus
from households.models import Family
from households.selectors import searches
from tests.factories.households import FamilyFactory, PersonFactory

TODAY = date(2026, 11, 24)


@pytest.fixture
def reader(village):
    return village.people[Role.OPERATOR]


@pytest.fixture
def sarmadi(village):
    """In RT 003, on Gang Kenari 12, with a wife."""
    family = FamilyFactory(
        dwelling__area=village.rt_003,
        dwelling__address="Gang Kenari No. 12",
        head__name="H. Muhammad Sarmadi",
    )
    PersonFactory(family=family, name="Siti Nurhasanah")
    return family


@pytest.fixture
def others(village):
    """In RT 004, on Jalan Melati 3."""
    return FamilyFactory(
        dwelling__area=village.rt_004,
        dwelling__address="Jalan Melati No. 3",
        head__name="Siti Aminah",
    )


def names(found):
    return [one.person.name for one in found.people]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sarmadi", ["H. Muhammad Sarmadi"]),
        ("Sarmdi", ["H. Muhammad Sarmadi"]),
        ("saramdi moh.", ["H. Muhammad Sarmadi"]),
        ("mochamad sarmady", ["H. Muhammad Sarmadi"]),
        ("siti", ["Siti Aminah", "Siti Nurhasanah"]),
        ("siti aminha", ["Siti Aminah"]),
        ("nurhas", ["Siti Nurhasanah"]),
        ("sarmadi kenari", ["H. Muhammad Sarmadi"]),
        ("siti kenari", ["Siti Nurhasanah"]),
        ("siti mawar", []),
        ("zzzz", []),
    ],
)
def test_names_are_found_however_they_are_spelt(reader, sarmadi, others, typed, found):
    assert names(searches.search(reader, typed)) == found


@pytest.mark.parametrize("typed", ["kenari 12", "gg kenari no 12", "Jl. Kenri 12", "gang kenari"])
def test_addresses_find_families(reader, sarmadi, others, typed):
    found = searches.search(reader, typed)

    assert [(one.family, one.why) for one in found.families] == [(sarmadi, "address")]


def test_house_numbers_are_right_or_wrong(reader, sarmadi):
    assert not searches.search(reader, "kenari 13")


def test_numbers_are_found_in_full_and_by_their_end(reader, sarmadi):
    head = sarmadi.people.get(relation="HEAD")
    spaced = f"{head.nik.full[:6]} {head.nik.full[6:12]}-{head.nik.full[12:]}"

    by_nik = searches.search(reader, spaced)
    by_card = searches.search(reader, sarmadi.kk_number.full)
    by_tail = searches.search(reader, head.nik.full[-4:])

    assert [(one.person, one.why) for one in by_nik.people] == [(head, "nik")]
    assert [(one.family, one.why) for one in by_card.families] == [(sarmadi, "kk")]
    assert (head, "tail") in [(one.person, one.why) for one in by_tail.people]


def test_a_name_with_the_end_of_a_nik_finds_one(reader, sarmadi):
    head = sarmadi.people.get(relation="HEAD")
    PersonFactory(family=sarmadi, name="Sarmadi")

    found = searches.search(reader, f"sarmdi {head.nik.full[-4:]}")

    assert names(found) == ["H. Muhammad Sarmadi"]


def test_a_temporary_nik_is_found(reader, sarmadi):
    made = PersonFactory(family=sarmadi, nik=None, temporary_nik="0317507100100001")

    found = searches.search(reader, "0317507100100001")

    assert [(one.person, one.why) for one in found.people] == [(made, "temporary")]


@pytest.mark.parametrize("typed", ["1234567890123456", "3175079999999999", "12345", "", "--"])
def test_numbers_of_nobody_find_nobody(reader, sarmadi, typed):
    assert not searches.search(reader, typed)


def test_whoever_died_or_moved_is_found_and_wrong_records_are_not(reader, sarmadi):
    gone = {"family": sarmadi, "status_on": TODAY}
    PersonFactory(name="Tukinem Satu", life_status=LifeStatus.DIED, **gone)
    PersonFactory(name="Tukinem Dua", life_status=LifeStatus.INVALID, **gone)
    Family.objects.update(state=FamilyState.MOVED, state_on=TODAY)

    assert names(searches.search(reader, "tukinem")) == ["Tukinem Satu"]
    assert searches.search(reader, sarmadi.kk_number.full).families


def test_only_the_readers_areas_are_searched(village, sarmadi, others):
    rt_head = village.people[Role.RT_HEAD]
    head = others.people.get(relation="HEAD")
    asked = ["siti aminah", "melati", head.nik.full, head.nik.full[-4:], others.kk_number.full]

    found = [searches.search(rt_head, words) for words in asked]

    assert {one.person.family for answer in found for one in answer.people} <= {sarmadi}
    assert {one.family for answer in found for one in answer.families} <= {sarmadi}
    assert names(searches.search(rt_head, "siti")) == ["Siti Nurhasanah"]


def test_the_nearest_come_first_and_many_are_cut(reader, sarmadi):
    PersonFactory.create_batch(searches.MOST, family=sarmadi, name="Sri Rahayu Ningsih")
    PersonFactory(family=sarmadi, name="Sri Rahayu")

    found = searches.search(reader, "sri rahayu")

    assert names(found)[0] == "Sri Rahayu"
    assert (len(found.people), found.is_cut) == (searches.MOST, True)
