"""Aid on a family's page; and the pages of families that no programme reaches, or more than one."""

import pytest
from django.urls import reverse

from distributions.choices import ProxyKind, Standing
from duren_sawit.accounts.choices import Role
from tests.factories.distributions import (
    EntitlementFactory,
    HandoverFactory,
    HandoverLineFactory,
    ListEntryFactory,
    RoundBenefitFactory,
)
from tests.factories.households import FamilyFactory

UNSERVED = "/penyaluran/keluarga/belum-menerima/"
OVERLAP = "/penyaluran/keluarga/lebih-dari-satu/"


@pytest.fixture
def home(village):
    return FamilyFactory(dwelling__area=village.rt_003, head__name="Ani Contoh")


@pytest.fixture
def office(kesra, client_of):
    return client_of(kesra)


def panel_of(family):
    return reverse("distributions:family_panel", args=[family.public_id])


def rice_for(family):
    benefit = RoundBenefitFactory()
    entry = ListEntryFactory(family=family, list=benefit.round.list)
    entitlement = EntitlementFactory(entry=entry, round=benefit.round)
    handover = HandoverFactory(
        entitlement=entitlement,
        mode="PROXY",
        proxy_kind=ProxyKind.SAME_KK,
        proxy_name="Budi Contoh",
    )
    HandoverLineFactory(handover=handover, item=benefit.item)


def test_family_panel_tells_what_was_received_and_by_whom(office, home):
    rice_for(home)

    text = office.get(panel_of(home)).text

    assert "sudah diterima" in text
    assert "diwakilkan Budi Contoh" in " ".join(text.split())
    assert home.kk_number.full not in text


def test_family_panel_is_its_own_fragment_on_the_page_of_the_family(office, home):
    rice_for(home)
    address = panel_of(home)
    on_page = office.get(reverse("households:family_detail", args=[home.public_id])).text
    assert f'hx-get="{address}"' in on_page
    assert 'id="distributions-family-panel"' in on_page

    asked = {"HX-Request": "true", "HX-Target": "distributions-family-panel"}
    fragment = office.get(address, headers=asked).text

    assert "<html" not in fragment
    assert fragment.strip() in office.get(address).text


def test_family_panel_asks_the_same_for_any_number(office, home, constant_queries):
    rice_for(home)

    constant_queries(lambda: office.get(panel_of(home)), more=lambda: rice_for(home))


def test_family_panel_of_another_area_is_not_there(village, home, client_of):
    elsewhere = FamilyFactory(dwelling__area=village.rt_004)

    head = client_of(village.people[Role.RT_HEAD])
    surveyor = client_of(village.people[Role.SURVEYOR])

    assert head.get(panel_of(home)).status_code == 200
    assert head.get(panel_of(elsewhere)).status_code == 404
    assert surveyor.get(panel_of(home)).status_code == 403


def test_family_unserved_list_names_who_is_not_reached(office, village, home):
    reserve = FamilyFactory(dwelling__area=village.rt_004, head__name="Budi Contoh")
    entry = ListEntryFactory(family=reserve, list__final=True, standing=Standing.RESERVE)
    ListEntryFactory(list=entry.list, family=home)

    text = office.get(UNSERVED).text

    assert "Budi Contoh" in text
    assert f"cadangan: {entry.list.programme.name}" in text
    assert "Ani Contoh" not in text


@pytest.mark.parametrize("address", [UNSERVED, OVERLAP])
def test_both_lists_ask_the_same_for_any_number(address, office, village, constant_queries):
    def more():
        for family in FamilyFactory.create_batch(2, dwelling__area=village.rt_003):
            ListEntryFactory(family=family, list__final=True, standing=Standing.RESERVE)
            if address == OVERLAP:
                ListEntryFactory.create_batch(2, family=family, list__final=True)

    more()

    constant_queries(lambda: office.get(address), more=more)


def test_family_unserved_list_is_narrowed_by_its_address(office, village):
    FamilyFactory(dwelling__area=village.rt_003, head__name="Cici")
    FamilyFactory(dwelling__area=village.rt_004, head__name="Dedi", head__elderly=True)
    asked = {"wilayah": village.rt_004.public_id, "ciri": "lansia"}
    htmx = {"HX-Request": "true", "HX-Target": "results"}

    text = office.get(UNSERVED, asked, headers=htmx).text
    none = office.get(UNSERVED, {"ciri": "balita"}).text

    assert ("Dedi" in text, "Cici" in text, "<html" in text) == (True, False, False)
    assert "Tidak ada keluarga yang cocok" in none
    assert "Ada balita" in none


def test_family_overlap_list_names_the_programmes(office, home):
    one, other = ListEntryFactory.create_batch(2, family=home, list__final=True)

    text = office.get(OVERLAP).text

    assert one.list.programme.name in text
    assert other.list.programme.name in text


def test_lists_say_calmly_that_nobody_is_meant(office, home):
    assert "Tidak ada keluarga di lebih dari satu program" in office.get(OVERLAP).text

    ListEntryFactory(family=home, list__final=True)
    assert "Semua keluarga sudah terjangkau" in office.get(UNSERVED).text
