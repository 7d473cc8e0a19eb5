"""A handout from the plan to the berita acara, as the people of the village walk through it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from distributions.models import Programme
from duren_sawit.accounts.choices import Role
from tests.factories.areas import RtFactory
from tests.factories.households import FamilyFactory, PersonFactory

pytestmark = pytest.mark.browser

NAME = "Bantuan beras jalan-jalan"
FAMILIES = 7


def press(page: Page, button: str) -> None:
    page.get_by_role("button", name=button, exact=True).click()


def says(page: Page, words: str) -> None:
    expect(page.locator(".main")).to_contain_text(words)


@pytest.fixture
def street(visitor):
    """An RT of its own, with families of two grown-ups."""
    area = RtFactory(parent=visitor.village.rw_002, number=17)
    for _each in range(FAMILIES):
        PersonFactory(family=FamilyFactory(dwelling__area=area))
    return area


def plan_programme(office: Page) -> Programme:
    today = timezone.localdate()
    office.goto("/penyaluran/program/baru/")
    office.get_by_label("Nama program").fill(NAME)
    office.get_by_label("Isi bantuan per keluarga").fill("10 kg beras")
    office.get_by_label("APBN").check()
    office.get_by_label("Kepala keluarga", exact=True).check()
    office.get_by_label("Mulai", exact=True).fill(today.isoformat())
    office.get_by_label("Sampai", exact=True).fill((today + timedelta(days=30)).isoformat())
    press(office, "Simpan program")
    press(office, "Mulai program")
    return Programme.objects.get(name=NAME)


def fill_list(office: Page, area) -> None:
    office.get_by_role("link", name="Daftar penerima").first.click()
    office.get_by_role("link", name=NAME).click()
    press(office, "Mulai daftar")
    office.get_by_role("link", name="Dari data warga").click()
    office.get_by_label("Wilayah").select_option(str(area.public_id))
    press(office, "Tambahkan keluarga")
    says(office, f"{FAMILIES} keluarga")
    office.get_by_role("link", name="Ajukan ke lurah").click()
    press(office, "Ajukan ke lurah")


def test_a_handout_from_plan_to_berita_acara(visitor, street):
    office = visitor.open("/", role=Role.KESRA)
    programme = plan_programme(office)
    fill_list(office, street)
    listed = programme.lists.get()

    head = visitor.open(f"/penyaluran/daftar/{listed.public_id}/", role=Role.LURAH)
    head.get_by_role("link", name="Sahkan daftar").click()
    press(head, "Sahkan daftar")
    says(head, "final")
