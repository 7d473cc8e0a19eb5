"""Axe finds nothing on any page, in both languages, at both widths."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.pages import SHOWN, visit_of
from tests.fixtures.browser import OFFICE, PHONE

pytestmark = pytest.mark.browser

AXE = Axe()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {"resultTypes": ["violations"], "runOnly": TAGS, "preload": False}


@pytest.mark.parametrize("page_name", SHOWN)
def test_axe_finds_nothing(page_name, open_page, village_server):
    visit = visit_of(page_name, village_server.village)

    found = {
        (language, width): violations(open_page(**visit, language=language, width=width))
        for language in ("id", "en")
        for width in (PHONE, OFFICE)
    }

    assert {where: listed for where, listed in found.items() if listed} == {}


def violations(page: Page) -> list[str]:
    """Each with the elements it is about."""
    results = AXE.run(page, options=RULES).response["violations"]
    return [
        f"{rule['id']}: {', '.join(' '.join(node['target']) for node in rule['nodes'])}"
        for rule in results
    ]


def test_axe_notices_what_is_wrong(visitor):
    page = visitor.window()
    page.set_content("<html><body><img src='data:,'><p>surat</p></body></html>")

    said = {line.split(":")[0] for line in violations(page)}

    assert {"image-alt", "html-has-lang", "document-title"} <= said
