"""A paper roster of fifty rows with three exceptions, entered with the keyboard alone."""

import pytest
from playwright.sync_api import expect

from distributions.choices import Mode
from distributions.models import Handover
from duren_sawit.accounts.choices import Role
from tests.distributions.sheets import paper_of

pytestmark = pytest.mark.browser


def test_fifty_rows_with_three_exceptions_are_entered_by_keyboard(visitor):
    paper = paper_of(visitor.village.rt_003)
    paper.joined_by(12)
    path = f"/penyaluran/tahap/{paper.round.public_id}/lembar/{paper.sheets[0].area.public_id}/"
    page = visitor.open(path, role=Role.KESRA)

    page.locator("input[name=left]").focus()
    page.keyboard.type("7 44")
    page.keyboard.press("Enter")
    expect(page.locator("input[name=proxied]")).to_be_focused()
    page.keyboard.type("12 Siti (anak)")
    expect(page.locator(".savebar [data-ds-count=self]")).to_have_text("47")
    expect(page.locator("[data-k=left]")).to_have_count(2)
    expect(page.locator("[data-k=proxy]")).to_have_count(1)
    expect(page.locator("[data-ds-exceptions] li")).to_have_count(3)
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")

    expect(page.locator(".main")).to_contain_text("48 serah terima dicatat dari kertas.")
    entered = Handover.objects.filter(entitlement__round=paper.round)
    assert entered.count() == 48
    assert entered.get(mode=Mode.PROXY).entitlement.serial == 12


def test_without_script_enter_shows_the_sheet_before_anything_is_saved(visitor):
    paper = paper_of(visitor.village.rt_003, rows=20)
    path = f"/penyaluran/lembar/{paper.sheets[0].public_id}/"
    page = visitor.open(path, role=Role.KESRA, javascript=False)

    page.locator("input[name=left]").fill("7")
    page.locator("input[name=left]").press("Enter")
    expect(page.locator("[data-k=left]")).to_have_count(1)
    assert not Handover.objects.filter(entitlement__round=paper.round).exists()
    page.get_by_role("button", name="Simpan lembar").click()

    expect(page.locator(".main")).to_contain_text("19 serah terima dicatat dari kertas.")
