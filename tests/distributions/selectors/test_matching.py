"""Which family a row of an aid workbook means."""

from datetime import date

import pytest

from distributions.entering import Wanted
from distributions.selectors.matching import match
from households.models import Person
from households.selectors.tables import ListedPerson
from tests.factories.households import FamilyFactory, PersonFactory

BORN = date(1984, 8, 17)


def row(**told):
    empty = {
        "number": 2,
        "name": "",
        "nik": None,
        "kk_number": None,
        "born_on": None,
        "address": "",
        "place": "",
        "area_id": None,
    }
    return ListedPerson(**{**empty, **told})


@pytest.fixture
def siti(village):
    family = FamilyFactory(dwelling__area=village.rt_003)
    return PersonFactory(family=family, name="Siti Contoh", born_on=BORN)


def unnumbered(village, name="Siti Contoh", rt="rt_003"):
    family = FamilyFactory(dwelling__area=getattr(village, rt))
    return PersonFactory(family=family, name=name, born_on=BORN, nik=None)


def wanted(kesra, **told):
    """What one row means; fails when it means nobody."""
    (found,) = match(kesra, [row(**told)]).wanted
    return found


def sentence(kesra, **told):
    ((_row, said),) = match(kesra, [row(**told)]).unmatched
    return said


def test_a_nik_names_a_person_whatever_else_is_missing(kesra, siti):
    assert wanted(kesra, nik=siti.nik) == Wanted(siti.family_id, siti.pk)
    assert wanted(kesra, nik=siti.nik, name="St. Conto") == Wanted(siti.family_id, siti.pk)


def test_a_nik_under_quite_another_name_is_looked_at(kesra, siti):
    assert "nama lain" in sentence(kesra, nik=siti.nik, name="Bambang Wijaya")


@pytest.mark.parametrize(
    ("status", "said"), [("DIED", "meninggal"), ("MOVED", "tidak menetap lagi")]
)
def test_whoever_is_no_longer_here_is_looked_at(kesra, siti, status, said):
    Person.objects.filter(pk=siti.pk).update(life_status=status, status_on=date(2026, 1, 1))

    assert said in sentence(kesra, nik=siti.nik)


def test_a_card_alone_names_a_family(kesra, siti):
    assert wanted(kesra, kk_number=siti.family.kk_number) == Wanted(siti.family_id)


def test_a_card_and_a_name_on_it_name_a_person(kesra, village):
    person = unnumbered(village)
    told = {"kk_number": person.family.kk_number, "name": "SITI CONTOH"}

    assert wanted(kesra, **told) == Wanted(person.family_id, person.pk)


def test_a_card_with_a_stranger_s_name_is_looked_at(kesra, siti):
    told = {"kk_number": siti.family.kk_number, "name": "Bambang Wijaya"}

    assert "Tanpa NIK" in sentence(kesra, **told)


def test_name_birth_and_rt_name_a_person(kesra, village):
    person = unnumbered(village)
    unnumbered(village, rt="rt_004")
    told = {"name": "Siti Contoh", "born_on": BORN, "area_id": village.rt_003.pk}

    assert wanted(kesra, **told) == Wanted(person.family_id, person.pk)


@pytest.mark.parametrize("missing", ["name", "born_on", "area_id"])
def test_without_one_of_the_three_nobody_is_named(kesra, village, missing):
    unnumbered(village)
    told = {"name": "Siti Contoh", "born_on": BORN, "area_id": village.rt_003.pk}
    del told[missing]

    assert "Tanpa NIK" in sentence(kesra, **told)


def test_two_who_fit_are_looked_at(kesra, village):
    unnumbered(village)
    unnumbered(village)
    told = {"name": "Siti Contoh", "born_on": BORN, "area_id": village.rt_003.pk}

    assert "Ada 2 warga" in sentence(kesra, **told)


def test_another_number_speaks_against_a_name(kesra, village, siti):
    told = {"name": "Siti Contoh", "born_on": BORN, "area_id": village.rt_003.pk}
    other = PersonFactory.build(family=None).nik

    assert "NIK di data warga lain" in sentence(kesra, nik=other, **told)
    assert wanted(kesra, **told) == Wanted(siti.family_id, siti.pk)


def test_an_unknown_number_alone_is_looked_at(kesra):
    assert "belum ada di data warga" in sentence(kesra, nik=PersonFactory.build(family=None).nik)


def test_a_row_that_cannot_be_read_says_why(kesra, siti):
    assert sentence(kesra, nik=siti.nik, problem="C2: salah") == "C2: salah"


def test_match_asks_the_same_for_any_number(kesra, village, django_assert_num_queries):
    people = [unnumbered(village, name=f"Warga {nth}") for nth in range(5)]
    rows = [
        row(name=one.name, born_on=BORN, area_id=village.rt_003.pk, kk_number=one.family.kk_number)
        for one in people
    ]
    numbered = [row(nik=PersonFactory().nik) for _nth in range(3)]
    match(kesra, rows)  # from here on the reader's scope is known

    with django_assert_num_queries(3):
        found = match(kesra, rows + numbered)

    assert len(found.wanted) == 8
