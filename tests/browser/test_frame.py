"""The frame under the fingers: menus, keys, the eye of the password, the focus after an error."""

import pytest
from playwright.sync_api import expect

from duren_sawit.accounts.choices import Role
from duren_sawit.ui import slots
from tests.fixtures.browser import PHONE

pytestmark = pytest.mark.browser


def test_the_first_tab_skips_to_the_content(open_page):
    page = open_page("/", role=Role.OPERATOR)

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Langsung ke isi")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()


def test_a_menu_closes_by_escape_and_by_a_click_beside_it(open_page, monkeypatch):
    lines = slots.PersonLines("Sri", "Operator", "/akun/", "/keluar/")
    monkeypatch.setattr(slots.person_lines, "_answer", lambda user: lines)
    page = open_page("/", role=Role.OPERATOR)
    summary = page.locator(".masthead .menu summary")
    way_out = page.locator(".masthead").get_by_role("button", name="Keluar")

    summary.click()
    expect(way_out).to_be_visible()
    page.keyboard.press("Escape")
    expect(way_out).to_be_hidden()
    expect(summary).to_be_focused()

    summary.click()
    page.locator("main").click(position={"x": 5, "y": 5})
    expect(way_out).to_be_hidden()


def test_without_script_the_phone_still_has_its_menu(open_page):
    page = open_page("/", role=Role.OPERATOR, width=PHONE, javascript=False)

    page.locator(".tabbar summary").click()

    expect(page.locator(".tabbar").get_by_role("button", name="English")).to_be_visible()


def test_the_language_changes_and_the_page_stays(open_page):
    page = open_page("/masuk/?next=/", javascript=False)

    page.get_by_role("button", name="English").click()

    assert page.locator("html").get_attribute("lang") == "en"
    assert page.url.endswith("/masuk/?next=/")


def test_a_slash_goes_to_the_search_but_not_while_typing(open_page, monkeypatch):
    monkeypatch.setattr(slots.search_url, "_answer", lambda _user: "/cari/")
    page = open_page("/", role=Role.OPERATOR)
    search = page.get_by_role("searchbox")

    page.keyboard.press("/")
    expect(search).to_be_focused()
    page.keyboard.press("/")

    expect(search).to_have_value("/")


def test_the_eye_shows_the_password_and_hides_it_again(open_page):
    page = open_page("/masuk/")
    password = page.locator("input[name=password]")
    eye = page.get_by_role("button", name="Perlihatkan kata sandi")

    eye.click()
    assert password.get_attribute("type") == "text"
    assert eye.get_attribute("aria-pressed") == "true"

    eye.click()
    assert password.get_attribute("type") == "password"


def test_without_script_there_is_no_eye_that_does_nothing(open_page):
    page = open_page("/masuk/", javascript=False)

    expect(page.locator("[data-ds-eye]")).to_be_hidden()


def test_the_first_field_with_an_error_has_the_focus(open_page):
    page = open_page("/masuk/")

    page.locator("main button[type=submit]").first.click()

    expect(page.locator("input[name=login]")).to_be_focused()
    expect(page.locator("input[name=login]")).to_have_attribute("aria-invalid", "true")
