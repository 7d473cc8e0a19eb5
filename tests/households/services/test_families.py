"""Families are written down, move, split, leave; one living head is left each time."""

from datetime import date

import pytest

from duren_sawit.accounts.choices import Role
from duren_sawit.audit.models import AuditChange, AuditEvent
from duren_sawit.lib.refusals import Refusal
from households.choices import Event, FamilyState, LifeStatus, Relation
from households.facts import PersonFacts, Place, Splitting
from households.models import Dwelling, Family, Person
from households.policies import families as policies
from households.policies import people as person_policies
from households.services import families
from tests.accounts.refusals import events_of, refusal_of
from tests.clock import NOW
from tests.factories.households import FamilyFactory, kk_of

HEAD = PersonFacts("Nurhayati Contoh")


def add(village, operator, **more):
    said = {"place": Place(village.rt_003, "Gang Melati No. 2"), "kk_number": None}
    return families.add(HEAD, **{**said, **more}, by=operator, at=NOW)


def test_add_writes_down_a_family_of_whom_only_name_and_address_are_known(
    village, operator, settled
):
    family = settled(add, village, operator)

    head = Person.objects.get(family=family)
    assert (head.name, head.relation, head.nik, head.born_on, head.sex) == (
        HEAD.name, Relation.HEAD, None, None, "",
    )  # fmt: skip
    assert (family.kk_number, family.dwelling.address) == (None, "Gang Melati No. 2")
    assert [events_of(row) for row in (family, head, family.dwelling)] == [
        [(Event.FAMILY_ADDED, operator.pk)],
        [(Event.PERSON_ADDED, operator.pk)],
        [(Event.DWELLING_ADDED, operator.pk)],
    ]


def test_add_without_an_address_leaves_the_dwelling_open(village, operator, settled):
    family = settled(add, village, operator, place=Place(village.rt_003))

    assert (family.area, family.dwelling) == (village.rt_003, None)


def test_add_finds_the_dwelling_that_is_written_down(village, operator, home, settled):
    family = settled(add, village, operator, place=Place(village.rt_003, "gang kenari ii no. 8"))

    assert family.dwelling == home.family.dwelling
    assert Dwelling.objects.count() == 1


def test_add_keeps_numbers_masked_in_the_trail(village, operator):
    family = add(village, operator, kk_number=kk_of(9007))

    values = AuditChange.objects.get(event__subject_type="households.family").values
    assert values["kk_number"] == [None, str(family.kk_number)]
    assert family.kk_number.full not in str(values)


def test_add_says_who_uses_the_kk_number_to_whoever_may_see_it(village, operator, home):
    with pytest.raises(Refusal, match=r"dipakai keluarga Sarmadi Contoh, RT 003/RW 002\.$"):
        add(village, operator, kk_number=home.family.kk_number)


def test_add_tells_only_that_a_number_is_used_where_one_sees_nothing(village, home, operator):
    elsewhere = FamilyFactory(dwelling__area=village.rt_001)
    head = elsewhere.people.get()
    officer = village.people[Role.SURVEYOR]  # sees RT 003 only

    said = [
        *policies.obstacles_to_kk_number(elsewhere.kk_number, officer),
        *person_policies.obstacles_to_nik(head.nik, officer),
    ]
    assert list(map(str, said)) == [
        "No. KK ini sudah dipakai keluarga lain.",
        "NIK ini sudah dipakai warga lain.",
    ]


def test_add_refuses_an_area_that_is_no_rt(village, operator):
    assert refusal_of(add, village, operator, place=Place(village.rw_002)) == ("no_rt",)


def test_add_refuses_who_writes_down_no_families_there(village):
    rt_head = village.people[Role.RT_HEAD]

    assert refusal_of(add, village, rt_head) == ("area_not_yours",)


def test_change_gives_a_kk_number_and_takes_it_away(home, operator):
    families.change(home.family, kk_number=kk_of(9900), by=operator, at=NOW)
    changed = families.change(home.family, kk_number=None, by=operator, at=NOW)

    assert Family.objects.get(pk=changed.pk).kk_number is None
    assert Family.objects.get(pk=changed.pk).kk_tail_index is None
    assert events_of(home.family) == [(Event.FAMILY_CHANGED, operator.pk)] * 2


def test_change_refuses_a_form_older_than_the_last_change(home, operator):
    families.change(home.family, kk_number=None, by=operator, at=NOW)

    refused = refusal_of(
        families.change, home.family, kk_number=kk_of(9005), by=operator, at=NOW, seen=0
    )

    assert refused == ("changed_meanwhile",)


@pytest.mark.parametrize("mark", ["kk_number", "nik"])
def test_the_own_family_is_changed_by_another_officer(home, operator, mark):
    number = {"kk_number": home.family.kk_number, "nik": home.girl.nik}[mark]
    setattr(operator, mark, number)
    operator.save()

    refused = refusal_of(families.change, home.family, kk_number=None, by=operator, at=NOW)

    assert refused == ("own_family",)


def test_move_to_another_rt_takes_the_family_to_its_new_dwelling(village, home, operator, settled):
    place = Place(village.rt_001, "Jalan Baru No. 1")

    settled(families.move, home.family, place=place, reason="kontrak habis", by=operator, at=NOW)

    family = Family.objects.get(pk=home.family.pk)
    assert (family.area, family.dwelling.address) == (village.rt_001, "Jalan Baru No. 1")
    entry = AuditEvent.objects.about(family).get(event=Event.FAMILY_MOVED)
    assert (entry.area_path, entry.reason) == (village.rt_001.path, "kontrak habis")
    assert entry.change.values == {
        "area": ["RT 003/RW 002", "RT 001/RW 005"],
        "address": ["Gang Kenari II No. 8", "Jalan Baru No. 1"],
    }


