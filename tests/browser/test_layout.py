"""Pages fit a phone: nothing scrolls sideways, fingers find what they press."""

import pytest
from playwright.sync_api import Page

from tests.browser.pages import SHOWN, visit_of
from tests.fixtures.browser import OFFICE, PHONE

pytestmark = pytest.mark.browser

FINGER = 44
# Whatever is pressed and is not part of a sentence or a row of text.
PRESSED = ".btn, .iconbtn, .tabbar a, .tabbar summary, select, input:not([type=hidden])"
SMALL_CONTROLS = """(elements, least) => elements
    .filter(element => element.checkVisibility() && !element.closest('.visually-hidden'))
    .map(element => [element, (element.closest('label') || element).getBoundingClientRect()])
    .filter(([_, box]) => box.width && Math.min(box.width, box.height) < least - 0.5)
    .map(([element, box]) => `${element.outerHTML.slice(0, 120)} `
        + `${Math.round(box.width)}x${Math.round(box.height)}`)"""


@pytest.mark.parametrize("page_name", SHOWN)
def test_a_page_fits_a_phone(page_name, open_page, village_server):
    page = open_page(**visit_of(page_name, village_server.village), width=PHONE)

    assert sideways(page) == 0
    assert page.locator(PRESSED).evaluate_all(SMALL_CONTROLS, FINGER) == []


@pytest.mark.parametrize("page_name", SHOWN)
def test_a_page_has_one_heading_and_a_title(page_name, open_page, village_server):
    page = open_page(**visit_of(page_name, village_server.village), width=OFFICE)

    assert page.locator("h1").count() == 1
    assert page.title().strip(" ·") != ""
    assert sideways(page) == 0
    assert "UNDEFINED(" not in page.content()


def sideways(page: Page) -> int:
    """How many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
