"""A preview that lies for days meets a register that others went on with."""

from functools import partial

import pytest
from django.db import transaction

from duren_sawit.accounts.choices import Role
from households import importing, tasks
from households.choices import BatchState, Relation
from households.facts import PersonFacts, Place
from households.models import ImportBatch, Person
from households.services import families, import_deeds, imports, people
from tests.accounts.refusals import refusal_of
from tests.clock import NOW
from tests.households import beside
from tests.households.workbooks import opensid, sawo_family

# The clock of PostgreSQL tells what came before and what after.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def operator(village):
    return village.people[Role.OPERATOR]


@pytest.fixture
def upload(operator):
    def upload(**more):
        content = opensid(sawo_family(**more))
        batch = imports.upload(content, filename="warga.xlsx", by=operator, at=NOW)
        return ImportBatch.objects.get(pk=batch.pk)

    return upload


@pytest.fixture
def apply(operator):
    def apply(batch):
        import_deeds.order(batch, by=operator, at=NOW)
        batch.refresh_from_db()
        return batch.state

    return apply


def phone_of(person, operator, number):
    facts = PersonFacts(person.name, Relation.CHILD, nik=person.nik, phone=number)
    people.change(person, facts=facts, by=operator, at=NOW)


def test_what_an_officer_wrote_after_the_preview_is_not_written_over(upload, apply, operator):
    assert apply(upload()) == BatchState.APPLIED
    batch = upload(tempatlahir="BANDUNG")
    phone_of(Person.objects.get(name="ANI CONTOH"), operator, "+628120000123")

    codes = refusal_of(import_deeds.order, batch, by=operator, at=NOW)

    assert codes == ("changed_since",)


def test_what_is_written_while_the_import_waits_its_turn_is_not_written_over(
    upload, apply, operator, monkeypatch
):
    assert apply(upload()) == BatchState.APPLIED
    batch = upload(tempatlahir="BANDUNG")
    monkeypatch.setattr(tasks, "apply_soon", lambda *_order: None)
    import_deeds.order(batch, by=operator, at=NOW)
    phone_of(Person.objects.get(name="ANI CONTOH"), operator, "+628120000123")

    importing.apply(batch.pk, by_id=operator.pk, clock=lambda: NOW)

    batch.refresh_from_db()
    assert (batch.state, Person.objects.filter(birth_place="BANDUNG").count()) == ("READY", 0)
    assert "Baca lagi" in batch.failure


def test_what_is_being_written_while_the_import_begins_is_not_written_over(
    upload, apply, operator, monkeypatch
):
    assert apply(upload()) == BatchState.APPLIED
    batch = upload(tempatlahir="BANDUNG")
    monkeypatch.setattr(tasks, "apply_soon", lambda *_order: None)
    import_deeds.order(batch, by=operator, at=NOW)
    answers = []

    with transaction.atomic():
        phone_of(Person.objects.get(name="ANI CONTOH"), operator, "+628120000123")
        apply_it = partial(refusal_of, import_deeds.apply, batch, by=operator, at=NOW)
        other = beside.start(apply_it, answers)
    other.join()

    assert answers == [("changed_since",)]


def test_two_readings_of_one_sheet_without_numbers_bring_people_in_once(upload, apply, operator):
    first, second = upload(nik="", no_kk=""), upload(nik="", no_kk="")

    assert apply(first) == BatchState.APPLIED

    assert refusal_of(import_deeds.order, second, by=operator, at=NOW) == ("changed_since",)
    assert Person.objects.count() == 3


def test_two_imports_that_are_applied_together_bring_people_in_once(upload, operator, monkeypatch):
    monkeypatch.setattr(tasks, "apply_soon", lambda *_order: None)
    both = [upload(nik="", no_kk=""), upload(nik="", no_kk="")]
    for batch in both:
        import_deeds.order(batch, by=operator, at=NOW)
    answers = []

    with transaction.atomic():
        import_deeds.apply(both[0], by=operator, at=NOW)
        apply_other = partial(refusal_of, import_deeds.apply, both[1], by=operator, at=NOW)
        other = beside.start(apply_other, answers)
    other.join()

    assert answers == [("changed_since",)]
    assert Person.objects.count() == 3


def test_work_on_others_does_not_matter(upload, apply, village, operator):
    batch = upload()
    other = families.add(
        PersonFacts("Mulyadi Contoh"),
        place=Place(village.rt_001),
        kk_number=None,
        by=operator,
        at=NOW,
    )

    assert apply(batch) == BatchState.APPLIED
    assert other.people.count() == 1
