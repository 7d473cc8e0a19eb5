"""The board of visits: from the village to one RT, and one press for each home."""

import pytest
from django.utils import timezone

from duren_sawit.accounts.choices import Role
from households.choices import VisitStatus
from tests.factories.households import DwellingFactory, FamilyFactory

ADDRESS = "/warga/kunjungan/"


@pytest.fixture
def operator(village, client_of):
    return client_of(village.people[Role.OPERATOR])


@pytest.fixture
def rt_head(village, client_of):
    return client_of(village.people[Role.RT_HEAD])


def counts(response):
    return {
        part.area.name: (part.not_yet, part.recorded, part.total)
        for part in response.context["board"].parts
    }


def test_visit_board_counts_rw_by_rw_and_rt_by_rt(operator, village):
    DwellingFactory(area=village.rt_003)
    DwellingFactory(area=village.rt_003, visited=True)
    DwellingFactory(area=village.rt_004)
    DwellingFactory(area=village.rt_001, visited=True)

    whole = operator.get(ADDRESS)
    rw = operator.get(ADDRESS, {"wilayah": village.rw_002.public_id})

    assert counts(whole) == {"RW 002": (2, 1, 3), "RW 005": (0, 1, 1)}
    assert counts(rw) == {"RT 003": (1, 1, 2), "RT 004": (1, 0, 1)}
    assert "2 dari 4 rumah sudah dikunjungi" in whole.content.decode()
    assert "<svg" in whole.content.decode()


def test_visit_board_of_an_rt_shows_its_homes(rt_head, village):
    family = FamilyFactory(dwelling__area=village.rt_003, head__name="Sarmadi")
    DwellingFactory(area=village.rt_003, visited=True)

    html = rt_head.get(ADDRESS).content.decode()
    narrowed = rt_head.get(ADDRESS, {"kunjungan": "belum"})

    assert "Sarmadi" in html
    assert [one.pk for one in narrowed.context["page"]] == [family.dwelling_id]


def test_visit_board_shows_no_area_of_others(rt_head, village):
    DwellingFactory(area=village.rt_004, address="Rumah orang lain")

    response = rt_head.get(ADDRESS, {"wilayah": village.rt_004.public_id})

    assert response.context["board"].area == village.rt_003
    assert "Rumah orang lain" not in response.content.decode()


def test_visit_board_has_words_for_an_empty_village(operator):
    assert "Belum ada rumah di sini" in operator.get(ADDRESS).content.decode()


def test_visit_board_asks_as_often_for_more_rows(rt_head, village, constant_queries):
    FamilyFactory(dwelling__area=village.rt_003)

    constant_queries(
        lambda: rt_head.get(ADDRESS),
        more=lambda: FamilyFactory.create_batch(3, dwelling__area=village.rt_003),
    )


def test_visit_record_takes_one_press_and_goes_back(rt_head, village):
    home = DwellingFactory(area=village.rt_003, visit_note="Anjing galak")
    here = f"?wilayah={village.rt_003.public_id}&kunjungan=belum"

    response = rt_head.post(f"{ADDRESS}{home.public_id}/{here}", {"status": "EMPTY"})

    home.refresh_from_db()
    assert response["Location"] == f"{ADDRESS}{here}"
    assert (home.visit_status, home.visited_on) == (VisitStatus.EMPTY, timezone.localdate())
    assert home.visit_note == "Anjing galak"


def test_visit_record_changes_nothing_for_an_unknown_status(rt_head, village):
    home = DwellingFactory(area=village.rt_003)

    rt_head.post(f"{ADDRESS}{home.public_id}/", {"status": "WHATEVER"})

    home.refresh_from_db()
    assert home.visit_status == VisitStatus.NOT_YET


def test_visit_record_finds_no_home_of_others(rt_head, village):
    home = DwellingFactory(area=village.rt_004)

    response = rt_head.post(f"{ADDRESS}{home.public_id}/", {"status": "RECORDED"})

    home.refresh_from_db()
    assert (response.status_code, home.visit_status) == (404, VisitStatus.NOT_YET)
