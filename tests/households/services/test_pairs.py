"""Records that may be one person: found once, merged with everything, taken back, or kept apart."""

from datetime import date, timedelta

import pytest
from django.db import connection

from duren_sawit.accounts.choices import Role
from duren_sawit.audit.models import AuditEvent
from duren_sawit.lib.nik import Sex
from households import former_states
from households.choices import (
    Event,
    FamilyState,
    LifeStatus,
    PairReason,
    PairState,
    Relation,
    ReportState,
)
from households.models import Family, Pair, Person, Report
from households.services import pairs
from households.signals import people_merged, people_separated
from tests.accounts.refusals import refusal_of
from tests.clock import NOW
from tests.factories.households import (
    FamilyFactory,
    PairFactory,
    PersonFactory,
    ReportFactory,
    nik_of,
)
from tests.households.checksums import checksums

BORN = date(1980, 5, 4)


@pytest.fixture
def operator(village):
    return village.people[Role.OPERATOR]


@pytest.fixture
def doubled(village):
    """Siti as child of one family and head, with a daughter, of another."""
    old = FamilyFactory(dwelling__area=village.rt_003)
    new = FamilyFactory(dwelling__area=village.rt_003, head=None)
    first = PersonFactory(family=old, name="Siti Rohmah", born_on=BORN, nik=None, phone="")
    second = PersonFactory(
        family=new,
        name="Sitti Rohmah",
        born_on=BORN,
        nik=nik_of(7, born_on=BORN),
        relation=Relation.HEAD,
        phone="+628120000123",
    )
    PersonFactory(family=new, name="Anak Contoh", born_on=date(2005, 1, 1))
    return PairFactory(first=first, second=second, reason=PairReason.NAME_BIRTH)


def check_now():
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def merge(pair, operator, taken=()):
    kept = pairs.merge(pair, taken=taken, by=operator, at=NOW)
    former_states.remember_for(None)  # as at the end of a transaction
    check_now()
    return kept


def person_in(rt, **facts):
    said = {"born_on": BORN, "name": "Siti Rohmah", "nik": None} | facts
    return PersonFactory(family__dwelling__area=rt, **said)


def found():
    return {
        (pair.first_id, pair.second_id): (pair.reason, pair.likeness) for pair in Pair.objects.all()
    }


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({}, PairReason.NAME_BIRTH),
        ({"name": "Hj. Sitti Rohmahh"}, PairReason.NAME_BIRTH),
        ({"nik": nik_of(5, born_on=BORN)}, PairReason.NAME_BIRTH),
        ({"temporary_nik": "0317507100100001"}, PairReason.NAME_BIRTH),
        ({"name": "Siti Rahmah"}, PairReason.SIMILAR),
        ({"born_on": date(1980, 4, 5)}, PairReason.SIMILAR),
        ({"born_on": date(1981, 5, 4)}, PairReason.SIMILAR),
        ({"born_on": date(1980, 9, 30)}, PairReason.SIMILAR),
        ({"born_on": None}, PairReason.SIMILAR),
    ],
)
def test_find_sees_one_person_in_two_records(village, other, reason):
    one, two = person_in(village.rt_003), person_in(village.rt_003, **other)

    pairs.find(by=None)

    assert {key: said for key, (said, _likeness) in found().items()} == {(one.pk, two.pk): reason}


@pytest.mark.parametrize(
    "other",
    [
        {"name": "Tumini"},
        {"born_on": date(1990, 5, 4)},
        {"name": "Siti Rahmah", "sex": Sex.MALE},
        {"life_status": LifeStatus.INVALID, "status_on": date(2026, 1, 1)},
    ],
)
def test_find_leaves_others_alone(village, other):
    person_in(village.rt_003)
    person_in(village.rt_003, **other)

    assert pairs.find(by=None) == 0
    assert found() == {}


