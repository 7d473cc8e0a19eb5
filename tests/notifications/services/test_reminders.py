"""A role that ends is announced thirty and seven days before."""

from datetime import timedelta

from duren_sawit.accounts.choices import AssignmentState
from duren_sawit.notifications.models import Notice
from duren_sawit.notifications.services import reminders
from tests.clock import NOW, TODAY
from tests.factories.accounts import RoleAssignmentFactory


def remind(on=TODAY):
    return reminders.remind_of_ending_roles(on=on, by=None, at=NOW)


def ends_in(days: int, **facts):
    return RoleAssignmentFactory(valid_until=TODAY + timedelta(days=days), **facts)


def test_whose_role_ends_in_thirty_or_seven_days_is_told(db):
    month, week = ends_in(30), ends_in(7)
    for days in (0, 6, 8, 29, 31):
        ends_in(days)
    RoleAssignmentFactory()

    sent = remind()

    told = [(notice.recipient, notice.fields["days"]) for notice in sent]
    assert told == [(month.person, 30), (week.person, 7)]


def test_nobody_is_told_twice_on_one_day(db):
    ends_in(7)

    assert (len(remind()), len(remind())) == (1, 0)


def test_a_role_moved_to_a_later_day_is_told_again(db):
    assignment = ends_in(7)
    remind()
    assignment.valid_until = TODAY + timedelta(days=30)
    assignment.save()

    remind()

    assert sorted(n.fields["days"] for n in Notice.objects.all()) == [7, 30]


def test_roles_that_never_counted_are_left_alone(db):
    ends_in(7, state=AssignmentState.DECLINED)

    assert remind() == []
