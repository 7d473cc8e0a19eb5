"""People enter, change, move, leave and return; their family keeps one living head."""

from datetime import date, timedelta
from functools import partial
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction

from duren_sawit.accounts.choices import Role
from duren_sawit.audit.models import AuditEvent
from duren_sawit.lib.refusals import Refusal
from households.choices import Event, FamilyState, LifeStatus
from households.facts import Joining, Leaving, PersonFacts, Returning
from households.models import Family, Person
from households.services import families, people
from tests.accounts.refusals import events_of, refusal_of
from tests.clock import NOW, TOMORROW
from tests.factories.households import FamilyFactory, PersonFactory, nik_of

DAY = date(2026, 11, 1)


def facts_of(person, **more):
    return PersonFacts(
        **{"name": person.name, "relation": person.relation, "nik": person.nik, **more}
    )


def leave(person, operator, *, status=LifeStatus.DIED, on=DAY, successor=None):
    leaving = Leaving(status, on, "surat kematian", successor)
    return people.leave(person, leaving=leaving, by=operator, at=NOW)


def join(person, operator, family, relation="CHILD", successor=None):
    joining = Joining(family, relation, successor)
    return people.move(person, joining=joining, reason="ikut nenek", by=operator, at=NOW)


def restore(person, operator, **returning):
    said = Returning(**returning)
    return people.restore(person, returning=said, reason="salah pilih", by=operator, at=NOW)


def test_add_writes_down_a_member_of_whom_only_the_name_is_known(home, operator, settled):
    person = settled(people.add, home.family, facts=PersonFacts("Bayi Contoh"), by=operator, at=NOW)

    assert (person.family, person.nik, person.sex, person.born_on) == (home.family, None, "", None)
    assert events_of(person) == [(Event.PERSON_ADDED, operator.pk)]


def test_add_refuses_a_second_head_and_a_used_nik(home, operator):
    facts = PersonFacts("Dua Contoh", relation="HEAD", nik=home.wife.nik)

    assert refusal_of(people.add, home.family, facts=facts, by=operator, at=NOW) == ("second_head",)


def test_add_says_where_a_nik_is_used(home, operator):
    facts = PersonFacts("Dua Contoh", nik=home.wife.nik)

    with pytest.raises(Refusal, match=r"^NIK ini sudah dipakai Karsiyem Contoh, RT 003/RW 002\.$"):
        people.add(home.family, facts=facts, by=operator, at=NOW)


def test_nobody_is_born_tomorrow(home, operator):
    facts = PersonFacts("Bayi Contoh", born_on=TOMORROW)

    assert refusal_of(people.add, home.family, facts=facts, by=operator, at=NOW) == ("unborn",)


def test_change_writes_old_and_new_with_numbers_masked(home, operator):
    facts = facts_of(home.girl, name="Yuliana Baru", nik=nik_of(9400))

    people.change(home.girl, facts=facts, by=operator, at=NOW)

    values = AuditEvent.objects.about(home.girl).get().change.values
    assert values["name"] == ["Yuliana Contoh", "Yuliana Baru"]
    assert values["nik"] == [str(home.girl.nik), str(nik_of(9400))]
    girl = Person.objects.get(pk=home.girl.pk)
    assert (girl.nik, girl.name_key) == (nik_of(9400), "yuliana baru")


def test_change_finds_the_person_by_the_new_last_digits(home, operator):
    before = home.girl.nik_tail_index

    people.change(home.girl, facts=facts_of(home.girl, nik=nik_of(9400)), by=operator, at=NOW)

    assert bytes(Person.objects.get(pk=home.girl.pk).nik_tail_index) != bytes(before)


def test_change_of_nothing_leaves_nothing(home, operator):
    same = PersonFacts(**{name: getattr(home.girl, name) for name in PersonFacts("x").as_columns()})

    people.change(home.girl, facts=same, by=operator, at=NOW)

    assert events_of(home.girl) == []


def test_change_leaves_headship_alone(home, operator):
    refused = refusal_of(
        people.change, home.head, facts=facts_of(home.head, relation="CHILD"), by=operator, at=NOW
    )

    assert refused == ("stays_head",)


def test_change_of_a_head_who_died_is_possible(home, operator, settled):
    leave(home.head, operator, successor=home.wife)
    facts = facts_of(home.head, birth_place="Klaten")

    settled(people.change, home.head, facts=facts, by=operator, at=NOW)

    assert Person.objects.get(pk=home.head.pk).birth_place == "Klaten"


