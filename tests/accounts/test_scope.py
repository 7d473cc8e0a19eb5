"""Where a person may do what."""

from duren_sawit.accounts.choices import Role
from duren_sawit.accounts.permissions import NEEDS_SECOND_FACTOR, Permission
from duren_sawit.accounts.roles import ROLES
from duren_sawit.accounts.scope import Scope
from duren_sawit.areas.models import Area

VILLAGE, RW, RT, OTHER = "v.", "v.005.", "v.005.003.", "v.012."


def test_without_roles_only_the_own_pages_open():
    scope = Scope()

    assert (scope.paths, scope.permissions) == ((), frozenset({Permission.OWN_PAGES}))


def test_an_area_within_another_is_not_counted_twice():
    scope = Scope(((Role.RT_HEAD, RT), (Role.RW_HEAD, RW), (Role.SURVEYOR, OTHER)))

    assert scope.paths == (RW, OTHER)


def test_permissions_of_one_role_do_not_reach_into_the_area_of_another():
    scope = Scope(((Role.RW_HEAD, RW), (Role.SURVEYOR, OTHER)))

    assert scope.paths_for(Permission.PEOPLE_VIEW) == (RW,)
    assert scope.may(Permission.PEOPLE_VIEW, Area(path=RT))
    assert not scope.may(Permission.PEOPLE_VIEW, Area(path=OTHER))


def test_a_neighbour_with_a_longer_number_lies_outside():
    scope = Scope(((Role.RW_HEAD, "v.01."),))

    assert not scope.may(Permission.PEOPLE_VIEW, Area(path="v.012."))


def test_the_weightiest_role_comes_first():
    scope = Scope(((Role.SURVEYOR, RT), (Role.KESRA, VILLAGE)))

    assert scope.roles == (Role.KESRA, Role.SURVEYOR)


def test_roles_with_harmful_permissions_need_a_second_factor_and_approval():
    weighty = {role for role, rule in ROLES.items() if rule.permissions & NEEDS_SECOND_FACTOR}

    assert weighty == {Role.LURAH, Role.KESRA, Role.OPERATOR, Role.AUDITOR}
    assert {role for role, rule in ROLES.items() if rule.needs_approval} == weighty
    assert {r for r in Role if Scope(((r, VILLAGE),)).needs_second_factor} == weighty


def test_nobody_both_manages_people_and_approves_them():
    both = {Permission.PEOPLE_MANAGE, Permission.ROLES_APPROVE}

    assert [role for role, rule in ROLES.items() if both <= rule.permissions] == []
