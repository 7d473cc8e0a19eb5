"""Pages fit a phone and an office screen; fingers find what they press."""

import pytest

from tests.architecture.house import nothing_in
from tests.browser.inspection import FINGER, PRESSED, SMALL_CONTROLS, sideways
from tests.browser.pages import SHOWN
from tests.fixtures.browser import PHONE

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", SHOWN)
def test_nothing_scrolls_sideways(name, inspected):
    too_wide = {view: more for view, more in inspected(name).sideways.items() if more > 0}

    assert too_wide == {}


@pytest.mark.parametrize("name", SHOWN)
def test_fingers_find_what_they_press(name, inspected):
    nothing_in(sorted(set(inspected(name).small_controls)))


@pytest.mark.parametrize("name", SHOWN)
def test_a_page_says_what_it_is(name, inspected):
    found = inspected(name)

    assert [len(listed) for listed in found.headings.values()] == [1, 1]
    assert all(found.titles.values())
    assert not found.undefined


def test_a_page_that_does_not_fit_is_noticed(visitor):
    page = visitor.window(width=PHONE)
    page.set_content(
        "<meta name='viewport' content='width=device-width'>"
        "<table width='900'><tr><td>surat</td></tr></table><button class='btn'>a</button>"
    )

    assert sideways(page) > 0
    assert len(page.locator(PRESSED).evaluate_all(SMALL_CONTROLS, FINGER)) == 1
