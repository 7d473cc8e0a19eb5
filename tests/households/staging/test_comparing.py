"""What each row of a sheet would do, told without touching the register."""

from datetime import date

import pytest

from duren_sawit.lib.nik import Sex
from households.choices import Relation, Verdict
from households.models import ImportRow, Person
from tests.factories.households import FamilyFactory, ImportBatchFactory, PersonFactory, nik_of
from tests.households.checksums import checksums
from tests.households.staging.sheets import apply, family_of, load, one, row, stage, verdicts

pytestmark = pytest.mark.usefixtures("village")


def ani(village, *, nik: int) -> Person:
    """Head of a family of RT 003."""
    home = {"dwelling__area": village.rt_003, "head__name": "Ani Contoh"}
    return Person.objects.get(family=FamilyFactory(**home, head__nik=nik_of(nik)))


def told(batch, number: int) -> tuple[str, str]:
    found = one(batch, number)
    return found.verdict, found.reason


def test_new_rows_are_new_and_nothing_is_written():
    before = checksums()

    batch = stage(family_of(1) + family_of(2))

    assert (batch.outcome.new, batch.outcome.families, batch.outcome.unclear) == (6, 2, 0)
    assert checksums() == before


def test_every_row_has_one_verdict():
    load(family_of(1))
    rows = [*family_of(1), row(40, "Baru", nik=40), row(41), row(42, "Jauh", rt=77, rw=1)]

    outcome = stage(rows).outcome

    assert (outcome.same, outcome.new, outcome.unclear, outcome.rejected) == (3, 1, 1, 1)


def test_the_same_sheet_again_is_the_same_and_changes_nothing():
    sheet = [*family_of(1), *family_of(2), row(90, "Seorang Diri"), row(91, "Lain", group="x")]
    load(sheet)
    before = checksums()

    batch = stage(sheet)
    apply(batch)

    assert set(verdicts(batch).values()) == {Verdict.SAME}
    assert checksums() == before


def test_changed_fields_are_named_and_empty_ones_change_nothing():
    load(family_of(1))
    told_now = row(11, "Ibu Contoh Satu", nik=11, birth_place="Bogor", sex="", education="SENIOR")

    found = one(stage([told_now]), 11)

    assert (found.verdict, found.changed_fields) == (
        Verdict.CHANGED,
        ["name", "birth_place", "education"],
    )


def test_a_nik_that_was_missing_is_filled_by_name_birth_and_rt():
    load([row(2, "Ibu Contoh", born_on=date(1972, 1, 1), kk=5, relation="HEAD")])

    found = one(stage([row(2, "IBU CONTOH", nik=8, born_on=date(1972, 1, 1))]), 2)

    assert (found.verdict, found.changed_fields) == (Verdict.CHANGED, ["nik"])


def test_a_nik_is_never_overwritten(village):
    family = FamilyFactory(
        dwelling__area=village.rt_003, head__name="Ani Contoh", head__nik=nik_of(1)
    )
    head = Person.objects.get(family=family)

    batch = stage([row(7, "Ani Contoh", nik=2, born_on=head.born_on)])

    assert told(batch, 7)[0] == Verdict.UNCLEAR
    assert "NIK lain" in told(batch, 7)[1]


def test_several_people_of_one_name_are_a_question(village):
    for number in (1, 2):
        FamilyFactory(
            dwelling__area=village.rt_003, head__name="Ani Contoh", head__nik=nik_of(number)
        )

    batch = stage([row(7, "Ani Contoh")])

    assert told(batch, 7) == (
        Verdict.UNCLEAR,
        "Ada 2 warga bernama sama di RT ini; belum jelas yang mana.",
    )


def test_a_name_alone_finds_the_one_person_of_the_rt(village):
    family = FamilyFactory(dwelling__area=village.rt_003, head__name="Ani Contoh")

    batch = stage([row(7, "H. Ani Contoh, S.Pd", phone="+62811000000")])

    assert one(batch, 7).person == Person.objects.get(family=family)
    assert set(one(batch, 7).changed_fields) == {"name", "phone"}


def test_one_nik_twice_is_unclear_on_both_rows():
    batch = stage([row(5, "Ani", nik=1, kk=1), row(9, "Budi", nik=1, kk=2), row(10, "Cici", nik=3)])

    assert told(batch, 5) == (
        Verdict.UNCLEAR,
        "NIK ini juga ada di baris 9, dalam keluarga lain.",
    )
    assert "baris 5" in told(batch, 9)[1]
    assert told(batch, 10)[0] == Verdict.NEW


