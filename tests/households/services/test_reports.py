"""Said by the head of the RT, recorded by an officer."""

from datetime import date

import pytest

from duren_sawit.accounts.choices import Role
from duren_sawit.notifications.models import Notice
from households.choices import Event, LifeStatus, ReportKind, ReportState
from households.models import Person
from households.services import reports
from tests.accounts.refusals import events_of, refusal_of
from tests.clock import NOW, TOMORROW
from tests.factories.households import FamilyFactory

DAY = date(2026, 11, 20)


@pytest.fixture
def rt_head(village):
    return village.people[Role.RT_HEAD]


def report(person, by, *, kind=ReportKind.DIED, on=DAY):
    return reports.report(person, kind=kind, on=on, note="di rumah", by=by, at=NOW)


def told():
    kinds = Notice.objects.order_by("recipient__username")
    return list(kinds.values_list("recipient__username", "kind"))


def test_report_waits_and_tells_the_officers_who_may_record_it(home, rt_head):
    made = report(home.girl, rt_head)

    assert (made.state, made.reported_by) == (ReportState.WAITING, rt_head)
    assert Person.objects.get(pk=home.girl.pk).life_status == LifeStatus.ALIVE
    assert told() == [("kesra", "households.ReportMade"), ("operator", "households.ReportMade")]
    assert events_of(home.girl) == [(Event.PERSON_REPORTED, rt_head.pk)]


def test_a_second_report_waits_for_the_first(home, rt_head):
    report(home.girl, rt_head)

    assert refusal_of(report, home.girl, rt_head) == ("waiting",)


def test_report_is_for_the_own_rt_and_for_days_that_were(village, home, rt_head):
    stranger = FamilyFactory(dwelling__area=village.rt_004).people.get()

    assert refusal_of(report, stranger, rt_head) == ("not_yours",)
    assert refusal_of(report, home.girl, rt_head, on=TOMORROW) == ("ahead",)


def test_confirm_records_it_like_the_officers_own_word(home, rt_head, operator, settled):
    made = report(home.head, rt_head)

    settled(reports.confirm, made, successor=home.wife, by=operator, at=NOW)

    head = Person.objects.get(pk=home.head.pk)
    assert (head.life_status, head.status_on) == (LifeStatus.DIED, DAY)
    assert home.now()["Karsiyem"] == "HEAD"
    assert events_of(home.head)[1:] == [
        (Event.PERSON_LEFT, operator.pk),
        (Event.REPORT_CONFIRMED, operator.pk),
    ]
    assert ("rt", "households.ReportAnswered") in told()


def test_confirm_asks_for_the_successor_of_a_head(home, rt_head, operator):
    made = report(home.head, rt_head)

    refused = refusal_of(reports.confirm, made, successor=None, by=operator, at=NOW)

    assert refused == ("no_successor",)
    made.refresh_from_db()
    assert made.state == ReportState.WAITING


def test_nobody_confirms_what_they_reported(village, home, operator):
    made = report(home.girl, village.people[Role.RT_HEAD])
    made.reported_by = operator
    made.save()

    assert refusal_of(reports.confirm, made, successor=None, by=operator, at=NOW) == ("own_report",)
    assert refusal_of(reports.decline, made, answer="x", by=operator, at=NOW) == ("own_report",)


def test_decline_answers_the_reporter_and_leaves_the_person(home, rt_head, operator):
    made = report(home.girl, rt_head)

    reports.decline(made, answer="Masih tinggal di sini.", by=operator, at=NOW)

    made.refresh_from_db()
    assert (made.state, made.answer) == (ReportState.DECLINED, "Masih tinggal di sini.")
    assert Person.objects.get(pk=home.girl.pk).life_status == LifeStatus.ALIVE
    assert ("rt", "households.ReportAnswered") in told()


def test_a_report_is_decided_once(home, rt_head, operator):
    made = report(home.girl, rt_head)
    reports.decline(made, answer="x", by=operator, at=NOW)

    assert refusal_of(reports.confirm, made, successor=None, by=operator, at=NOW) == ("decided",)


def test_confirm_of_somebody_who_left_meanwhile_is_refused_in_words(home, rt_head, operator):
    made = report(home.girl, rt_head)
    Person.objects.filter(pk=home.girl.pk).update(life_status="MOVED", status_on=DAY)

    refused = refusal_of(reports.confirm, made, successor=None, by=operator, at=NOW)

    assert refused == ("left_already",)
