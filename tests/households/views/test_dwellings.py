"""The page of a dwelling, its address and its visits."""

import pytest
from django.urls import reverse

from duren_sawit.accounts.choices import Role
from households.choices import VisitStatus
from households.models import Dwelling
from tests.factories.households import DwellingFactory, FamilyFactory


def at(dwelling, page="detail"):
    return reverse(f"households:dwelling_{page}", args=[dwelling.public_id])


@pytest.fixture
def office(operator, client_of):
    return client_of(operator)


@pytest.fixture
def rt_head(village, client_of):
    return client_of(village.people[Role.RT_HEAD])


def test_dwelling_detail_lists_its_families(home, office, constant_queries):
    dwelling = home.family.dwelling

    constant_queries(
        lambda: office.get(at(dwelling)),
        more=lambda: FamilyFactory.create_batch(2, dwelling=dwelling),
    )

    assert len(office.get(at(dwelling)).context["page"].families) == 3


@pytest.mark.parametrize("page", ["detail", "visit"])
def test_a_dwelling_of_another_rt_is_not_there(village, rt_head, page):
    other = DwellingFactory(area=village.rt_004)

    assert rt_head.get(at(other, page)).status_code == 404


def test_dwelling_edit_corrects_address_and_point(village, home, office):
    said = {
        "area": village.rt_003.public_id,
        "address": "Gang Kenari II  No. 8B",
        "latitude": "-6.234567",
        "longitude": "106.912345",
    }

    office.post(at(home.family.dwelling, "edit"), said)

    dwelling = Dwelling.objects.get()
    assert (dwelling.address, str(dwelling.latitude)) == ("Gang Kenari II No. 8B", "-6.234567")


def test_dwelling_edit_takes_no_half_of_a_point(village, home, office):
    said = {"area": village.rt_003.public_id, "address": "Gang X", "latitude": "-6.2"}

    answer = office.post(at(home.family.dwelling, "edit"), said)

    assert answer.status_code == 422
    assert answer.context["form"].errors["longitude"] == [
        "Isi lintang dan bujur, atau kosongkan keduanya."
    ]


def test_dwelling_visit_is_recorded_by_the_head_of_the_rt(home, rt_head):
    said = {"status": "EMPTY", "on": "2026-11-23", "note": "kembali Sabtu"}

    rt_head.post(at(home.family.dwelling, "visit"), said)

    dwelling = Dwelling.objects.get()
    assert (dwelling.visit_status, dwelling.visit_note) == (VisitStatus.EMPTY, "kembali Sabtu")
