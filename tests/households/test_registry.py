"""Rooms above add their part to the page of a family."""

import pytest

from duren_sawit.accounts.choices import Role
from duren_sawit.accounts.permissions import Permission
from households import registry

SLOT = ("Bantuan", Permission.TRAIL_VIEW, "households:family_head")


@pytest.fixture
def slot(monkeypatch):
    monkeypatch.setattr(registry, "_panels", {})
    registry.register_family_panel(*SLOT)


def test_a_panel_leads_to_its_own_address(slot, village, home):
    [panel] = registry.family_panels(village.people[Role.LURAH], home.family)

    assert panel.title == "Bantuan"
    assert panel.url == f"/warga/keluarga/{home.family.public_id}/kepala/"


def test_a_panel_is_for_whoever_may_open_it(slot, village, home):
    assert registry.family_panels(village.people[Role.RT_HEAD], home.family) == []


def test_the_page_loads_panels_as_they_scroll_into_view(slot, village, home, client_of):
    client = client_of(village.people[Role.LURAH])

    page = client.get(f"/warga/keluarga/{home.family.public_id}/").content.decode()

    address = f"/warga/keluarga/{home.family.public_id}/kepala/"
    assert f'hx-get="{address}"' in page
    assert f'<a href="{address}">Buka</a>' in page
