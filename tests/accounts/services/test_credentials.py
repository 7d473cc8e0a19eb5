"""Passwords and second factors: never both of one person in the hand of another."""

from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt

from duren_sawit.accounts.choices import AssignmentState, Event, Role
from duren_sawit.accounts.services import credentials
from duren_sawit.lib.refusals import Refusal
from tests.accounts.refusals import events_of, refusal_of
from tests.clock import NOW, YESTERDAY
from tests.factories.accounts import PASSWORD, RoleAssignmentFactory, UserFactory
from tests.second_factors import install

WAITING = {"state": AssignmentState.WAITING}
AHEAD = {"valid_from": date(2199, 1, 1)}
BOTH = {"state": AssignmentState.WAITING, "valid_from": date(2199, 1, 1)}
OVER = [
    {"state": AssignmentState.DECLINED},
    {"state": AssignmentState.WITHDRAWN},
    {"valid_until": YESTERDAY},
    {"state": AssignmentState.WAITING, "valid_until": YESTERDAY},
]


@pytest.fixture
def operator(village):
    return village.people[Role.OPERATOR]


def how(by, **said):
    return {"reason": "HP hilang", "by": by, "at": NOW} | said


def test_a_new_password_ends_sessions_and_must_be_changed(village, operator):
    kader = village.people[Role.SURVEYOR]
    session = kader.get_session_auth_hash()

    password = credentials.reset_password(kader, **how(operator))

    kader.refresh_from_db()
    assert kader.check_password(password)
    assert (kader.must_change_password, kader.password_set_by) == (True, operator)
    assert kader.get_session_auth_hash() != session
    assert events_of(kader) == [(Event.PASSWORD_RESET, operator.pk)]


def test_a_new_password_opens_the_lockout(village, operator):
    kader = village.people[Role.SURVEYOR]
    AccessAttempt.objects.create(username=kader.username, failures_since_start=5)
    AccessAttempt.objects.create(username="lain", failures_since_start=5)

    credentials.reset_password(kader, **how(operator))

    assert [attempt.username for attempt in AccessAttempt.objects.all()] == ["lain"]


def test_one_time_passwords_differ_and_can_be_read_out(village, operator):
    made = {
        credentials.reset_password(village.people[Role.SURVEYOR], **how(operator)) for _ in range(5)
    }

    assert len(made) == 5
    assert all(password.replace("-", "").isalnum() and len(password) > 15 for password in made)


def test_an_own_password_belongs_to_nobody_else(village, operator):
    kader = village.people[Role.SURVEYOR]
    credentials.reset_password(kader, **how(operator))

    credentials.change_own_password(kader, password="rahasia sekali", by=kader, at=NOW)

    kader.refresh_from_db()
    assert kader.check_password("rahasia sekali")
    assert (kader.must_change_password, kader.password_set_by) == (False, None)


def test_the_second_factor_of_a_lost_phone_is_taken_away(village, operator):
    kesra = village.people[Role.KESRA]
    session = kesra.get_session_auth_hash()

    credentials.reset_second_factor(kesra, **how(operator))

    kesra.refresh_from_db()
    assert not Authenticator.objects.filter(user=kesra).exists()
    assert kesra.second_factor_reset_by == operator
    assert kesra.get_session_auth_hash() != session
    assert events_of(kesra) == [(Event.SECOND_FACTOR_RESET, operator.pk)]


def test_password_first_then_factor_by_the_same_hand_is_refused(village, operator):
    kesra = village.people[Role.KESRA]
    credentials.reset_password(kesra, **how(operator))

    assert refusal_of(credentials.reset_second_factor, kesra, **how(operator)) == ("same_hand",)
    assert Authenticator.objects.filter(user=kesra).count() == 2


def test_factor_first_then_password_by_the_same_hand_is_refused(village, operator):
    kesra = village.people[Role.KESRA]
    credentials.reset_second_factor(kesra, **how(operator))

    assert refusal_of(credentials.reset_password, kesra, **how(operator)) == ("same_hand",)
    kesra.refresh_from_db()
    assert kesra.check_password(PASSWORD)


def test_two_hands_may_do_both(village, operator):
    kesra = village.people[Role.KESRA]
    credentials.reset_second_factor(kesra, **how(operator))

    assert credentials.reset_password(kesra, **how(village.people[Role.LURAH]))


def test_a_new_second_factor_clears_the_officer(village, operator):
    kesra = village.people[Role.KESRA]
    credentials.reset_second_factor(kesra, **how(operator))
    credentials.note_second_factor(kesra, by=kesra, at=NOW)

    assert credentials.reset_password(kesra, **how(operator))


@pytest.mark.parametrize("role", [Role.LURAH, Role.AUDITOR])
def test_the_operator_does_not_touch_the_second_factor_of_weightier_people(village, operator, role):
    person = village.people[role]

    assert refusal_of(credentials.reset_second_factor, person, **how(operator)) == ("beyond",)