def test_move_refuses_the_address_they_live_at(home, operator):
    place = Place.of(home.family.dwelling)

    refused = refusal_of(families.move, home.family, place=place, reason="", by=operator, at=NOW)

    assert refused == ("same_place",)


def test_leave_takes_all_living_members_along(home, operator, settled):
    day = date(2026, 11, 1)

    settled(families.leave, home.family, on=day, reason="pulang kampung", by=operator, at=NOW)

    left = Person.objects.filter(family=home.family)
    assert set(left.values_list("life_status", "status_on")) == {(LifeStatus.MOVED, day)}
    assert home.state() == FamilyState.MOVED
    assert events_of(home.girl) == [(Event.PERSON_LEFT, operator.pk)]
    assert events_of(home.family) == [(Event.FAMILY_LEFT, operator.pk)]


def test_leave_refuses_days_that_cannot_be(home, operator):
    def no(on):
        return refusal_of(families.leave, home.family, on=on, reason="x", by=operator, at=NOW)

    assert no(date(2026, 11, 25)) == ("ahead",)
    assert no(date(2014, 6, 30)) == ("before_birth",)
    assert home.state() == FamilyState.ACTIVE


def test_leave_happens_once(home, operator):
    said = {"on": date(2026, 11, 1), "reason": "", "by": operator, "at": NOW}
    families.leave(home.family, **said)

    assert refusal_of(families.leave, home.family, **said) == ("not_active",)


def split(home, operator, relations, **more):
    splitting = Splitting({person.pk: relation for person, relation in relations.items()}, **more)
    return families.split(home.family, split=splitting, reason="menikah", by=operator, at=NOW)


def test_split_makes_a_family_with_a_head_in_the_same_dwelling(home, operator, settled):
    made = settled(split, home, operator, {home.son: "HEAD", home.girl: "RELATIVE"})

    assert {person.name: person.relation for person in made.people.all()} == {
        "Darto Contoh": Relation.HEAD,
        "Yuliana Contoh": Relation.RELATIVE,
    }
    assert (made.kk_number, made.dwelling) == (None, home.family.dwelling)
    assert home.now() == {"Sarmadi": "HEAD", "Karsiyem": "WIFE", "Ponirah": "PARENT"}
    assert events_of(home.son) == [(Event.PERSON_MOVED, operator.pk)]
    assert events_of(home.family) == [(Event.FAMILY_SPLIT, operator.pk)]


def test_split_may_go_to_another_rt_with_a_number_of_its_own(village, home, operator, settled):
    place = Place(village.rt_001, "Jalan Baru No. 1")

    made = settled(split, home, operator, {home.son: "HEAD"}, kk_number=kk_of(9077), place=place)

    assert (made.area, made.kk_number) == (village.rt_001, kk_of(9077))


@pytest.mark.parametrize(
    ("relations", "codes"),
    [
        ({}, ("nobody",)),
        ({"son": "CHILD"}, ("one_head",)),
        ({"son": "HEAD", "girl": "HEAD"}, ("one_head",)),
        ({"head": "HEAD"}, ("head_stays",)),
    ],
)
def test_split_refuses_what_leaves_no_head(home, operator, relations, codes):
    chosen = {getattr(home, name): relation for name, relation in relations.items()}

    assert refusal_of(split, home, operator, chosen) == codes


def test_split_refuses_people_of_other_families(home, operator):
    stranger = FamilyFactory().people.get()

    assert refusal_of(split, home, operator, {stranger: "HEAD"}) == ("strangers",)


def change_head(home, operator, **relations):
    given = {getattr(home, name).pk: relation for name, relation in relations.items()}
    return families.change_head(home.family, relations=given, reason="", by=operator, at=NOW)


def test_change_head_restates_all_relations_at_once(home, operator, settled):
    settled(
        change_head, home, operator,
        head="HUSBAND", wife="HEAD", son="CHILD", girl="CHILD", mother="PARENT_IN_LAW",
    )  # fmt: skip

    assert home.now() == {
        "Sarmadi": "HUSBAND", "Karsiyem": "HEAD", "Darto": "CHILD",
        "Yuliana": "CHILD", "Ponirah": "PARENT_IN_LAW",
    }  # fmt: skip
    [entry] = AuditEvent.objects.about(home.family)
    assert entry.change.values["head"] == ["Sarmadi Contoh", "Karsiyem Contoh"]


def test_change_head_refuses_two_heads_and_forgotten_members(home, operator):
    refused = refusal_of(change_head, home, operator, head="HEAD", wife="HEAD")

    assert refused == ("members_changed", "one_head")


def test_reveal_leaves_an_entry_for_everybody_whose_number_is_seen(home, operator):
    Person.objects.filter(pk=home.girl.pk).update(nik=None)

    ticket = families.reveal(home.family, reason="mencocokkan KK", by=operator, at=NOW)

    assert (ticket.event, ticket.is_access) == (Event.FAMILY_REVEALED, True)
    assert events_of(home.wife) == [(Event.PERSON_REVEALED, operator.pk)]
    assert events_of(home.girl) == []


def test_reveal_is_refused_without_the_permission(village, home):
    rt_head = village.people[Role.RT_HEAD]

    refused = refusal_of(families.reveal, home.family, reason="x", by=rt_head, at=NOW)

    assert refused == ("no_permission",)


def test_numbers_are_in_use_only_by_those_who_live_here(home, operator, village):
    gone = FamilyFactory(state=FamilyState.MOVED, state_on=date(2026, 1, 1))
    gone.people.update(life_status=LifeStatus.MOVED, status_on=date(2026, 1, 1))

    family = add(village, operator, kk_number=gone.kk_number)

    assert family.kk_number == gone.kk_number
