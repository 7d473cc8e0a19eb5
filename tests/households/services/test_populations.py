"""Invented families in the register: like saved ones, once, and never among real ones by chance."""

import pytest
from django.db import connection

from duren_sawit.accounts.choices import Role
from duren_sawit.audit.models import AuditEvent
from duren_sawit.lib import names
from duren_sawit.lib.derived import tail_index
from households.choices import Event, FamilyState, VisitStatus
from households.models import Dwelling, Family, Person
from households.services import populations
from households.village import making
from tests.accounts.refusals import refusal_of
from tests.clock import NOW
from tests.factories.households import FamilyFactory


@pytest.fixture
def sizes(village):
    return {village.rt_003.code: 20, village.rt_001.code: 10}


def settle(village, sizes, *, seed=3, may_add=False):
    order = populations.Order(sizes, seed, may_add=may_add)
    settled = populations.settle(village.area, order=order, by=None, at=NOW)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    return settled


def test_they_live_where_they_were_sent(village, sizes):
    settled = settle(village, sizes)

    assert settled == populations.Settled(
        Family.objects.count(), Person.objects.count(), Dwelling.objects.count()
    )
    assert Family.objects.filter(area=village.rt_003).count() == 20
    assert Family.objects.filter(area=village.rt_001, dwelling__area=village.rt_001).count() == 10


def test_rows_are_like_saved_ones(village, sizes):
    settle(village, sizes)

    for person in Person.objects.all():
        assert person.name_key == names.key(person.name)
        assert (person.nik_tail_index is None) == (person.nik is None)
        if person.nik:
            assert bytes(person.nik_tail_index) == tail_index(person.nik.full[-4:])
            assert Person.objects.get(nik=person.nik) == person
    for dwelling in Dwelling.objects.all():
        dwelling.full_clean(exclude=["visited_by"])
    for family in Family.objects.active():
        assert family.summary.head_count == 1


def test_homes_were_visited_by_the_surveyor_of_the_rt(village, sizes):
    settle(village, sizes)

    visited = Dwelling.objects.filter(area=village.rt_003).exclude(visit_status=VisitStatus.NOT_YET)
    assert {one.visited_by for one in visited} == {village.people[Role.SURVEYOR]}


def test_one_entry_tells_of_all(village, sizes):
    settled = settle(village, sizes)

    entry = AuditEvent.objects.get(event=Event.VILLAGE_GENERATED)
    assert entry.change.values == {
        "families": [None, "30"],
        "people": [None, str(settled.people)],
        "seed": [None, "3"],
    }


def test_it_refuses_where_families_live(village, sizes):
    FamilyFactory(area=village.rt_004, dwelling=None)

    order = populations.Order(sizes, 3)
    assert refusal_of(populations.settle, village.area, order=order, by=None, at=NOW) == (
        "inhabited",
    )
    assert Family.objects.count() == 1


def test_more_may_be_added_from_any_seed(village, sizes):
    settle(village, sizes)

    settle(village, sizes, may_add=True)
    settle(village, sizes, seed=4, may_add=True)

    assert Family.objects.count() == 90


def test_it_refuses_nobody_and_more_than_there_are_numbers(village):
    for sizes, code in (
        ({}, "no_rts"),
        ({village.rt_003.code: 0}, "count"),
        ({village.rt_003.code: 140_001}, "count"),
    ):
        order = populations.Order(sizes, 1)
        assert refusal_of(populations.settle, village.area, order=order, by=None, at=NOW) == (code,)


def test_those_who_left_say_since_when(village):
    settle(village, making.spread([village.rt_003.code], 120, seed=5), seed=5)

    gone = Family.objects.exclude(state=FamilyState.ACTIVE)
    assert gone
    assert all(family.state_on and family.state_reason for family in gone)
