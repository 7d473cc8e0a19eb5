"""Two languages: the switch works before and after signing in, and stays."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from duren_sawit.accounts.choices import Role
from tests.factories.accounts import UserFactory
from tests.fixtures.browser import PHONE, Visitor

pytestmark = pytest.mark.browser

LOGIN = "/masuk/"


def choose(page: Page, language: str) -> None:
    page.locator(f"form.language button[lang={language}]:visible").first.click()
    expect(page.locator("html")).to_have_attribute("lang", language)


def test_a_stranger_switches_and_comes_back(visitor: Visitor):
    page = visitor.open(LOGIN, width=PHONE)
    indonesian = page.locator("h1").inner_text()

    choose(page, "en")
    expect(page).to_have_url(f"{visitor.address}{LOGIN}")
    english = page.locator("h1").inner_text()
    choose(page, "id")

    assert english != indonesian
    expect(page.locator("h1")).to_have_text(indonesian)


def test_the_switch_holds_on_the_pages_that_follow(visitor: Visitor):
    page = visitor.open("/", role=Role.OPERATOR)
    choose(page, "en")

    page.goto("/surat/")

    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_the_language_of_a_person_is_spoken_on_their_next_phone(visitor: Visitor):
    user = UserFactory(role=Role.SURVEYOR, area=visitor.village.rt_003)
    page = visitor.window()
    visitor.log_in(page, user.username)
    page.goto(reverse("accounts:profile_edit"))
    page.locator("[name=language][value=EN]").check()
    page.locator("form:has([name=language]) button[type=submit]:not([name])").last.click()
    expect(page.locator("html")).to_have_attribute("lang", "en")

    other_phone = visitor.window()
    visitor.log_in(other_phone, user.username)

    expect(other_phone.locator("html")).to_have_attribute("lang", "en")