def test_the_lurah_helps_the_operator_and_the_auditor(village, operator):
    lurah = village.people[Role.LURAH]
    for person in (operator, village.people[Role.AUDITOR]):
        assert credentials.reset_second_factor(person, **how(lurah)).second_factor_reset_by == lurah


def test_only_the_terminal_helps_the_lurah(village):
    lurah = village.people[Role.LURAH]
    RoleAssignmentFactory(person=UserFactory(), role=Role.OPERATOR, area=village.area)

    reset = credentials.reset_second_factor(lurah, **how(None))

    assert reset.second_factor_reset_by is None
    assert events_of(lurah) == [(Event.SECOND_FACTOR_RESET, None)]


def test_a_weightier_person_without_second_factor_is_out_of_reach(village, operator):
    """A new password for a lurah who set up no second factor would be a lurah's sign-in."""
    lurah = village.people[Role.LURAH]
    Authenticator.objects.filter(user=lurah).delete()

    assert refusal_of(credentials.reset_password, lurah, **how(operator)) == ("unprotected",)
    install(lurah)
    assert credentials.reset_password(lurah, **how(operator))


@pytest.mark.parametrize("kept", [WAITING, AHEAD, BOTH])
def test_a_weighty_role_on_the_way_is_out_of_reach_already(village, operator, kept):
    """Whoever could sign in as this person today would hold the role tomorrow."""
    person = UserFactory()
    RoleAssignmentFactory(person=person, role=Role.SURVEYOR, area=village.rt_003)
    RoleAssignmentFactory(person=person, role=Role.AUDITOR, area=village.area, **kept)

    assert refusal_of(credentials.reset_password, person, **how(operator)) == ("unprotected",)
    install(person)
    assert refusal_of(credentials.reset_second_factor, person, **how(operator)) == ("beyond",)
    assert credentials.reset_password(person, **how(operator))


@pytest.mark.parametrize("gone", OVER)
def test_a_weighty_role_that_is_over_weighs_nothing(village, operator, gone):
    person = UserFactory()
    RoleAssignmentFactory(person=person, role=Role.AUDITOR, area=village.area, **gone)
    install(person)

    assert credentials.reset_second_factor(person, **how(operator))


def test_a_second_factor_needed_soon_cannot_be_laid_down(village):
    person = UserFactory()
    RoleAssignmentFactory(person=person, role=Role.AUDITOR, area=village.area, **AHEAD)
    install(person)

    with pytest.raises(Refusal):
        credentials.remove_own_second_factor(person, by=person, at=NOW)


def test_nobody_resets_the_own_sign_in(village, operator):

    assert refusal_of(credentials.reset_password, operator, **how(operator)) == ("own_password",)
    assert refusal_of(credentials.reset_second_factor, operator, **how(operator)) == ("own_factor",)


def test_a_closed_account_gets_no_password(village, operator):
    closed = UserFactory(is_active=False)

    assert refusal_of(credentials.reset_password, closed, **how(operator)) == ("closed",)


def test_a_factor_that_is_not_there_cannot_be_taken(village, operator):
    kader = village.people[Role.SURVEYOR]

    assert refusal_of(credentials.reset_second_factor, kader, **how(operator)) == ("none_set",)


def test_a_needed_second_factor_cannot_be_laid_down(village):
    lurah, kader = village.people[Role.LURAH], village.people[Role.SURVEYOR]
    install(kader)

    with pytest.raises(Refusal):
        credentials.remove_own_second_factor(lurah, by=lurah, at=NOW)
    credentials.remove_own_second_factor(kader, by=kader, at=NOW)

    assert not Authenticator.objects.filter(user=kader).exists()
    assert Authenticator.objects.filter(user=lurah).count() == 2


def test_moving_to_another_phone_keeps_the_recovery_codes(village):
    lurah = village.people[Role.LURAH]

    credentials.move_second_factor(lurah, by=lurah, at=NOW)

    left = Authenticator.objects.get(user=lurah)
    assert left.type == Authenticator.Type.RECOVERY_CODES
    assert events_of(lurah) == [(Event.SECOND_FACTOR_MOVED, lurah.pk)]


def test_unlocking_forgets_the_failures_of_one_person(village, operator):
    kader = village.people[Role.SURVEYOR]
    AccessAttempt.objects.create(username=kader.username, failures_since_start=5)
    AccessAttempt.objects.create(username="lain", failures_since_start=5)

    credentials.unlock(kader, by=operator, at=NOW)

    assert [attempt.username for attempt in AccessAttempt.objects.all()] == ["lain"]
    assert events_of(kader) == [(Event.UNLOCKED, operator.pk)]
