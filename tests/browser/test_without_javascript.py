"""Everything works when scripts do not arrive: a slow phone, an old office computer."""

import pytest
from playwright.sync_api import expect

from duren_sawit.accounts.choices import Role
from tests.browser.pages import SHOWN, visit_of
from tests.factories.accounts import UserFactory
from tests.factories.households import FamilyFactory
from tests.fixtures.browser import PHONE, Visitor

pytestmark = pytest.mark.browser

SAMPLES = {"accounts:gallery"}  # shows buttons that do nothing


@pytest.mark.parametrize("page_name", SHOWN)
def test_a_page_shows_itself_without_scripts(page_name, open_page, village_server):
    visit = visit_of(page_name, village_server.village)

    page = open_page(**visit, width=PHONE, javascript=False)

    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("[hidden]:has(h1), [hidden] main")).to_have_count(0)
    assert page_name in SAMPLES or buttons_without_a_form(page) == []


def buttons_without_a_form(page) -> list[str]:
    """Buttons that could only work with a script."""
    return [
        button.inner_text()
        for button in page.locator("main button:visible, .masthead button:visible").all()
        if not button.evaluate("button => Boolean(button.form) || button.matches('[form]')")
    ]


def test_signing_in_and_out_without_scripts(visitor: Visitor):
    user = UserFactory(role=Role.SURVEYOR, area=visitor.village.rt_003)
    page = visitor.window(javascript=False)

    visitor.log_in(page, user.username)
    expect(page).to_have_url(f"{visitor.address}/")
    page.locator("summary:visible").last.click()
    page.get_by_role("button", name="Keluar").first.click()

    page.goto("/")
    expect(page.locator("input[name=login]")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_the_questions_above_a_list_unfold_by_a_tick(visitor: Visitor, javascript):
    FamilyFactory(dwelling__area=visitor.village.rt_003, kk_number=None)
    page = visitor.open("/warga/", role=Role.OPERATOR, width=PHONE, javascript=javascript)
    question, fold = page.get_by_label("NIK dan KK"), page.get_by_label("Saring daftar ini")

    expect(question).to_be_hidden()
    fold.press("Space")
    question.select_option("tanpa-kk")
    page.get_by_role("button", name="Tampilkan").click()

    expect(page.locator("#results .tally")).to_contain_text("Tanpa No. KK")
