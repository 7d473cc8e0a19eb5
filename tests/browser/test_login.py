"""The way in: nine people and their homes, the second code, wrong passwords, the lockout."""

import re

import pytest
from playwright.sync_api import Page, expect

from duren_sawit.accounts.choices import Role
from tests.factories.accounts import UserFactory
from tests.fixtures.browser import Visitor
from tests.fixtures.village import PEOPLE
from tests.second_factors import code_for, install

pytestmark = pytest.mark.browser

WRONG_TRIES = 5


def enter_code(page: Page, code: str) -> None:
    page.locator("input[name=code]").fill(code)
    page.locator("form:has(input[name=code]) [type=submit]").click()


def main_of(page: Page) -> str:
    """What the page says, apart from the frame and the name of whoever reads it."""
    return page.locator("main").inner_text()


def test_nine_people_reach_nine_homes(visitor: Visitor):
    homes = {}
    for role, (username, _name, _title) in PEOPLE.items():
        page = visitor.open("/", role=role)
        expect(page.locator("h1")).to_be_visible()
        homes[username] = main_of(page)

    assert len(set(homes.values())) == len(PEOPLE)


def test_a_person_without_weighty_role_signs_in_with_a_password(visitor: Visitor):
    user = UserFactory(role=Role.SURVEYOR, area=visitor.village.rt_003)
    page = visitor.window()

    visitor.log_in(page, user.username)

    expect(page).to_have_url(f"{visitor.address}/")
    expect(page.locator(".masthead")).to_contain_text(user.full_name)


def test_a_weighty_role_sets_up_a_second_factor_and_uses_it(visitor: Visitor):
    user = UserFactory(role=Role.KESRA, area=visitor.village.area)
    page = visitor.window()
    visitor.log_in(page, user.username)
    expect(page).to_have_url(re.compile("/saya/kode-kedua/pasang/"))

    secret = page.locator("main code").inner_text().replace(" ", "")
    enter_code(page, code_for(secret))
    page.goto("/")
    expect(page).to_have_url(f"{visitor.address}/")

    again = visitor.window()
    visitor.log_in(again, user.username)
    enter_code(again, "000000")
    expect(again.locator("main")).to_contain_text("Kode belum cocok")
    enter_code(again, code_for(secret, later=1))
    expect(again).to_have_url(f"{visitor.address}/")


def test_without_the_second_code_no_page_opens(visitor: Visitor):
    user = UserFactory(role=Role.AUDITOR, area=visitor.village.area)
    install(user)
    page = visitor.window()
    visitor.log_in(page, user.username)
    expect(page.locator("input[name=code]")).to_be_visible()

    page.goto("/")

    expect(page.locator("input[name=code]")).to_be_visible()


def test_a_wrong_password_keeps_the_name_and_says_what_to_do(visitor: Visitor):
    user = UserFactory(role=Role.SURVEYOR, area=visitor.village.rt_003)
    page = visitor.window()

    visitor.log_in(page, user.username, "bukan ini")

    expect(page.locator("main")).to_contain_text("Kata sandi belum cocok")
    expect(page.locator("input[name=login]")).to_have_value(user.username)
    expect(page.locator("input[name=password]")).to_have_value("")


def test_five_wrong_passwords_lock_one_person_and_nobody_else(visitor: Visitor):
    locked = UserFactory(role=Role.SURVEYOR, area=visitor.village.rt_003)
    neighbour = UserFactory(role=Role.SURVEYOR, area=visitor.village.rt_003)
    page = visitor.window()

    for _try in range(WRONG_TRIES):
        visitor.log_in(page, locked.username, "bukan ini")
        expect(page.locator("h1")).to_be_visible()
    visitor.log_in(page, locked.username)
    expect(page.locator("h1")).to_have_text("Terkunci sebentar")

    visitor.log_in(page, neighbour.username)
    expect(page).to_have_url(f"{visitor.address}/")