def test_two_niks_are_two_people_unless_they_end_alike(village):
    one = person_in(village.rt_003, nik=nik_of(5, born_on=BORN))
    two = person_in(village.rt_004, nik=nik_of(6, born_on=BORN))
    typed = person_in(village.rt_001, nik=nik_of(5, born_on=BORN + timedelta(days=1)))

    pairs.find(by=None)

    assert found() == {(one.pk, typed.pk): (PairReason.NIK, 98)}
    assert two.pk not in {key for both in found() for key in both}


def test_another_rt_is_less_alike(village):
    one, near = person_in(village.rt_003), person_in(village.rt_003)
    far = person_in(village.rt_001)

    pairs.find(by=None)

    likeness = {key: percent for key, (_reason, percent) in found().items()}
    assert likeness[one.pk, near.pk] > likeness[one.pk, far.pk] > 70


def test_find_for_one_asks_only_about_that_one(village):
    one, two = person_in(village.rt_003), person_in(village.rt_003)
    person_in(village.rt_003, name="Tumini")
    three = person_in(village.rt_003, name="Tumini")

    pairs.find([two.pk], by=None)
    assert set(found()) == {(one.pk, two.pk)}

    pairs.find([three.pk], by=None)
    assert len(found()) == 2


def test_find_twice_changes_nothing_and_what_was_decided_stays(village, operator):
    person_in(village.rt_003)
    person_in(village.rt_003)
    pairs.find(by=None)
    pairs.keep_apart(Pair.objects.get(), note="kembar", by=operator, at=NOW)

    assert pairs.find(by=None) == 0

    pair = Pair.objects.get()
    assert (pair.state, pair.note, pair.decided_by) == (PairState.DIFFERENT, "kembar", operator)
    assert AuditEvent.objects.filter(event=Event.PAIR_KEPT_APART, reason="kembar").count() == 2


def test_people_kept_apart_stay_apart_when_a_third_record_is_merged(village, operator):
    one, two, three = (person_in(village.rt_003) for _nth in range(3))
    PairFactory(first=one, second=three, state=PairState.DIFFERENT)
    merge(PairFactory(first=two, second=three), operator)

    pairs.find(by=None)

    assert not Pair.objects.open().filter(first=one, second=two).exists()


def test_merge_keeps_the_older_record_with_what_was_chosen(doubled, operator):
    kept = merge(doubled, operator, taken={"nik", "phone"})

    kept.refresh_from_db()
    gone = Person.objects.get(pk=doubled.second_id)
    assert kept.pk == doubled.first_id
    assert (kept.name, kept.nik, kept.phone) == ("Siti Rohmah", gone.nik, "+628120000123")
    assert (gone.life_status, gone.merged_into) == (LifeStatus.INVALID, kept)
    assert Pair.objects.get().state == PairState.MERGED


def test_merge_gives_a_family_that_lost_its_head_another(doubled, operator):
    merge(doubled, operator)

    family = doubled.second.family
    [head] = Person.objects.living().filter(family=family)
    assert (head.name, head.relation) == ("Anak Contoh", Relation.HEAD)


def test_merge_into_the_family_of_the_newer_record(doubled, operator):
    kept = merge(doubled, operator, taken={"family"})

    kept.refresh_from_db()
    assert (kept.family_id, kept.relation) == (doubled.second.family_id, Relation.HEAD)
    assert Family.objects.get(pk=doubled.first.family_id).state == FamilyState.ACTIVE


def test_merge_ends_a_family_that_nobody_is_left_in(village, operator):
    first = person_in(village.rt_003)
    alone = FamilyFactory(dwelling__area=village.rt_003, head=None)
    second = PersonFactory(family=alone, relation=Relation.HEAD, nik=None)

    merge(PairFactory(first=first, second=second), operator)

    assert Family.objects.get(pk=alone.pk).state == FamilyState.ENDED


def test_merge_within_a_family_leaves_one_head(village, operator):
    family = FamilyFactory(dwelling__area=village.rt_003, head=None)
    first = PersonFactory(family=family, relation=Relation.CHILD)
    second = PersonFactory(family=family, relation=Relation.HEAD)

    kept = merge(PairFactory(first=first, second=second), operator)

    assert (kept.relation, family.people.living().count()) == (Relation.HEAD, 1)


