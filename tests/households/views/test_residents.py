"""The search as a page: what is searched stands in no address."""

import pytest
from django.urls import reverse

from duren_sawit.accounts.choices import Role
from tests.factories.households import FamilyFactory, PersonFactory

ADDRESS = "/warga/cari/"


@pytest.fixture
def operator(village, client_of):
    return client_of(village.people[Role.OPERATOR])


@pytest.fixture
def sarmadi(village):
    return FamilyFactory(dwelling__area=village.rt_003, head__name="Sarmadi")


def test_resident_search_finds_a_misspelt_name(operator, sarmadi):
    response = operator.post(ADDRESS, {"q": "sarmdi"})

    html = response.content.decode()
    head = sarmadi.people.get()
    assert response.status_code == 200
    assert "Sarmadi" in html
    assert reverse("households:person_detail", args=[head.public_id]) in html
    assert head.nik.full not in html


def test_resident_search_reads_no_address(operator, sarmadi):
    response = operator.get(ADDRESS, {"q": "sarmadi"})

    assert "Sarmadi" not in response.content.decode()
    assert response.context["found"] is None


def test_resident_search_is_kept_by_no_browser(operator, sarmadi):
    assert "no-store" in operator.post(ADDRESS, {"q": "sarmadi"})["Cache-Control"]


def test_resident_search_asks_for_two_letters(operator):
    response = operator.post(ADDRESS, {"q": "s"})

    assert response.status_code == 422
    assert "Tulis dua huruf atau lebih." in response.content.decode()


def test_resident_search_says_when_nobody_fits(operator):
    html = operator.post(ADDRESS, {"q": "sarmadi"}).content.decode()

    assert "Tidak ada yang cocok di wilayah Anda" in html


def test_resident_search_fragment_is_the_part_of_the_page(operator, sarmadi):
    page = operator.post(ADDRESS, {"q": "sarmadi"}).content.decode()
    asked = {"headers": {"HX-Request": "true", "HX-Target": "results"}}
    part = operator.post(ADDRESS, {"q": "sarmadi"}, **asked).content.decode()

    assert part.strip().startswith('<div id="results"')
    assert part.strip() in page


def test_resident_search_asks_as_often_for_more_rows(operator, sarmadi, constant_queries):
    FamilyFactory(dwelling__area=sarmadi.area, head__name="Sarmudi")

    def more():
        for number in range(3):
            family = FamilyFactory(dwelling__area=sarmadi.area, head__name=f"Sarmadi {number}")
            PersonFactory(family=family, name="Sarmudi")

    constant_queries(lambda: operator.post(ADDRESS, {"q": "sarmadi"}), more=more)


def test_the_search_field_stands_on_every_page_of_whoever_may_find(village, client_of):
    def field(role):
        return f'action="{ADDRESS}"' in client_of(village.people[role]).get("/").content.decode()

    assert [field(Role.RT_HEAD), field(Role.NOTE_TAKER)] == [True, False]
