"""The gallery under the fingers: the dialog over the page, charts with their tables, no script."""

import pytest
from playwright.sync_api import expect

from tests.browser.pages import visit_of
from tests.fixtures.browser import PHONE

pytestmark = pytest.mark.browser

OPENS = "Buka di atas halaman"
QUESTION = "Batalkan impor 24 November?"


@pytest.fixture
def gallery(village_server):
    return visit_of("accounts:gallery", village_server.village)


def test_a_question_opens_over_the_page_and_the_safe_answer_closes_it(open_page, gallery):
    page = open_page(**gallery)
    page.get_by_role("link", name=OPENS).click()

    dialog = page.get_by_role("dialog", name=QUESTION)
    expect(dialog).to_be_visible()
    dialog.get_by_role("link", name="Biarkan").click()

    expect(dialog).to_be_hidden()
    assert page.url.endswith(gallery["path"])


def test_escape_closes_the_question_and_the_focus_goes_back(open_page, gallery):
    page = open_page(**gallery)
    page.get_by_role("link", name=OPENS).press("Enter")
    dialog = page.get_by_role("dialog", name=QUESTION)
    expect(dialog).to_be_visible()

    page.keyboard.press("Escape")

    expect(dialog).to_be_hidden()
    expect(page.get_by_role("link", name=OPENS)).to_be_focused()


def test_a_question_can_be_opened_again(open_page, gallery):
    page = open_page(**gallery)
    for _time in range(2):
        page.get_by_role("link", name=OPENS).click()
        dialog = page.get_by_role("dialog", name=QUESTION)
        expect(dialog).to_be_visible()
        page.mouse.click(5, 5)  # beside it
        expect(dialog).to_be_hidden()


def test_without_script_the_question_is_a_page(open_page, gallery):
    page = open_page(**gallery, javascript=False)

    page.get_by_role("link", name=OPENS).click()

    expect(page.get_by_role("heading", name=QUESTION)).to_be_visible()


def test_without_script_every_chart_opens_its_table(open_page, gallery):
    page = open_page(**gallery, javascript=False, width=PHONE)

    charts = page.locator(".chart")
    for number in range(charts.count()):
        charts.nth(number).locator("summary").click()
        expect(charts.nth(number).get_by_role("table")).to_be_visible()
    assert charts.count() == 4


def test_a_chart_is_never_wider_than_its_panel(open_page, gallery):
    page = open_page(**gallery, width=PHONE)

    widths = page.locator(".chart > svg").evaluate_all(
        "charts => charts.map(c => [c.getBoundingClientRect().width,"
        " c.closest('.panel').getBoundingClientRect().width])"
    )

    assert all(chart <= panel for chart, panel in widths)


def test_writing_in_a_chart_stays_inside_it(open_page, gallery):
    page = open_page(**gallery)

    outside = page.locator(".chart text").evaluate_all(
        """texts => texts.filter(text => {
            const own = text.getBoundingClientRect();
            const all = text.ownerSVGElement.getBoundingClientRect();
            return own.left < all.left - 1 || own.right > all.right + 1;
        }).map(text => text.textContent)"""
    )

    assert outside == []
