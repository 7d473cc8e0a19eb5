"""What somebody should look at beside an entry."""

from datetime import date

import pytest

from distributions.choices import ProgrammeState, Standing
from distributions.models import ListEntry
from distributions.selectors.checks import CHECKS, Checks, found_beside
from duren_sawit.accounts.choices import Role
from households.models import Person
from tests.factories.distributions import (
    ListEntryFactory,
    QuotaFactory,
    RecipientListFactory,
)
from tests.factories.households import FamilyFactory, PersonFactory

TODAY = date(2026, 4, 12)


@pytest.fixture
def listed(db):
    return RecipientListFactory()


@pytest.fixture
def entry(listed, village):
    """The wife receives, so that she may die without the family losing its head."""
    family = FamilyFactory(dwelling__area=village.rt_003)
    return ListEntryFactory(list=listed, family=family, receiver=PersonFactory(family=family))


def found(entry):
    checks = Checks(entry.list, on=TODAY)
    return list(found_beside(checks.beside(ListEntry.objects.filter(pk=entry.pk)).get()))


def said(*keys):
    return [str(CHECKS[key]) for key in keys]


def change(person, **columns):
    Person.objects.filter(pk=person.pk).update(**columns)


def test_nothing_is_found_beside_a_sound_entry(entry):
    assert found(entry) == []


@pytest.mark.parametrize(
    ("status", "key"), [("DIED", "meninggal"), ("MOVED", "pindah"), ("MISSING", "pindah")]
)
def test_a_receiver_who_is_no_longer_here(entry, status, key):
    change(entry.receiver, life_status=status, status_on=TODAY)

    assert found(entry) == said(key)


def test_a_receiver_of_another_family(entry):
    change(entry.receiver, family=FamilyFactory())

    assert found(entry) == said("pindah")


def test_a_family_that_left(entry):
    entry.family.state, entry.family.state_on = "MOVED", TODAY
    entry.family.save()

    assert found(entry) == said("keluarga")


def test_the_same_person_twice(entry):
    ListEntryFactory(list=entry.list, receiver=entry.receiver)

    assert found(entry) == said("ganda")


@pytest.mark.parametrize(
    ("state", "standing", "keys"),
    [
        (ProgrammeState.RUNNING, Standing.MAIN, ["program"]),
        (ProgrammeState.RUNNING, Standing.RESERVE, []),
        (ProgrammeState.RUNNING, Standing.OFF, []),
        (ProgrammeState.FINISHED, Standing.MAIN, []),
    ],
)
def test_another_programme(entry, state, standing, keys):
    ListEntryFactory(family=entry.family, list__programme__state=state, standing=standing)

    assert found(entry) == said(*keys)


@pytest.mark.parametrize("told", ["kk_number", "nik"])
def test_the_family_of_somebody_in_office(entry, village, told):
    officer = village.people[Role.RT_HEAD]
    numbers = {"kk_number": entry.family.kk_number, "nik": entry.family.people.heads().get().nik}
    setattr(officer, told, numbers[told])
    officer.save()

    assert found(entry) == said("pengurus")


def test_a_receiver_without_nik(entry):
    change(entry.receiver, nik=None)

    assert found(entry) == said("nik")


def test_more_than_the_quota_of_the_rw(entry, village):
    QuotaFactory(programme=entry.list.programme, area=village.rw_002, families=1)
    later = ListEntryFactory(
        list=entry.list, family__dwelling__area=village.rt_004, rank=entry.rank + 1
    )

    assert (found(entry), found(later)) == ([], said("kuota"))


def test_counts_tell_each_standing_and_check_in_one_question(
    entry, listed, django_assert_num_queries
):
    change(entry.receiver, nik=None, life_status="DIED", status_on=TODAY)
    ListEntryFactory(list=listed, standing=Standing.RESERVE)
    checks = Checks(listed, on=TODAY)

    with django_assert_num_queries(1):
        counted = checks.counts(listed.entries.on_list())

    assert counted == {"MAIN": 1, "RESERVE": 1, "meninggal": 1, "nik": 1, "semua": 1}
