"""Merges that meet later or odd work: each is refused in a sentence or leaves one head."""

from datetime import date
from functools import partial

import pytest
from django.db import connection, transaction

from duren_sawit.accounts.choices import Role
from households import former_states
from households.choices import DeedKind, FamilyState, LifeStatus, PairState, Relation
from households.facts import Leaving
from households.models import Family, Pair, Person
from households.services import deeds, pairs, people
from tests.accounts.refusals import refusal_of
from tests.clock import NOW
from tests.factories.households import FamilyFactory, PairFactory, PersonFactory, nik_of
from tests.households import beside
from tests.households.checksums import checksums

BORN = date(1980, 5, 4)
LEFT = {"life_status": LifeStatus.DIED, "status_on": date(2026, 1, 1)}


@pytest.fixture
def operator(village):
    return village.people[Role.OPERATOR]


@pytest.fixture
def merge(operator, settled):
    """Merges a pair to the end of its transaction."""

    def call(pair, *taken):
        kept = settled(pairs.merge, pair, taken=taken, by=operator, at=NOW)
        former_states.remember_for(None)
        return kept

    return call


@pytest.fixture
def separate(operator, settled):
    return lambda pair: settled(pairs.separate, pair, by=operator, at=NOW)


def family_in(rt, **facts):
    return FamilyFactory(dwelling__area=rt, **facts)


def child_of(family, **facts):
    said = {"born_on": BORN, "relation": Relation.CHILD, "nik": None}
    return PersonFactory(family=family, **said | facts)


@pytest.mark.parametrize(
    ("taken", "relation"), [(("life_status",), ""), (("life_status", "family"), Relation.CHILD)]
)
def test_who_led_before_does_not_lead_beside_the_successor(village, merge, taken, relation):
    home = family_in(village.rt_003)
    first = child_of(home, relation=Relation.HEAD, **LEFT)
    second = child_of(family_in(village.rt_003))

    kept = merge(PairFactory(first=first, second=second), *taken)

    kept.refresh_from_db()
    assert (kept.life_status, kept.relation) == (LifeStatus.ALIVE, relation)


def test_nobody_dies_before_being_born_by_a_merge(village, operator):
    first = child_of(family_in(village.rt_003), **LEFT)
    second = child_of(family_in(village.rt_003), born_on=date(2026, 2, 1))
    pair = PairFactory(first=first, second=second)

    codes = refusal_of(pairs.merge, pair, taken=("born_on",), by=operator, at=NOW)

    assert codes == ("before_birth",)


def test_separate_refuses_a_nik_that_somebody_else_has_by_now(village, merge, operator):
    nik = nik_of(7, born_on=BORN)
    first, second = child_of(family_in(village.rt_003)), child_of(family_in(village.rt_003))
    Person.objects.filter(pk=second.pk).update(nik=nik)
    pair = PairFactory(first=first, second=second)
    merge(pair)
    child_of(family_in(village.rt_003), nik=nik)

    codes = refusal_of(pairs.separate, pair, by=operator, at=NOW)

    assert codes == ("households_person_nik_unique",)
    assert Pair.objects.get().state == PairState.MERGED


@pytest.mark.parametrize("join", ["nestloop", "hashjoin", "mergejoin"])
def test_separate_gives_back_two_numbers_in_whatever_order(village, merge, separate, join):
    family = family_in(village.rt_003)
    first = child_of(family, nik=nik_of(7, born_on=BORN))
    second = child_of(family, nik=nik_of(8, born_on=BORN))
    before = checksums()
    pair = PairFactory(first=first, second=second)
    merge(pair, "nik")
    others = {"nestloop", "hashjoin", "mergejoin"} - {join}
    with connection.cursor() as cursor:
        cursor.execute("; ".join(f"SET LOCAL enable_{other} = off" for other in others))

    separate(pair)

    assert checksums() == before


def test_separate_refuses_when_the_family_left_since(village, merge, operator, settled):
    left = family_in(village.rt_003)
    first, second = child_of(family_in(village.rt_003)), child_of(left)
    pair = PairFactory(first=first, second=second)
    merge(pair)
    leaving = Leaving(LifeStatus.MOVED, NOW.date())
    settled(people.leave, left.people.heads().get(), leaving=leaving, by=operator, at=NOW)
    assert Family.objects.get(pk=left.pk).state == FamilyState.MOVED

    codes = refusal_of(pairs.separate, pair, by=operator, at=NOW)

    assert codes == ("family_gone",)


@pytest.mark.django_db(transaction=True)
def test_what_is_written_while_undo_waits_is_not_lost(village, operator):
    with transaction.atomic():
        person = child_of(family_in(village.rt_003))
    with transaction.atomic():
        deed = deeds.begin(DeedKind.MERGE, by=operator, at=NOW)
        Person.objects.filter(pk=person.pk).update(name="Siti Contoh")
    answers = []

    with transaction.atomic():
        Person.objects.filter(pk=person.pk).update(phone="+628120000123")
        undo = partial(refusal_of, deeds.undo, deed, by=operator, at=NOW)
        other = beside.start(undo, answers)
    other.join()

    assert answers == [("later_work",)]
    person.refresh_from_db()
    assert (person.name, person.phone) == ("Siti Contoh", "+628120000123")
