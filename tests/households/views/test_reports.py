"""RT heads report; the office records or answers."""

import pytest
from django.urls import reverse

from duren_sawit.accounts.choices import Role
from households.choices import LifeStatus, ReportState
from households.models import Person, Report
from tests.factories.households import FamilyFactory, ReportFactory

LIST = "/warga/laporan/"


def at(subject, page):
    return reverse(f"households:report_{page}", args=[subject.public_id])


@pytest.fixture
def office(operator, client_of):
    return client_of(operator)


@pytest.fixture
def rt_head(village, client_of):
    return client_of(village.people[Role.RT_HEAD])


def test_report_create_sends_it_to_the_office(home, rt_head, office):
    said = {"kind": "DIED", "on": "2026-11-20", "note": "di rumah"}

    answer = rt_head.post(at(home.girl, "create"), said)

    assert answer.status_code == 302
    assert [report.person for report in office.get(LIST).context["waiting"]] == [home.girl]
    assert "1 laporan warga menunggu diperiksa" in office.get("/").content.decode()


def test_report_create_says_beforehand_that_one_waits(home, rt_head):
    ReportFactory(person=home.girl)

    page = rt_head.get(at(home.girl, "create")).content.decode()

    assert "masih menunggu diperiksa" in page


def test_report_create_is_not_there_for_people_of_another_rt(village, rt_head):
    other = FamilyFactory(dwelling__area=village.rt_004).people.get()

    assert rt_head.get(at(other, "create")).status_code == 404


def test_report_list_shows_an_rt_head_what_became_of_theirs(village, home, rt_head, office):
    mine = ReportFactory(person=home.girl)
    ReportFactory(person=FamilyFactory(dwelling__area=village.rt_004).people.get())
    office.post(at(mine, "decline"), {"answer": "Masih tinggal di sini."})

    page = rt_head.get(LIST)

    assert list(page.context["waiting"]) == []
    assert [report.person for report in page.context["decided"]] == [home.girl]
    assert "Masih tinggal di sini." in page.content.decode()


def test_report_list_asks_as_often_for_many(village, home, office, constant_queries):
    ReportFactory(person=home.girl)

    constant_queries(
        lambda: office.get(LIST),
        more=lambda: [ReportFactory(person=one) for one in (home.son, home.wife, home.mother)],
    )


def test_report_confirm_names_who_follows_a_head(home, office):
    report = ReportFactory(person=home.head)
    form = office.get(at(report, "confirm")).context["form"]

    office.post(at(report, "confirm"), {"successor": form.fields["successor"].initial})

    assert Person.objects.get(pk=home.head.pk).life_status == LifeStatus.DIED
    assert home.now()["Karsiyem"] == "HEAD"
    assert Report.objects.get().state == ReportState.CONFIRMED


def test_report_confirm_of_a_member_asks_nothing_more(home, office):
    report = ReportFactory(person=home.girl)

    assert office.post(at(report, "confirm")).url == LIST
    assert Person.objects.get(pk=home.girl.pk).life_status == LifeStatus.DIED


def test_report_confirm_by_whoever_reported_is_refused_in_words(home, office, operator):
    report = ReportFactory(person=home.girl, reported_by=operator)

    answer = office.post(at(report, "confirm"))

    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors() == [
        "Anda yang melaporkan. Petugas lain yang memeriksanya."
    ]


def test_report_decline_needs_an_answer(home, office):
    report = ReportFactory(person=home.girl)

    assert office.post(at(report, "decline"), {"answer": ""}).status_code == 422