def test_leave_of_a_head_hands_over_to_the_successor(home, operator, settled):
    settled(leave, home.head, operator, successor=home.wife)

    assert home.now() == {
        "Karsiyem": "HEAD", "Darto": "CHILD", "Yuliana": "CHILD", "Ponirah": "PARENT_IN_LAW",
    }  # fmt: skip
    head = Person.objects.get(pk=home.head.pk)
    assert (head.life_status, head.status_on, head.relation) == (LifeStatus.DIED, DAY, "HEAD")
    [entry] = AuditEvent.objects.about(home.head)
    assert entry.event == Event.PERSON_LEFT
    assert entry.change.values["Karsiyem Contoh"] == ["WIFE", "HEAD"]


def test_leave_of_a_head_needs_a_successor_from_the_family(home, operator):
    stranger = FamilyFactory().people.get()

    assert refusal_of(leave, home.head, operator) == ("no_successor",)
    assert refusal_of(leave, home.head, operator, successor=stranger) == ("not_member",)
    assert refusal_of(leave, home.head, operator, successor=home.head) == ("not_member",)


@pytest.mark.parametrize(
    ("status", "state", "event"),
    [
        (LifeStatus.DIED, FamilyState.ENDED, Event.FAMILY_ENDED),
        (LifeStatus.MOVED, FamilyState.MOVED, Event.FAMILY_LEFT),
        (LifeStatus.INVALID, FamilyState.ENDED, Event.FAMILY_ENDED),
    ],
)
def test_leave_of_the_last_member_ends_the_family(village, operator, settled, status, state, event):
    family = FamilyFactory(dwelling__area=village.rt_003)

    settled(leave, family.people.get(), operator, status=status)

    family.refresh_from_db()
    assert (family.state, family.state_on) == (state, DAY)
    assert events_of(family) == [(event, operator.pk)]


def test_leave_refuses_days_that_cannot_be(home, operator):
    assert refusal_of(leave, home.girl, operator, on=TOMORROW) == ("ahead",)
    assert refusal_of(leave, home.girl, operator, on=date(2010, 1, 1)) == ("before_birth",)
    assert refusal_of(leave, home.girl, operator, status="ALIVE") == ("no_status",)


def test_nobody_is_born_after_leaving(home, operator, settled):
    settled(leave, home.girl, operator)
    facts = facts_of(home.girl, born_on=DAY + timedelta(days=1))

    codes = refusal_of(people.change, home.girl, facts=facts, by=operator, at=NOW)

    assert codes == ("before_birth",)


def test_leave_happens_once(home, operator):
    leave(home.girl, operator)

    assert refusal_of(leave, home.girl, operator) == ("left_already",)


def test_move_takes_a_person_to_another_family(village, home, operator, settled):
    other = FamilyFactory(dwelling__area=village.rt_001)

    settled(join, home.girl, operator, other, "GRANDCHILD")

    girl = Person.objects.get(pk=home.girl.pk)
    assert (girl.family, girl.relation) == (other, "GRANDCHILD")
    assert events_of(girl) == [(Event.PERSON_MOVED, operator.pk)]


def test_move_of_a_head_hands_over(village, home, operator, settled):
    other = FamilyFactory(dwelling__area=village.rt_001)

    settled(join, home.head, operator, other, "RELATIVE", successor=home.wife)

    assert home.now()["Karsiyem"] == "HEAD"


def test_move_of_the_last_member_ends_the_old_family(village, home, operator, settled):
    alone = FamilyFactory(dwelling__area=village.rt_003)

    settled(join, alone.people.get(), operator, home.family, "PARENT")

    alone.refresh_from_db()
    assert alone.state == FamilyState.ENDED


def test_move_refuses_a_second_head_and_the_same_family(village, home, operator):
    other = FamilyFactory(dwelling__area=village.rt_001)

    assert refusal_of(join, home.girl, operator, other, "HEAD") == ("second_head",)
    assert refusal_of(join, home.girl, operator, home.family) == ("same_family",)


def test_restore_brings_back_who_left_by_mistake(home, operator, settled):
    leave(home.girl, operator)

    settled(restore, home.girl, operator)

    girl = Person.objects.get(pk=home.girl.pk)
    assert (girl.life_status, girl.status_on, girl.relation) == ("ALIVE", None, "CHILD")
    assert events_of(girl)[-1] == (Event.PERSON_RETURNED, operator.pk)


def test_restore_of_an_old_head_leaves_the_new_one(home, operator, settled):
    leave(home.head, operator, successor=home.wife)

    settled(restore, home.head, operator, relation="HUSBAND")

    assert home.now()["Sarmadi"] == "HUSBAND"
    assert home.now()["Karsiyem"] == "HEAD"