def test_rows_without_numbers_that_could_be_one_person_are_a_question():
    batch = stage([row(5, "Ani"), row(9, "ANI"), row(10, "Ani", rt=4)])

    assert [told(batch, number)[0] for number in (5, 9, 10)] == [
        Verdict.UNCLEAR,
        Verdict.UNCLEAR,
        Verdict.NEW,
    ]


@pytest.mark.parametrize(
    ("facts", "verdict", "words"),
    [
        ({"rt": 77, "rw": 2}, Verdict.REJECTED, "RT 077/RW 02 tidak ada di sini."),
        ({"rt": 4, "rw": 0}, Verdict.UNCLEAR, "RT 004 tanpa RW"),
        ({"rt": None, "rw": None}, Verdict.UNCLEAR, "RT belum tertulis"),
        ({"life_status": "INVALID"}, Verdict.UNCLEAR, "tidak valid"),
    ],
)
def test_rows_that_cannot_be_placed_say_why(facts, verdict, words):
    batch = stage([row(5, "Ani", nik=1, **facts)])

    assert told(batch, 5)[0] == verdict
    assert words in told(batch, 5)[1]


def test_a_nik_nobody_has_without_a_name_is_a_question():
    assert "namanya tidak ada" in told(stage([row(5, nik=1)]), 5)[1]


def test_all_rows_go_to_the_rt_that_was_chosen(village):
    batch = stage([row(5, "Ani", rt=4, rw=0)], ImportBatchFactory(area=village.rt_001))

    assert (one(batch, 5).verdict, one(batch, 5).area) == (Verdict.NEW, village.rt_001)


def test_a_known_person_needs_no_rt():
    load(family_of(1))

    batch = stage([row(11, nik=11, rt=None, rw=None, phone="+62811000000")])

    assert one(batch, 11).changed_fields == ["phone"]


def test_the_rt_of_the_head_wins_over_that_of_a_member(village):
    rows = family_of(1)
    rows[2].facts.rt = 4

    batch = stage(rows)

    assert set(ImportRow.objects.values_list("area", flat=True)) == {village.rt_003.pk}
    assert "RT kepala" in one(batch, 12).warnings[0]


def test_one_member_on_a_list_does_not_move_the_family():
    load(family_of(1))

    found = one(stage([row(12, "Anak Contoh 1", nik=12, rt=4)]), 12)

    assert (found.verdict, found.changed_fields) == (Verdict.SAME, [])
    assert "tidak dipindahkan" in found.warnings[0]


def test_two_heads_and_no_head_are_settled_with_a_warning():
    two, none = family_of(1), family_of(2)
    two[1].facts.relation = "HEAD"
    none[0].facts.relation = ""

    batch = stage(two + none)

    assert (one(batch, 10).relation, one(batch, 11).relation) == (Relation.HEAD, "")
    assert "baris 10" in one(batch, 11).warnings[0]
    assert (one(batch, 20).relation, one(batch, 21).relation) == ("", Relation.HEAD)
    assert "dicatat sebagai kepala" in one(batch, 21).warnings[0]


def test_nobody_is_brought_back_to_life(village):
    family = FamilyFactory(dwelling__area=village.rt_003)
    PersonFactory(
        family=family, name="Ani", nik=nik_of(5), life_status="DIED", status_on=date(2026, 1, 1)
    )

    found = one(stage([row(5, "Ani", nik=5, life_status="ALIVE", sex=Sex.FEMALE)]), 5)

    assert found.verdict == Verdict.SAME
    assert "statusnya tidak diubah" in found.warnings[0]


def test_an_rt_that_was_chosen_wins_and_says_so(village):
    batch = stage(
        [row(1, "A", rt=3), row(2, "B", rt=None)], ImportBatchFactory(area=village.rt_004)
    )

    assert {one(batch, number).area for number in (1, 2)} == {village.rt_004}
    said = "RT di baris ini lain dari RT yang dipilih; dipakai yang dipilih."
    assert said in one(batch, 1).warnings
    assert said not in one(batch, 2).warnings


def test_rows_that_name_an_rt_alone_stand_in_the_rw_that_was_chosen(village):
    rows = [row(1, "A", rt=1, rw=None), row(2, "B", rt=9, rw=0), row(3, "C", rt=3, rw=2)]

    batch = stage(rows, ImportBatchFactory(area=village.rw_005))

    assert one(batch, 1).area == village.rt_001
    assert one(batch, 2).reason == "RT 009/RW 05 tidak ada di sini."
    assert one(batch, 3).area == village.rt_003
