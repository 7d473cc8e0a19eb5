"""The list of families as a page."""

import pytest
from django.urls import reverse

from duren_sawit.accounts.choices import Role
from tests.factories.households import FamilyFactory, PersonFactory

ADDRESS = "/warga/"


@pytest.fixture
def operator(village, client_of):
    return client_of(village.people[Role.OPERATOR])


def heads_on(response):
    return [line.summary.head.name for line in response.context["page"].object_list]


def test_family_list_shows_masked_numbers_and_marks(operator, village):
    family = FamilyFactory(dwelling__area=village.rt_003, head__name="Sarmadi", head__nik=None)

    html = operator.get(ADDRESS).content.decode()

    assert "Sarmadi" in html
    assert "1 tanpa NIK" in html
    assert "belum dikunjungi" in html
    assert family.kk_number.full not in html
    assert family.dwelling.address in html


def test_family_list_is_narrowed_by_its_address(operator, village):
    FamilyFactory(dwelling__area=village.rt_003, head__name="Ani")
    FamilyFactory(dwelling__area=village.rt_004, head__name="Budi", kk_number=None)
    both = {"wilayah": village.rt_004.public_id, "nomor": "tanpa-kk", "ciri": "zzz"}

    assert heads_on(operator.get(ADDRESS)) == ["Ani", "Budi"]
    assert heads_on(operator.get(ADDRESS, both)) == ["Budi"]
    assert heads_on(operator.get(ADDRESS, {"wilayah": "bukan"})) == ["Ani", "Budi"]
    assert heads_on(operator.get(ADDRESS, {"halaman": "99"})) == ["Ani", "Budi"]


def test_family_list_keeps_the_filter_in_the_links(operator, village):
    FamilyFactory.create_batch(26, dwelling__area=village.rt_003, kk_number=None)

    asked = {"headers": {"HX-Request": "true", "HX-Target": "results"}}
    html = operator.get(ADDRESS, {"nomor": "kurang", "q": "x"}, **asked).content.decode()

    assert "?nomor=kurang&amp;halaman=2" in html
    assert f"{reverse('households:export_create')}?nomor=kurang" in html
    assert "q=" not in html


def test_family_list_says_what_to_do_when_empty(operator):
    assert "Belum ada keluarga di wilayah Anda" in operator.get(ADDRESS).content.decode()
    narrowed = operator.get(ADDRESS, {"anggota": "5"}).content.decode()
    assert "Belum ada keluarga yang cocok" in narrowed


def test_family_list_fragment_is_the_part_of_the_page(operator, village):
    FamilyFactory(dwelling__area=village.rt_003)

    page = operator.get(ADDRESS, {"anggota": "1"}).content.decode()
    asked = {"headers": {"HX-Request": "true", "HX-Target": "results"}}
    part = operator.get(ADDRESS, {"anggota": "1"}, **asked).content.decode()

    assert part.strip().startswith('<div id="results">')
    assert part.strip() in page


def test_family_list_asks_as_often_for_more_rows(operator, village, constant_queries):
    FamilyFactory(dwelling__area=village.rt_003)

    def more():
        for rt in (village.rt_003, village.rt_004):
            PersonFactory.create_batch(2, family=FamilyFactory(dwelling__area=rt))

    constant_queries(lambda: operator.get(ADDRESS), more=more)


def test_family_list_says_in_words_what_it_is_narrowed_to(operator, village):
    FamilyFactory(dwelling__area=village.rt_003, kk_number=None)
    asked = {"wilayah": village.rt_003.public_id, "nomor": "tanpa-kk", "anggota": "bukan"}

    assert operator.get(ADDRESS, asked).context["narrowed_to"] == "RT 003/RW 002 · Tanpa No. KK"
    assert operator.get(ADDRESS).context["narrowed_to"] == ""


def test_family_list_leads_whoever_may_to_a_new_family(operator, village, client_of):
    address = reverse("households:family_create")

    assert address in operator.get(ADDRESS).content.decode()
    assert address not in client_of(village.people[Role.RT_HEAD]).get(ADDRESS).content.decode()
