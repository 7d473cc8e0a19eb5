"""A whole errand with the keyboard alone: in, to a person, one change, saved."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from duren_sawit.accounts.choices import Role
from tests.browser.inspection import sideways
from tests.factories.accounts import PASSWORD, UserFactory
from tests.fixtures.browser import OFFICE, PHONE, Visitor
from tests.second_factors import code_for, install

pytestmark = pytest.mark.browser

MOST_TABS = 60
# A ring round it, all of it in the window, and nothing of the frame on top of it.
SEEN = """element => {
    const look = getComputedStyle(element), box = element.getClientRects()[0];
    const ringed = look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2;
    const inside = box.top > -1 && box.bottom < innerHeight + 1 && box.left >= 0;
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const free = element.contains(top) || [...(element.labels || [])].some(l => l.contains(top));
    return {ringed, inside, free};
}"""
RINGED = {"ringed": True, "inside": True, "free": True}


def press_enter_on(page: Page, wanted: Locator) -> None:
    walk_to(page, wanted)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def walk_to(page: Page, wanted: Locator) -> None:
    """Tab until it has the focus; every stop on the way can be seen."""
    for _stop in range(MOST_TABS):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        assert focused.evaluate(SEEN) == RINGED, focused.evaluate("element => element.outerHTML")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"not reached within {MOST_TABS} stops: {wanted}")


def sign_in(page: Page, username: str, code: str) -> None:
    page.goto("/masuk/")
    walk_to(page, page.locator("input[name=login]"))
    page.keyboard.type(username)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("input[name=code]")).to_be_visible()
    walk_to(page, page.locator("input[name=code]"))
    page.keyboard.type(code)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/$"))


@pytest.mark.parametrize("width", [OFFICE, PHONE])
def test_a_phone_number_is_changed_without_a_mouse(visitor: Visitor, width: int):
    operator = UserFactory(role=Role.OPERATOR, area=visitor.village.area)
    kader = UserFactory(
        full_name="Aaa Papan Ketik", role=Role.SURVEYOR, area=visitor.village.rt_003
    )
    secret = install(operator)
    page = visitor.window(width=width)

    sign_in(page, operator.username, code_for(secret))
    press_enter_on(page, page.locator("a[href='/pengguna/']:visible").first)
    press_enter_on(page, page.get_by_role("link", name="Langsung ke isi"))
    press_enter_on(page, page.locator(f"main a[href*='{kader.public_id}']"))
    press_enter_on(page, page.get_by_role("link", name="Ubah data"))
    walk_to(page, page.get_by_label("No. HP"))
    page.keyboard.type(f"0812 0000 {width:04}")
    press_enter_on(page, page.get_by_role("button", name="Simpan"))

    expect(page.get_by_text("Data tersimpan.")).to_be_visible()
    kader.refresh_from_db()
    assert kader.phone == f"+628120000{width:04}"
    assert sideways(page) == 0
