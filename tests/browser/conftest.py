"""What the walks share."""

from collections.abc import Callable

import pytest

from tests.browser.inspection import Inspection, inspect
from tests.fixtures.browser import Visitor

_FOUND: dict[str, Inspection] = {}


@pytest.fixture
def inspected(visitor: Visitor) -> Callable[[str], Inspection]:
    """`inspected("accounts:home")`: looked at once, however many tests ask."""

    def answer(name: str) -> Inspection:
        if name not in _FOUND:
            _FOUND[name] = inspect(name, visitor)
        return _FOUND[name]

    return answer
