"""What a deed touched comes back column by column, unless somebody went on with it."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from duren_sawit.accounts.choices import Role
from duren_sawit.audit.retention import rules
from duren_sawit.lib.refusals import Refusal
from households import former_states
from households.choices import DeedKind, PairState, Relation
from households.models import Deed, Dwelling, Family, FamilySummary, Pair, Person
from households.policies.deeds import UNDO_DAYS
from households.services import deeds
from tests.clock import NOW
from tests.factories.households import (
    DwellingFactory,
    FamilyFactory,
    PairFactory,
    PersonFactory,
    ReportFactory,
    nik_of,
)
from tests.households.checksums import checksums


@pytest.fixture
def operator(village):
    return village.people[Role.OPERATOR]


def grow(village, operator) -> tuple[Deed, Person, Family]:
    """A deed that changes a person, moves her dwelling, and makes a family."""
    family = FamilyFactory(dwelling__area=village.rt_003, head__name="Siti Contoh")
    person = PersonFactory(family=family, name="Ani Contoh", nik=None)
    before = checksums()
    with transaction.atomic():
        deed = deeds.begin(DeedKind.IMPORT, by=operator, at=NOW)
        made = FamilyFactory(dwelling=DwellingFactory(area=village.rt_004))
        person.nik, person.family, person.born_on = nik_of(70), made, date(1999, 1, 2)
        person.save()
        Dwelling.objects.filter(pk=family.dwelling_id).update(
            area=village.rt_004, latitude="-6.2", longitude="106.9"
        )
        former_states.remember_for(None)  # as the end of a transaction of its own would
    assert checksums() != before
    deed.checksums = before
    return deed, person, made


def test_undo_puts_every_column_back(village, operator):
    deed, _person, made = grow(village, operator)

    deeds.undo(deed, by=operator, at=NOW)

    assert checksums() == deed.checksums
    assert Deed.objects.get().undone_by == operator
    assert not FamilySummary.objects.filter(family_id=made.pk).exists()


def test_undo_refuses_a_second_time(village, operator):
    deed, *_rest = grow(village, operator)
    deeds.undo(deed, by=operator, at=NOW)

    with pytest.raises(Refusal) as refused:
        deeds.undo(deed, by=operator, at=NOW)

    assert refused.value.codes == ("already_undone",)


def test_undo_refuses_when_a_row_was_changed_later(village, operator):
    deed, person, _made = grow(village, operator)
    Person.objects.filter(pk=person.pk).update(birth_place="Jakarta")

    with pytest.raises(Refusal, match="Ani Contoh diubah lagi"):
        deeds.undo(deed, by=operator, at=NOW)

    assert Person.objects.get(pk=person.pk).nik == nik_of(70)


def test_undo_refuses_when_something_points_at_a_made_row(village, operator):
    deed, _person, made = grow(village, operator)
    head = made.people.get(relation=Relation.HEAD)
    ReportFactory(person=head)

    with pytest.raises(Refusal, match=f"laporan warga tentang {head.name}"):
        deeds.undo(deed, by=operator, at=NOW)


def test_undo_forgets_likenesses_nobody_has_decided(village, operator):
    deed, person, made = grow(village, operator)
    PairFactory(first=person, second=made.people.get(relation=Relation.HEAD))

    deeds.undo(deed, by=operator, at=NOW)

    assert checksums() == deed.checksums
    assert not Pair.objects.exists()


def test_undo_refuses_when_somebody_decided_about_a_likeness(village, operator):
    deed, person, made = grow(village, operator)
    decided = {"state": PairState.DIFFERENT, "decided_at": NOW, "decided_by": operator}
    PairFactory(first=person, second=made.people.get(relation=Relation.HEAD), **decided)

    with pytest.raises(Refusal, match="tentang"):
        deeds.undo(deed, by=operator, at=NOW)


def test_undo_refuses_when_somebody_joined_a_made_family(village, operator):
    deed, _person, made = grow(village, operator)
    PersonFactory(family=made)

    with pytest.raises(Refusal, match="warga tentang"):
        deeds.undo(deed, by=operator, at=NOW)


def test_undo_of_the_later_deed_opens_the_earlier_one_again(village, operator):
    deed, person, _made = grow(village, operator)
    with transaction.atomic():
        later = deeds.begin(DeedKind.IMPORT, by=operator, at=NOW)
        Person.objects.filter(pk=person.pk).update(birth_place="Jakarta")
        former_states.remember_for(None)
    with pytest.raises(Refusal):
        deeds.undo(deed, by=operator, at=NOW)

    deeds.undo(later, by=operator, at=NOW)
    deeds.undo(deed, by=operator, at=NOW)

    assert checksums() == deed.checksums


def test_undo_refuses_when_the_former_states_may_be_gone(village, operator):
    deed, *_rest = grow(village, operator)

    with pytest.raises(Refusal, match="180 hari"):
        deeds.undo(deed, by=operator, at=NOW + timedelta(days=UNDO_DAYS + 1))

    assert rules()["former_states"].days == UNDO_DAYS


def test_counts_tell_made_from_changed(village, operator):
    deed, *_rest = grow(village, operator)

    assert former_states.counts(deed) == {
        "households_dwelling": (1, 1),
        "households_family": (1, 1),
        "households_person": (1, 1),
    }
