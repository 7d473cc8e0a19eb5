"""The history of a family, in words."""

from datetime import date

import pytest

from duren_sawit.accounts.choices import Role
from households.choices import BatchState, DeedKind, Verdict
from households.facts import PersonFacts, Place
from households.models import Person
from households.selectors.history import Change, history
from households.services import families, people
from tests.clock import NOW
from tests.factories.households import DeedFactory, ImportBatchFactory, ImportRowFactory


def told(reader, *subjects):
    return history(reader, subjects, at=NOW)


def everybody(home):
    return [home.family, *Person.objects.filter(family=home.family)]


def test_changes_are_told_with_the_words_of_the_page(home, operator):
    facts = {name: getattr(home.girl, name) for name in PersonFacts("").as_columns()}
    changed = facts | {"education": "PRIMARY", "born_on": date(2014, 7, 2), "relation": "OTHER"}
    people.change(home.girl, facts=PersonFacts(**changed), by=operator, at=NOW)

    [one] = told(operator, home.girl).happenings

    assert (one.sentence, one.by, one.about) == ("Data warga diubah", "Sri Contoh", "")
    assert set(one.changes) == {
        Change("pendidikan", "", "Tamat SD"),
        Change("tanggal lahir", "1 Juli 2014", "2 Juli 2014"),
        Change("hubungan dalam keluarga", "Anak", "Lainnya"),
    }


def test_what_one_act_did_to_several_is_told_once(home, operator):
    families.leave(home.family, on=date(2026, 11, 1), reason="pulang", by=operator, at=NOW)

    left, members = told(operator, *everybody(home)).happenings

    assert (left.sentence, left.reason) == ("Keluarga pindah ke luar", "pulang")
    assert members.sentence == "Status warga diubah"
    assert len(members.about.split(", ")) == 5
    assert Change("status", "hidup", "pindah") in members.changes


def test_looks_stand_apart_and_are_counted(home, operator):
    families.reveal(home.family, reason="mencocokkan", by=operator, at=NOW)

    found = told(operator, *everybody(home))

    assert found.happenings == ()
    assert {one.sentence for one in found.looks} == {
        "No. KK dilihat lengkap",
        "NIK warga dilihat lengkap",
    }
    assert found.lookers == 1


@pytest.mark.parametrize(("state", "is_told"), [("APPLIED", True), ("UNDONE", False)])
def test_an_import_is_told_with_its_rows_while_it_stands(home, operator, state, is_told):
    batch = ImportBatchFactory(
        state=BatchState(state), deed=DeedFactory(kind=DeedKind.IMPORT), uploaded_by=operator
    )
    for number, person in ((7, home.wife), (8, home.girl)):
        ImportRowFactory(
            batch=batch, person=person, number=number, name=person.name, verdict=Verdict.NEW
        )

    found = told(operator, *everybody(home)).happenings

    assert [(one.sentence, [change.label for change in one.changes]) for one in found] == (
        [("Diimpor dari warga.xlsx", ["baris 7", "baris 8"])] if is_told else []
    )


def test_what_happened_in_another_rt_stays_there(village, home, operator):
    families.change(home.family, kk_number=None, by=operator, at=NOW)
    place = Place(village.rt_003, "Gang Baru No. 9")
    families.move(home.family, place=Place(village.rt_004), reason="x", by=operator, at=NOW)
    families.move(home.family, place=place, reason="y", by=operator, at=NOW)

    reasons = [one.reason for one in told(village.people[Role.RT_HEAD], home.family).happenings]

    assert reasons == ["y", ""]