def test_merge_moves_what_points_at_the_newer_record(doubled, operator):
    report = ReportFactory(person=doubled.second)
    earlier = PersonFactory(
        family=doubled.second.family,
        life_status=LifeStatus.INVALID,
        status_on=date(2026, 1, 1),
        merged_into=doubled.second,
    )

    kept = merge(doubled, operator)

    assert Report.objects.get(pk=report.pk).person == kept
    assert Person.objects.get(pk=earlier.pk).merged_into == kept


def test_merge_announces_and_tells_on_both(doubled, operator):
    heard = []

    def listen(**said):
        heard.append((said["kept"].pk, said["gone"].pk))

    people_merged.connect(listen)
    people_separated.connect(listen)
    try:
        merge(doubled, operator, taken={"phone"})
        pairs.separate(doubled, by=operator, at=NOW)
    finally:
        people_merged.disconnect(listen)
        people_separated.disconnect(listen)

    assert heard == [(doubled.first_id, doubled.second_id)] * 2
    entry = AuditEvent.objects.get(event=Event.PAIR_MERGED, subject_id=doubled.first_id)
    assert entry.change.values["phone"] == ["", "+628120000123"]
    assert entry.change.values["other"] == [None, "Sitti Rohmah"]
    assert AuditEvent.objects.filter(event=Event.PAIR_SEPARATED).count() == 2


def test_separate_puts_everything_back(doubled, operator):
    report = ReportFactory(person=doubled.second)
    before = checksums()
    merge(doubled, operator, taken={"nik", "phone", "family"})
    assert checksums() != before

    pairs.separate(doubled, by=operator, at=NOW)

    assert checksums() == before
    assert Report.objects.get(pk=report.pk).person == doubled.second
    pair = Pair.objects.get()
    assert (pair.state, pair.decided_by, pair.deed) == (PairState.OPEN, None, None)


def test_separate_refuses_when_later_work_stands_on_it(doubled, operator):
    kept = merge(doubled, operator, taken={"nik"})
    Person.objects.filter(pk=kept.pk).update(phone="+628120000999")

    assert refusal_of(pairs.separate, doubled, by=operator, at=NOW) == ("later_work",)
    assert Pair.objects.get().state == PairState.MERGED


def test_two_waiting_reports_must_be_decided_first(doubled, operator):
    ReportFactory(person=doubled.first)
    ReportFactory(person=doubled.second)

    codes = refusal_of(pairs.merge, doubled, taken=(), by=operator, at=NOW)

    assert codes == ("households_report_one_waiting",)
    assert Person.objects.known().filter(pk=doubled.second_id).exists()
    assert Report.objects.filter(state=ReportState.WAITING, person=doubled.second).exists()


def test_merge_refuses_what_it_must(doubled, village, operator):
    def no(**said):
        return refusal_of(pairs.merge, doubled, **{"taken": (), "by": operator, "at": NOW} | said)

    assert no(by=village.people[Role.RT_HEAD]) == ("not_yours",)
    operator.nik = doubled.second.nik
    assert no() == ("own_family",)
    operator.nik = None
    left = {"state": FamilyState.MOVED, "state_on": date(2026, 1, 1)}
    Family.objects.filter(pk=doubled.second.family_id).update(**left)
    assert no(taken={"family"}) == ("family_gone",)
    pairs.keep_apart(doubled, note="", by=operator, at=NOW)
    assert no() == ("decided",)


def test_a_pair_with_a_record_merged_elsewhere_is_no_question(doubled, village, operator):
    third = person_in(village.rt_003)
    other = PairFactory(first=doubled.second, second=third)
    merge(doubled, operator)

    assert list(Pair.objects.open()) == []
    assert refusal_of(pairs.merge, other, taken=(), by=operator, at=NOW) == ("gone",)
    assert refusal_of(pairs.separate, other, by=operator, at=NOW) == ("not_merged",)
