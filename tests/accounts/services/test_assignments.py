"""Roles are given, approved, declined and ended: also by officers who mean ill."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from duren_sawit.accounts.choices import AssignmentState, Event, Role
from duren_sawit.accounts.details import Details
from duren_sawit.accounts.models import RoleAssignment, User
from duren_sawit.accounts.policies.assignments import Offer
from duren_sawit.accounts.services import assignments, credentials, people
from duren_sawit.lib.refusals import Refusal
from tests.accounts.refusals import events_of, refusal_of
from tests.clock import NOW, TODAY, TOMORROW, YESTERDAY
from tests.factories.accounts import RoleAssignmentFactory, UserFactory
from tests.factories.areas import RtFactory
from tests.fixtures.village import build_village
from tests.second_factors import install

MANDATE = "SK 1/2026"


def offer(role, area, **said):
    return Offer(role, area, **({"valid_from": TODAY, "mandate": MANDATE} | said))


def give(village, person, made, **said):
    said = {"by": village.people[Role.OPERATOR], "at": NOW} | said
    return assignments.give(person, offer=made, **said)


def proposal(village, person=None, role=Role.AUDITOR):
    return give(village, person or guarded(), offer(role, village.area))


def guarded():
    """Somebody new with an own password and a second factor."""
    person = UserFactory()
    install(person)
    return person


def test_a_light_role_counts_at_once(village):
    person, operator = UserFactory(), village.people[Role.OPERATOR]

    given = give(village, person, offer(Role.SURVEYOR, village.rt_003))

    assert (given.state, given.given_by, given.decided_by) == (
        AssignmentState.GIVEN,
        operator,
        None,
    )
    assert person.scope.held == ((Role.SURVEYOR, village.rt_003.path),)
    assert events_of(person) == [(Event.ROLE_ASSIGNED, operator.pk)]


def test_a_weighty_role_waits_for_another_persons_word(village):
    person, operator = UserFactory(), village.people[Role.OPERATOR]

    given = proposal(village, person)

    assert given.state == AssignmentState.WAITING
    assert person.scope.held == ()
    assert events_of(person) == [(Event.ROLE_PROPOSED, operator.pk)]


def test_from_the_terminal_a_weighty_role_counts_at_once(village):
    given = give(village, UserFactory(), offer(Role.AUDITOR, village.area), by=None)

    assert (given.state, given.given_by) == (AssignmentState.GIVEN, None)


def test_nobody_gives_a_role_to_oneself(village):
    operator = village.people[Role.OPERATOR]

    codes = refusal_of(give, village, operator, offer(Role.AUDITOR, village.area))

    assert codes == ("own_role",)
    assert operator.assignments.count() == 1


def test_who_does_not_manage_people_gives_nothing(village):
    for role, person in village.people.items():
        made = offer(Role.SURVEYOR, village.rt_004)
        if role != Role.OPERATOR:
            assert refusal_of(give, village, UserFactory(), made, by=person) == ("outside",)


@pytest.mark.parametrize(
    ("role", "place"),
    [
        (Role.RT_HEAD, "rw_002"),
        (Role.RW_HEAD, "rt_003"),
        (Role.SURVEYOR, "area"),
        (Role.LURAH, "rt_003"),
    ],
)
def test_a_role_fits_its_level_of_area(village, role, place):
    codes = refusal_of(give, village, UserFactory(), offer(role, getattr(village, place)))

    assert "wrong_level" in codes


def test_a_weighty_role_needs_its_grounds(village):
    made = offer(Role.KESRA, village.area, mandate="")

    assert refusal_of(give, village, UserFactory(), made) == ("no_mandate",)


def test_a_closed_account_receives_nothing(village):
    made = offer(Role.SURVEYOR, village.rt_003)

    assert refusal_of(give, village, UserFactory(is_active=False), made) == ("closed",)


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [(TODAY, YESTERDAY, "ends_before_start"), (YESTERDAY, YESTERDAY, "over")],
)
def test_days_that_make_no_sense_are_refused(village, start, end, code):
    made = offer(Role.SURVEYOR, village.rt_003, valid_from=start, valid_until=end)

    assert refusal_of(give, village, UserFactory(), made) == (code,)


def test_the_same_role_twice_is_refused_in_words(village):
    kader = village.people[Role.SURVEYOR]

    assert refusal_of(give, village, kader, offer(Role.SURVEYOR, village.rt_003)) == ("twice",)


def test_a_second_head_is_refused_with_the_name_of_the_first(village):
    with pytest.raises(Refusal) as caught:
        give(village, UserFactory(), offer(Role.RT_HEAD, village.rt_003))

    assert caught.value.codes == ("has_head",)
    assert village.people[Role.RT_HEAD].full_name in str(caught.value)


def test_the_next_head_begins_after_the_last_day_of_the_present_one(village):
    present = village.people[Role.RT_HEAD].assignments.get()
    assignments.end(
        present, last_day=TODAY, reason="Pindah", by=village.people[Role.OPERATOR], at=NOW
    )

    following = offer(Role.RT_HEAD, village.rt_003, valid_from=TOMORROW)

    assert give(village, UserFactory(), following).state == AssignmentState.GIVEN


def test_the_lurah_approves_and_the_role_counts(village):
    person, lurah = guarded(), village.people[Role.LURAH]
    waiting = proposal(village, person)

    assignments.approve(waiting, by=lurah, at=NOW)

    waiting.refresh_from_db()
    assert (waiting.state, waiting.decided_by) == (AssignmentState.GIVEN, lurah)
    assert [event for event, _by in events_of(person)] == [
        Event.ROLE_PROPOSED,
        Event.ROLE_APPROVED,
    ]
    assert person.scope.held == ((Role.AUDITOR, village.area.path),)


def test_who_proposed_does_not_approve(village):
    waiting = proposal(village)

    codes = refusal_of(assignments.approve, waiting, by=village.people[Role.OPERATOR], at=NOW)

    assert codes == ("own_proposal",)


def test_nobody_approves_the_own_role(village):
    person = guarded()
    waiting = proposal(village, person)

    assert refusal_of(assignments.approve, waiting, by=person, at=NOW) == ("own_role",)


def test_an_account_whose_password_somebody_else_knows_is_not_approved(village):
    waiting = proposal(village, UserFactory(must_change_password=True))

    codes = refusal_of(assignments.approve, waiting, by=village.people[Role.LURAH], at=NOW)

    assert codes == ("never_signed_in",)


def test_an_account_without_second_factor_is_not_approved(village):
    waiting = proposal(village, UserFactory())
    how = {"by": village.people[Role.LURAH], "at": NOW}

    assert refusal_of(assignments.approve, waiting, **how) == ("no_second_factor",)
    install(waiting.person)
    assert assignments.approve(waiting, **how).state == AssignmentState.GIVEN


def test_who_handed_out_the_last_password_does_not_approve(village):
    """With that password they could have chosen the next one, and set up the second factor."""
    person, lurah, operator = guarded(), village.people[Role.LURAH], village.people[Role.OPERATOR]
    waiting = proposal(village, person)

    def new_password(by):
        credentials.reset_password(person, reason="Lupa", by=by, at=NOW)
        credentials.change_own_password(person, password="buatan sendiri", by=person, at=NOW)

    new_password(by=lurah)
    assert refusal_of(assignments.approve, waiting, by=lurah, at=NOW) == ("own_hand",)
    new_password(by=operator)
    assert assignments.approve(waiting, by=lurah, at=NOW).state == AssignmentState.GIVEN


def test_who_made_the_account_does_not_approve(village):
    maker, operator = village.people[Role.KESRA], village.people[Role.OPERATOR]
    details = Details(username="orang.baru", full_name="Orang Baru", title="IBU")
    person = people.add(details, by=maker, at=NOW).person
    install(person)
    credentials.reset_password(person, reason="Lupa", by=operator, at=NOW)
    credentials.change_own_password(person, password="buatan sendiri", by=person, at=NOW)

    waiting = proposal(village, person)

    assert refusal_of(assignments.approve, waiting, by=maker, at=NOW) == ("own_hand",)


def test_a_proposal_is_decided_once(village):
    lurah, waiting = village.people[Role.LURAH], proposal(village)
    assignments.decline(waiting, reason="Bukan LMK", by=lurah, at=NOW)

    assert refusal_of(assignments.approve, waiting, by=lurah, at=NOW) == ("decided",)
    again = {"reason": "Lagi", "by": lurah, "at": NOW}
    assert refusal_of(assignments.decline, waiting, **again) == ("decided",)


def test_a_declined_proposal_can_be_made_again(village):
    person, lurah = UserFactory(), village.people[Role.LURAH]
    assignments.decline(proposal(village, person), reason="Belum", by=lurah, at=NOW)

    assert proposal(village, person).state == AssignmentState.WAITING


def test_a_second_lurah_is_not_even_proposed(village):
    made = offer(Role.LURAH, village.area)

    assert refusal_of(give, village, UserFactory(), made) == ("has_head",)


def test_of_two_proposed_heads_only_one_is_approved(village):
    lurah, operator = village.people[Role.LURAH], village.people[Role.OPERATOR]
    assignments.end(lurah.assignments.get(), last_day=TODAY, reason="Mutasi", by=lurah, at=NOW)
    made = offer(Role.LURAH, village.area, valid_from=TOMORROW)
    first, second = (give(village, guarded(), made, by=operator) for _ in range(2))
    assignments.approve(first, by=lurah, at=NOW)

    assert refusal_of(assignments.approve, second, by=lurah, at=NOW) == ("has_head",)


def test_the_lurah_hands_over_before_leaving(village):
    lurah, operator = village.people[Role.LURAH], village.people[Role.OPERATOR]
    present, successor = lurah.assignments.get(), guarded()
    assignments.end(present, last_day=TODAY, reason="Mutasi", by=lurah, at=NOW)
    made = offer(Role.LURAH, village.area, valid_from=TOMORROW)
    waiting = give(village, successor, made, by=operator)

    approved = assignments.approve(waiting, by=User.objects.get(pk=lurah.pk), at=NOW)

    assert approved.state == AssignmentState.GIVEN


def test_ending_a_role_takes_its_area_away(village):
    kader, operator = village.people[Role.SURVEYOR], village.people[Role.OPERATOR]
    present = kader.assignments.get()

    assignments.end(
        present, last_day=TODAY - timedelta(days=1), reason="Berhenti", by=operator, at=NOW
    )

    present.refresh_from_db()
    assert (present.state, present.valid_until) == (AssignmentState.GIVEN, YESTERDAY)
    assert User.objects.get(pk=kader.pk).scope.held == ()
    assert events_of(kader) == [(Event.ROLE_ENDED, operator.pk)]


def test_a_role_that_has_not_begun_is_withdrawn(village):
    operator = village.people[Role.OPERATOR]
    ahead = RoleAssignmentFactory(
        role=Role.SURVEYOR, area=village.rt_003, valid_from=TODAY + timedelta(days=9)
    )

    assignments.end(ahead, last_day=TODAY, reason="Batal", by=operator, at=NOW)

    ahead.refresh_from_db()
    assert (ahead.state, ahead.valid_until) == (AssignmentState.WITHDRAWN, None)


def test_the_operator_does_not_end_the_role_of_the_lurah_or_the_auditor(village):
    operator = village.people[Role.OPERATOR]
    how = {"last_day": TODAY, "reason": "Tidak suka", "by": operator, "at": NOW}

    for role in (Role.LURAH, Role.AUDITOR):
        present = village.people[role].assignments.get()
        assert refusal_of(assignments.end, present, **how) == ("beyond",)


def test_the_last_operator_cannot_be_removed(village):
    present = village.people[Role.OPERATOR].assignments.get()
    how = {"last_day": TODAY, "reason": "Pensiun", "by": village.people[Role.LURAH], "at": NOW}

    assert refusal_of(assignments.end, present, **how) == ("last_manager",)
    RoleAssignmentFactory(role=Role.OPERATOR, area=village.area)
    assert assignments.end(present, **how).valid_until == TODAY


def test_a_closed_operator_does_not_count_as_one(village):
    present = village.people[Role.OPERATOR].assignments.get()
    RoleAssignmentFactory(
        person=UserFactory(is_active=False), role=Role.OPERATOR, area=village.area
    )
    how = {"last_day": TODAY, "reason": "Pensiun", "by": village.people[Role.LURAH], "at": NOW}

    assert refusal_of(assignments.end, present, **how) == ("last_manager",)


def test_history_is_not_ended_backwards(village):
    present = village.people[Role.SURVEYOR].assignments.get()
    how = {"reason": "Lupa", "by": village.people[Role.OPERATOR], "at": NOW}

    long_ago = TODAY - timedelta(days=2)
    assert refusal_of(assignments.end, present, last_day=long_ago, **how) == ("past",)


def test_an_ended_role_is_not_lengthened(village):
    operator = village.people[Role.OPERATOR]
    ended = RoleAssignmentFactory(role=Role.SURVEYOR, area=village.rt_003, valid_until=TODAY)
    how = {"last_day": TOMORROW, "reason": "Lanjut", "by": operator, "at": NOW}

    assert refusal_of(assignments.end, ended, **how) == ("over",)


@pytest.mark.django_db(transaction=True)
def test_of_two_heads_given_at_once_one_is_refused(django_db_serialized_rollback):
    village = build_village()
    rt = RtFactory(parent=village.rw_005, number=9)
    people = UserFactory.create_batch(2)
    both_ready, answers = threading.Barrier(2), []

    def give_one(person):
        try:
            both_ready.wait()
            give(village, person, offer(Role.RT_HEAD, rt))
            answers.append("given")
        except Refusal as refusal:
            answers.append(refusal.codes)
        finally:
            connection.close()

    threads = [threading.Thread(target=give_one, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(map(str, answers)) == ["('has_head',)", "given"]
    assert RoleAssignment.objects.filter(area=rt).count() == 1
