"""Axe finds nothing on any page, in both languages, at both widths."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from duren_sawit.accounts.choices import Role
from tests.architecture.house import nothing_in
from tests.browser.inspection import sideways, violations
from tests.browser.pages import SHOWN
from tests.fixtures.browser import OFFICE, PHONE

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", SHOWN)
def test_axe_finds_nothing(name, inspected):
    nothing_in(
        f"{language} {width}px {violation}"
        for (language, width), listed in inspected(name).violations.items()
        for violation in listed
    )


def test_axe_notices_what_is_wrong(visitor):
    page = visitor.window()
    page.set_content("<html><body><img src='data:,'><p>surat</p></body></html>")

    said = {line.split(":")[0] for line in violations(page)}

    assert {"image-alt", "html-has-lang", "document-title"} <= said


@pytest.mark.parametrize("width", [PHONE, OFFICE])
@pytest.mark.parametrize(
    ("path", "role"),
    [
        ("/tidak-ada/", None),  # 404 for a stranger
        ("/tidak-ada/", Role.OPERATOR),
        ("/surat/", Role.SURVEYOR),  # 403
        ("/pemberitahuan/dibaca/", Role.SURVEYOR),  # 405
        ("/periksa/AAAA-AAAA/", None),  # no such paper
    ],
)
def test_axe_finds_nothing_where_something_is_refused(path, role, width, open_page):
    page = open_page(path, role=role, width=width)

    assert violations(page) == []
    assert sideways(page) == 0


@pytest.mark.parametrize("width", [PHONE, OFFICE])
@pytest.mark.parametrize("name", ["accounts:user_create", "accounts:site_edit"])
def test_axe_finds_nothing_on_a_form_with_mistakes(name, width, open_page):
    page = open_page(reverse(name), role=Role.OPERATOR, width=width)
    page.locator("main form").evaluate("form => { form.noValidate = true }")
    for field in page.locator("main form input[type=text]").all():
        field.fill("")

    page.locator("main form button[type=submit]").last.click()

    expect(page.locator("[aria-invalid=true]").first).to_be_visible()
    assert violations(page) == []
    assert sideways(page) == 0
