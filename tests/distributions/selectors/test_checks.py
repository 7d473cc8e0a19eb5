"""What somebody should look at beside an entry."""

from datetime import date

import pytest

from distributions.choices import Check, ProgrammeState, Standing
from distributions.models import ListEntry
from distributions.selectors.checks import questions
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
    asked = questions(entry.list, on=TODAY)
    alone = ListEntry.objects.filter(pk=entry.pk)
    return [kind for kind, question in asked.items() if alone.filter(question).exists()]


def change(person, **columns):
    Person.objects.filter(pk=person.pk).update(**columns)


def test_nothing_is_found_beside_a_sound_entry(entry):
    assert found(entry) == []


@pytest.mark.parametrize(
    ("status", "key"), [("DIED", Check.DIED), ("MOVED", Check.LEFT), ("MISSING", Check.LEFT)]
)
def test_a_receiver_who_is_no_longer_here(entry, status, key):
    change(entry.receiver, life_status=status, status_on=TODAY)

    assert found(entry) == [key]


def test_a_receiver_of_another_family(entry):
    change(entry.receiver, family=FamilyFactory())

    assert found(entry) == [Check.LEFT]


def test_a_family_that_left(entry):
    entry.family.state, entry.family.state_on = "MOVED", TODAY
    entry.family.save()

    assert found(entry) == [Check.FAMILY_LEFT]


def test_the_same_person_twice(entry):
    ListEntryFactory(list=entry.list, receiver=entry.receiver)

    assert found(entry) == [Check.DOUBLE]


@pytest.mark.parametrize(
    ("state", "standing", "keys"),
    [
        (ProgrammeState.RUNNING, Standing.MAIN, [Check.ELSEWHERE]),
        (ProgrammeState.RUNNING, Standing.RESERVE, []),
        (ProgrammeState.RUNNING, Standing.OFF, []),
        (ProgrammeState.FINISHED, Standing.MAIN, []),
    ],
)
def test_another_programme(entry, state, standing, keys):
    ListEntryFactory(family=entry.family, list__programme__state=state, standing=standing)

    assert found(entry) == keys


@pytest.mark.parametrize("told", ["kk_number", "nik"])
def test_the_family_of_somebody_in_office(entry, village, told):
    officer = village.people[Role.RT_HEAD]
    numbers = {"kk_number": entry.family.kk_number, "nik": entry.family.people.heads().get().nik}
    setattr(officer, told, numbers[told])
    officer.save()

    assert found(entry) == [Check.OFFICIAL]


def test_a_receiver_without_nik(entry):
    change(entry.receiver, nik=None)

    assert found(entry) == [Check.NO_NIK]


def test_more_than_the_quota_of_the_rw(entry, village):
    QuotaFactory(programme=entry.list.programme, area=village.rw_002, families=1)
    later = ListEntryFactory(
        list=entry.list, family__dwelling__area=village.rt_004, rank=entry.rank + 1
    )

    assert (found(entry), found(later)) == ([], [Check.OVER_QUOTA])
