"""The pages of points."""

import pytest
from django.urls import reverse

from distributions.models import Point
from duren_sawit.accounts.choices import Role
from tests.factories.distributions import (
    ListEntryFactory,
    PointFactory,
    RoundFactory,
    SlotFactory,
)


def page(name, thing):
    return reverse(f"distributions:{name}", args=[thing.public_id])


@pytest.fixture
def office(kesra, client_of):
    return client_of(kesra)


@pytest.fixture
def planned(village):
    """Of a list with a family in RT 003 of RW 002, and one in RT 001 of RW 005."""
    made = RoundFactory(number=1)
    for area in (village.rt_003, village.rt_001):
        ListEntryFactory(list=made.list, family__dwelling__area=area)
    return made


def test_point_create_offers_whoever_hands_out_and_keeps_it(village, office, planned):
    officer = village.people[Role.HANDOUT_OFFICER]
    offered = office.get(page("point_create", planned)).context["form"].officers.values()
    assert {Role.HANDOUT_OFFICER, Role.KESRA, Role.OPERATOR} == {
        role for role, person in village.people.items() if person in offered
    }

    said = {"name": " Balai  RW 02 ", "address": "", "officers": [str(officer.public_id)]}
    answer = office.post(page("point_create", planned), said)

    point = planned.points.get()
    assert answer.url == page("round_detail", planned)
    assert (point.name, list(point.officers.all())) == ("Balai RW 02", [officer])


def test_point_create_says_that_the_name_is_used_and_keeps_the_rest(village, office, planned):
    PointFactory(round=planned, name="Balai")

    answer = office.post(page("point_create", planned), {"name": "Balai", "address": "Jl. Contoh"})

    form = answer.context["form"]
    assert (answer.status_code, form["address"].value()) == (422, "Jl. Contoh")
    assert form.non_field_errors() == ["Titik bagi dengan nama ini sudah ada."]
    assert Point.objects.count() == 1


def test_point_spread_makes_one_for_each_rw_once(office, planned):
    for _nth in range(2):
        answer = office.post(page("point_spread", planned), follow=True)

    names = planned.points.order_by("name").values_list("name", flat=True)
    assert list(names) == ["Titik bagi RW 002", "Titik bagi RW 005"]
    assert "0 titik dibuat." in answer.text


def test_point_spread_says_why_not(village, office):
    answer = office.post(page("point_spread", RoundFactory()), follow=True)

    assert "Daftar penerima tahap ini masih kosong." in answer.text


def test_point_edit_shows_what_is_kept_and_changes_it(village, office, planned):
    officer = village.people[Role.HANDOUT_OFFICER]
    point = PointFactory(round=planned, name="Balai", address="Jl. Lama")
    point.officers.add(officer)
    form = office.get(page("point_edit", point)).context["form"]
    assert (form["name"].value(), form["officers"].value()) == ("Balai", [str(officer.public_id)])

    office.post(page("point_edit", point), {"name": "Aula", "address": ""})

    point.refresh_from_db()
    assert (point.name, point.address, point.officers.count()) == ("Aula", "", 0)


def test_point_remove_asks_first_and_then_does_it(office, planned):
    point = PointFactory(round=planned, name="Balai")

    assert "Hapus Balai?" in office.get(page("point_remove", point)).text
    answer = office.post(page("point_remove", point))

    assert answer.url == page("round_detail", planned)
    assert not planned.points.exists()


def test_point_remove_keeps_one_that_is_used(village, office, planned):
    point = SlotFactory(point__round=planned, area=village.rt_003).point

    assert page("point_remove", point) not in office.get(page("point_edit", point)).text
    answer = office.post(page("point_remove", point), follow=True)

    assert "Titik ini sudah dipakai" in answer.text
    assert planned.points.exists()


def test_points_are_kept_by_planners_alone(village, client_of, planned):
    officer = client_of(village.people[Role.HANDOUT_OFFICER])
    point = PointFactory(round=planned)

    assert officer.get(page("point_edit", point)).status_code == 403
    assert officer.post(page("point_spread", planned)).status_code == 403
    assert page("point_edit", point) not in officer.get(page("round_detail", planned)).text
