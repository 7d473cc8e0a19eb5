"""Who is found by what was typed, who sees whom, and what ends a session."""

import pytest
from django.db import IntegrityError

from duren_sawit.accounts.choices import AssignmentState, Role
from duren_sawit.accounts.models import User
from tests.clock import TODAY, TOMORROW, YESTERDAY
from tests.factories.accounts import RoleAssignmentFactory, UserFactory
from tests.factories.areas import AreaFactory


@pytest.mark.parametrize(
    "typed", ["sri.wahyuni", " Sri.Wahyuni ", "0812 3456 7890", "+62812-3456-7890", "6281234567890"]
)
def test_a_person_is_found_by_name_or_phone(db, typed):
    person = UserFactory(username="sri.wahyuni", phone="+6281234567890")
    UserFactory(username="lain", phone="+6281234567891")

    assert User.objects.typed(typed) == person


@pytest.mark.parametrize("typed", ["", "\u017fri.wahyuni", "sri", "0812", "081234567899", "%"])
def test_nobody_is_found_by_anything_else(db, typed):
    UserFactory(username="sri.wahyuni", phone="+6281234567890")

    assert User.objects.typed(typed) is None


def test_a_user_name_cannot_look_like_a_phone_number(db):
    with pytest.raises(IntegrityError, match="accounts_user_username_plain"):
        UserFactory(username="081234567890")


def test_user_names_are_kept_in_small_letters(db):
    with pytest.raises(IntegrityError, match="accounts_user_username_plain"):
        UserFactory(username="Sri")


def test_two_people_without_phone_do_not_collide(db):
    UserFactory(phone="")
    UserFactory(phone="")

    assert User.objects.count() == 2


def test_a_head_of_rw_sees_who_serves_or_served_there(village):
    past = UserFactory()
    RoleAssignmentFactory(
        person=past,
        role=Role.SURVEYOR,
        area=village.rt_004,
        valid_until=YESTERDAY,
    )
    elsewhere = UserFactory(role=Role.RT_HEAD, area=village.rt_001)
    nowhere = UserFactory()

    seen = set(User.objects.visible_to(village.people[Role.RW_HEAD]))

    inside = [Role.RW_HEAD, Role.RT_HEAD, Role.SURVEYOR, Role.HANDOUT_OFFICER]
    assert seen == {past, *(village.people[role] for role in inside)}
    assert not {elsewhere, nowhere} & seen


def test_who_serves_nowhere_is_seen_by_those_who_manage_people_only(village):
    nowhere = UserFactory()

    sees = {
        role: nowhere in User.objects.visible_to(person) for role, person in village.people.items()
    }

    assert [role for role, yes in sees.items() if yes] == [Role.OPERATOR]


def test_people_are_seen_only_where_that_permission_is_held(village):
    """Head of RW 002 and surveyor in RW 005: the surveyor's area opens no people pages."""
    two_roles = village.people[Role.RW_HEAD]
    RoleAssignmentFactory(person=two_roles, role=Role.SURVEYOR, area=village.rt_001)
    neighbour = UserFactory(role=Role.RT_HEAD, area=village.rt_001)
    fresh = User.objects.get(pk=two_roles.pk)

    assert fresh.scope.paths == (village.rw_002.path, village.rt_001.path)
    assert neighbour not in User.objects.visible_to(fresh)


@pytest.mark.parametrize(
    ("start", "end", "state", "counts"),
    [
        (TODAY, None, AssignmentState.GIVEN, True),
        (TODAY, TODAY, AssignmentState.GIVEN, True),
        (TOMORROW, None, AssignmentState.GIVEN, False),
        (YESTERDAY, YESTERDAY, AssignmentState.GIVEN, False),
        (YESTERDAY, None, AssignmentState.WAITING, False),
        (YESTERDAY, None, AssignmentState.DECLINED, False),
        (YESTERDAY, None, AssignmentState.WITHDRAWN, False),
    ],
)
def test_only_roles_given_for_today_count(db, clock, start, end, state, counts):
    person = UserFactory()
    area = AreaFactory()
    RoleAssignmentFactory(
        person=person,
        role=Role.LURAH,
        area=area,
        valid_from=start,
        valid_until=end,
        state=state,
    )

    assert person.scope.held == (((Role.LURAH, area.path),) if counts else ())


def test_a_raised_round_ends_sessions_like_a_new_password(db):
    person = UserFactory()
    before = person.get_session_auth_hash()

    person.session_round += 1

    assert person.get_session_auth_hash() != before


def test_idle_accounts_are_open_and_hold_no_role_today(db, clock):
    idle = UserFactory()
    UserFactory(is_active=False)
    UserFactory(role=Role.RT_HEAD)
    retired = UserFactory()
    RoleAssignmentFactory(person=retired, valid_until=YESTERDAY)

    assert set(User.objects.without_duty(TODAY)) == {idle, retired}


def test_names_are_found_by_their_parts(db):
    person = UserFactory(full_name="Nurlela Hasanah", username="nurlela")
    UserFactory(full_name="Nur Aini")

    assert list(User.objects.named("hasan nur")) == [person]