def test_restore_brings_back_a_whole_family_that_left(home, operator, settled):
    families.leave(home.family, on=DAY, reason="pindah", by=operator, at=NOW)

    settled(restore, home.girl, operator, together=True)

    assert home.state() == FamilyState.ACTIVE
    assert home.now() == {
        "Sarmadi": "HEAD", "Karsiyem": "WIFE", "Darto": "CHILD",
        "Yuliana": "CHILD", "Ponirah": "PARENT",
    }  # fmt: skip


def test_restore_of_one_of_a_family_that_left_makes_them_its_head(home, operator, settled):
    families.leave(home.family, on=DAY, reason="pindah", by=operator, at=NOW)

    settled(restore, home.son, operator)

    assert home.now() == {"Darto": "HEAD"}


def test_restore_refuses_a_number_somebody_uses_by_now(home, operator):
    leave(home.girl, operator, status=LifeStatus.INVALID)
    PersonFactory(family=home.family, nik=home.girl.nik)

    assert refusal_of(restore, home.girl, operator) == ("nik_used",)


def test_restore_refuses_the_living_and_the_merged(home, operator):
    leave(home.girl, operator, status=LifeStatus.INVALID)
    Person.objects.filter(pk=home.girl.pk).update(merged_into=home.son)

    assert refusal_of(restore, home.girl, operator) == ("merged",)
    assert refusal_of(restore, home.son, operator) == ("alive",)


def number(person, operator):
    return people.give_temporary_nik(person, by=operator, at=NOW).temporary_nik


def test_temporary_numbers_count_up_in_the_series_of_the_village(village, home, operator):
    first, second = PersonFactory.create_batch(2, family=home.family, unnumbered=True)

    assert [number(first, operator), number(second, operator)] == [
        "0317507100100001",
        "0317507100100002",
    ]


def test_a_temporary_number_is_not_for_whoever_has_one(home, operator):
    baby = PersonFactory(family=home.family, unnumbered=True)
    number(baby, operator)

    assert refusal_of(number, baby, operator) == ("has_temporary",)
    assert refusal_of(number, home.girl, operator) == ("has_nik",)


def test_a_series_that_is_used_up_is_refused(home, operator):
    PersonFactory(family=home.family, unnumbered=True, temporary_nik="0317507100199999")
    baby = PersonFactory(family=home.family, unnumbered=True)

    assert refusal_of(number, baby, operator) == ("series_full",)


def test_reveal_leaves_the_reason_before_anything_is_seen(home, operator):
    ticket = people.reveal(home.girl, reason="mencocokkan KTP", by=operator, at=NOW)

    assert (ticket.event, ticket.is_access, ticket.reason) == (
        Event.PERSON_REVEALED,
        True,
        "mencocokkan KTP",
    )


def test_the_own_family_is_closed_to_every_change_of_its_people(home, operator):
    operator.nik = home.wife.nik
    operator.save()
    other = FamilyFactory(dwelling__area=home.family.area)
    stranger = other.people.get()

    assert refusal_of(leave, home.girl, operator) == ("own_family",)
    assert refusal_of(join, home.girl, operator, other) == ("own_family",)
    assert refusal_of(join, stranger, operator, home.family) == ("own_family",)


def test_officers_of_another_area_change_nobody_here(village, home):
    rt_head = village.people[Role.RT_HEAD]

    assert refusal_of(leave, home.girl, rt_head) == ("not_yours",)
    assert Family.objects.get(pk=home.family.pk).revision == 0


def at_once(*calls):
    """What the calls answered, or the codes of their refusal, when all press together."""
    answers, start = [], Barrier(len(calls))

    def work(call):
        start.wait()
        try:
            answers.append(call())
        except Refusal as refusal:
            answers.append(refusal.codes)
        finally:
            connection.close()

    threads = [Thread(target=work, args=[call]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@pytest.mark.django_db(transaction=True)
def test_two_officers_press_together_and_nothing_is_done_twice(village, operator):
    with transaction.atomic():
        families_here = FamilyFactory.create_batch(3, dwelling__area=village.rt_003)
        babies = [PersonFactory(family=one, unnumbered=True) for one in families_here]

    numbers = at_once(*(partial(number, baby, operator) for baby in babies))
    left = at_once(*[partial(leave, babies[0], operator)] * 2)

    assert sorted(numbers) == [f"03175071001{series:05}" for series in (1, 2, 3)]
    assert left.count(("left_already",)) == 1
    assert events_of(babies[0]).count((Event.PERSON_LEFT, operator.pk)) == 1
