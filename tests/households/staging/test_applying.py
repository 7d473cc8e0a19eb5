"""Chosen rows go into the register; families are left whole, and undo takes all of it back."""

from datetime import date

import pytest

from households.choices import FamilyState, LifeStatus, Relation
from households.models import Dwelling, Family, ImportRow, Person
from households.services import deeds
from tests.factories.households import FamilyFactory, PersonFactory, kk_of, nik_of
from tests.households.checksums import checksums
from tests.households.staging.sheets import AT, DAY, apply, family_of, load, row, stage

pytestmark = pytest.mark.usefixtures("village")


def heads() -> dict[str, str]:
    """By name: the state of their family."""
    return dict(Person.objects.heads().values_list("name", "family__state"))


def test_a_new_family_comes_with_home_numbers_and_head(village):
    load(family_of(1))

    family = Family.objects.get()
    assert (family.kk_number, family.area) == (kk_of(1), village.rt_003)
    assert family.dwelling.address == "Jalan Sawo No. 1"
    assert family.summary.head.name == "Bapak Contoh 1"
    assert set(family.people.values_list("name", "relation", "nik", "born_on")) == {
        ("Bapak Contoh 1", "HEAD", nik_of(10), date(1970, 1, 1)),
        ("Ibu Contoh 1", "WIFE", nik_of(11), date(1972, 1, 1)),
        ("Anak Contoh 1", "CHILD", nik_of(12), date(2001, 1, 1)),
    }


def test_columns_for_searching_are_those_of_saving():
    load(family_of(1))
    derived = {
        Person: ("name_key", "nik_tail_index", "nik_index"),
        Family: ("kk_tail_index", "kk_number_index"),
        Dwelling: ("address_key",),
    }
    before = {model: set(model.objects.values_list(*names)) for model, names in derived.items()}

    for model in derived:
        for one in model.objects.all():
            one.save()

    after = {model: set(model.objects.values_list(*names)) for model, names in derived.items()}
    assert after == before


def test_families_meet_at_a_house_number_and_not_at_a_street():
    rows = [
        row(1, "Ani", nik=1, kk=1, address="Jalan Sawo No. 7 RT 003"),
        row(2, "Budi", nik=2, kk=2, address="jl. sawo no 7 rt 003"),
        row(3, "Cici", nik=3, kk=3, address="Jalan Nangka RT 003"),
        row(4, "Dodi", nik=4, kk=4, address="Jalan Nangka RT 003"),
    ]
    rows[1].facts.address = "JALAN SAWO NO 7 RT 003"

    load(rows)

    assert Dwelling.objects.count() == 3


def test_only_chosen_rows_are_written():
    batch = stage(family_of(1))
    ImportRow.objects.filter(number=10).update(is_chosen=False)

    apply(batch)

    assert heads() == {"Ibu Contoh 1": "ACTIVE"}
    assert Person.objects.count() == 2


def test_a_member_under_another_card_moves_and_the_empty_family_ends():
    load([*family_of(1), row(50, "Duda Contoh", nik=50, kk=50, relation="HEAD")])

    load([row(50, "Duda Contoh", nik=50, kk=1, relation="PARENT")])

    moved = Person.objects.get(nik=nik_of(50))
    assert (moved.family.kk_number, moved.relation) == (kk_of(1), Relation.PARENT)
    ended = Family.objects.get(kk_number=kk_of(50))
    assert (ended.state, ended.state_on) == (FamilyState.ENDED, DAY)


def test_a_family_that_comes_whole_with_a_new_card_stays_itself():
    load(family_of(1))
    family = Family.objects.get()
    rows = family_of(1)
    for one in rows:
        one.facts.kk_number = kk_of(99)

    load(rows)

    assert Family.objects.get() == family
    assert Family.objects.get().kk_number == kk_of(99)


def test_a_head_who_left_is_followed_by_the_spouse():
    load(family_of(1))

    load([row(10, "Bapak Contoh 1", nik=10, life_status="DIED")])

    gone = Person.objects.get(nik=nik_of(10))
    assert (gone.life_status, gone.status_on) == (LifeStatus.DIED, DAY)
    assert heads() == {"Ibu Contoh 1": "ACTIVE"}


def test_the_head_in_the_sheet_takes_the_place_of_the_head_in_the_register():
    load(family_of(1))

    load([row(12, "Anak Contoh 1", nik=12, relation="HEAD")])

    assert heads() == {"Anak Contoh 1": "ACTIVE"}
    assert Person.objects.get(nik=nik_of(10)).relation == ""


def test_a_family_of_the_dead_alone_is_not_active():
    load([row(1, "Almarhum", nik=1, kk=1, relation="HEAD", life_status="DIED")])

    assert Family.objects.get().state == FamilyState.ENDED


def test_a_corrected_address_keeps_the_dwelling_and_its_visit(village):
    load(family_of(1))
    Dwelling.objects.update(visit_status="RECORDED", visited_on=DAY)

    load([row(10, "Bapak Contoh 1", nik=10, kk=1, address="Jalan Sawo No. 11")])

    assert list(Dwelling.objects.values_list("address", "visit_status")) == [
        ("Jalan Sawo No. 11", "RECORDED")
    ]


def test_a_family_in_another_rt_moves_out_of_its_dwelling(village):
    load(family_of(1))

    load([row(10, "Bapak Contoh 1", nik=10, kk=1, rt=4)])

    family = Family.objects.get()
    assert (family.area, family.dwelling) == (village.rt_004, None)


def test_undo_puts_every_column_back(village):
    family = FamilyFactory(dwelling__area=village.rt_003, kk_number=kk_of(1))
    PersonFactory(family=family, name="Bapak Contoh 1", nik=nik_of(10))
    load([*family_of(3), row(60, "Pindahan", nik=60, kk=60, relation="HEAD")])
    before = checksums()
    rows = [*family_of(1), *family_of(2), row(60, "Pindahan", nik=60, kk=3, rt=4)]
    rows[0].facts.rt = rows[1].facts.rt = rows[2].facts.rt = 4

    deed = load([*rows, row(30, "Bapak Contoh 3", nik=30, life_status="MOVED")])
    assert checksums() != before
    deeds.undo(deed, by=None, at=AT)

    assert checksums() == before
