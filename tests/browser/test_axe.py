"""Axe finds nothing on any page, in both languages, at both widths."""

import pytest

from tests.architecture.house import nothing_in
from tests.browser.inspection import violations
from tests.browser.pages import SHOWN

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
