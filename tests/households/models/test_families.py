"""What PostgreSQL itself keeps of families."""

from datetime import date
from functools import partial

import pytest
from django.db import IntegrityError, connection, transaction

from duren_sawit.accounts.choices import Role
from households.choices import FamilyState, LifeStatus, Relation, VisitStatus
from households.models import Dwelling, Family, FamilySummary, FormerState, Person
from tests.factories.areas import RtFactory
from tests.factories.households import DeedFactory, DwellingFactory, FamilyFactory, PersonFactory
from tests.households import beside


def settle(*_written):
    """Check what is checked when a transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


@pytest.fixture
def family(db):
    return FamilyFactory(head__name="Siti Contoh")


def test_a_family_has_a_summary_of_its_living_members(family):
    PersonFactory(family=family, elderly=True, disability="SIGHT")
    PersonFactory(family=family, young=True, unnumbered=True)
    PersonFactory(family=family, life_status=LifeStatus.DIED, status_on=date(2026, 1, 1))

    summary = FamilySummary.objects.select_related("head").get(family=family)

    assert (summary.member_count, summary.head_count, summary.head.name) == (3, 1, "Siti Contoh")
    assert (summary.oldest_born_on, summary.youngest_born_on) == (
        date(1950, 5, 1),
        date(2024, 5, 1),
    )
    assert (summary.disabled_count, summary.without_nik_count) == (1, 1)


def test_the_summary_follows_a_person_into_another_family(family):
    other = FamilyFactory()
    person = PersonFactory(family=family)

    person.family = other
    person.save()

    counts = FamilySummary.objects.values_list("family_id", "member_count")
    assert dict(counts) == {family.pk: 1, other.pk: 2}


@pytest.mark.django_db(transaction=True)
def test_a_visit_is_not_lost_to_whoever_writes_about_the_people():
    with transaction.atomic():
        family = FamilyFactory()
    person = family.people.get()

    with transaction.atomic():
        Dwelling.objects.update(visit_status=VisitStatus.EMPTY, visited_on=date(2026, 1, 1))
        people = Person.objects.filter(pk=person.pk)
        other = beside.start(partial(people.update, disability="SIGHT"), [])
    other.join()

    summary = FamilySummary.objects.get(family=family)
    assert (summary.visit_status, summary.disabled_count) == (VisitStatus.EMPTY, 1)


def test_an_active_family_without_a_head_is_refused(family):
    with pytest.raises(IntegrityError, match="no single living head"), transaction.atomic():
        settle(Person.objects.update(life_status=LifeStatus.DIED, status_on=date(2026, 1, 1)))


def test_an_active_family_without_anybody_is_refused(db):
    with pytest.raises(IntegrityError, match="no single living head"), transaction.atomic():
        settle(FamilyFactory(head=None))


def test_a_second_head_is_refused_when_the_transaction_ends(family):
    with pytest.raises(IntegrityError, match="no single living head"), transaction.atomic():
        settle(PersonFactory(family=family, relation=Relation.HEAD))


def test_headship_may_change_hands_within_a_transaction(family):
    heir = PersonFactory(family=family)

    Person.objects.filter(family=family).exclude(pk=heir.pk).update(relation=Relation.PARENT)
    Person.objects.filter(pk=heir.pk).update(relation=Relation.HEAD)
    settle()

    assert FamilySummary.objects.get(family=family).head_id == heir.pk


def test_a_family_that_left_needs_no_head(family):
    Family.objects.filter(pk=family.pk).update(state=FamilyState.MOVED, state_on=date(2026, 1, 1))
    Person.objects.filter(family=family).update(
        life_status=LifeStatus.MOVED, status_on=date(2026, 1, 1)
    )

    settle()

    assert FamilySummary.objects.get(family=family).member_count == 0


def test_a_family_lives_in_the_rt_of_its_dwelling(family):
    with pytest.raises(IntegrityError, match="in_rt_of_dwelling"), transaction.atomic():
        settle(Family.objects.filter(pk=family.pk).update(area=RtFactory()))


def test_families_follow_a_dwelling_whose_rt_is_corrected(family):
    rt = RtFactory()

    Dwelling.objects.filter(pk=family.dwelling_id).update(area=rt)

    assert Family.objects.get(pk=family.pk).area == rt


def test_every_change_counts_a_revision(family):
    Family.objects.filter(pk=family.pk).update(state_reason="diperiksa")
    Family.objects.filter(pk=family.pk).update(state_reason="")

    assert Family.objects.get(pk=family.pk).revision == 2


def test_rows_are_remembered_as_they_were_before_a_deed(family):
    person = Person.objects.get(family=family)
    deed = DeedFactory()
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('duren_sawit.deed', %s, true)", [str(deed.pk)])

    Person.objects.filter(pk=person.pk).update(name="Siti Baru")
    Person.objects.filter(pk=person.pk).update(name="Siti Lagi")
    house = DwellingFactory()

    kept = {
        (state.table_name, state.row_id): (state.revision, state.before and state.before["name"])
        for state in FormerState.objects.filter(deed=deed)
    }
    assert kept == {
        ("households_person", person.pk): (2, "Siti Contoh"),
        ("households_dwelling", house.pk): (0, None),
    }


def test_an_rt_head_sees_the_families_of_one_rt(village):
    mine = FamilyFactory(dwelling__area=village.rt_003)
    FamilyFactory(dwelling__area=village.rt_004)

    reader = village.people[Role.RT_HEAD]

    assert list(Family.objects.visible_to(reader)) == [mine]
    assert [person.family for person in Person.objects.visible_to(reader)] == [mine]
