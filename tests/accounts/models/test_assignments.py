"""The constraints that have the last word about roles."""

import pytest
from django.db import IntegrityError, transaction

from duren_sawit.accounts.choices import AssignmentState, Role
from duren_sawit.accounts.models import RoleAssignment
from tests.clock import TODAY, TOMORROW, YESTERDAY
from tests.factories.accounts import RoleAssignmentFactory, UserFactory
from tests.factories.areas import AreaFactory, RtFactory, RwFactory


def violated(**values):
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        RoleAssignmentFactory(**values)
    return caught.value.__cause__.diag.constraint_name


def test_the_same_role_twice_on_one_day_is_impossible(db):
    first = RoleAssignmentFactory(role=Role.SURVEYOR, area=RtFactory(), valid_until=TODAY)
    same = {"person": first.person, "role": first.role, "area": first.area}

    assert violated(**same, valid_from=TODAY) == "accounts_roleassignment_no_overlap"
    RoleAssignmentFactory(**same, valid_from=TOMORROW)
    assert RoleAssignment.objects.count() == 2


def test_a_declined_role_stands_in_nobodys_way(db):
    first = RoleAssignmentFactory(role=Role.AUDITOR, state=AssignmentState.DECLINED)

    second = RoleAssignmentFactory(person=first.person, role=Role.AUDITOR, area=first.area)

    assert second.pk


def test_an_area_has_one_head_at_a_time(db):
    rt = RtFactory()
    RoleAssignmentFactory(role=Role.RT_HEAD, area=rt, valid_until=TODAY)

    assert violated(role=Role.RT_HEAD, area=rt, valid_from=TODAY) == (
        "accounts_roleassignment_one_head"
    )
    RoleAssignmentFactory(role=Role.RT_HEAD, area=rt, valid_from=TOMORROW)
    RoleAssignmentFactory(role=Role.SURVEYOR, area=rt)
    RoleAssignmentFactory(role=Role.SURVEYOR, area=rt)


def test_nobody_gives_a_role_to_oneself(db):
    person = UserFactory()

    assert violated(person=person, given_by=person) == "accounts_roleassignment_not_to_oneself"


def test_who_proposed_does_not_decide(db):
    giver = UserFactory()

    assert violated(given_by=giver, decided_by=giver) == "accounts_roleassignment_four_eyes"


def test_nobody_decides_about_the_own_role(db):
    person = UserFactory()

    assert violated(person=person, decided_by=person) == "accounts_roleassignment_four_eyes"


def test_a_role_does_not_end_before_it_starts(db):
    assert violated(valid_from=TODAY, valid_until=YESTERDAY) == (
        "accounts_roleassignment_ends_after_start"
    )


def test_roles_are_called_as_people_call_them(db):
    rw = RwFactory(number=5, name="RW 05", long_name="RW 05")
    rt = RtFactory(number=3, parent=rw, name="RT 003", long_name="RT 003/RW 05")

    said = [
        str(RoleAssignmentFactory.build(role=Role.RT_HEAD, area=rt)),
        str(RoleAssignmentFactory.build(role=Role.RW_HEAD, area=rw)),
        str(RoleAssignmentFactory.build(role=Role.SURVEYOR, area=rt)),
        str(RoleAssignmentFactory.build(role=Role.LURAH, area=AreaFactory())),
    ]

    assert said == ["Ketua RT 003/RW 05", "Ketua RW 05", "Kader pendata RT 003/RW 05", "Lurah"]
