"""Which groups of a long list a page touches."""

import pytest

from distributions.windows import window

GROUPS = ["aaa", "", "bb", "cccc"]


@pytest.mark.parametrize("start", range(10))
@pytest.mark.parametrize("size", [1, 2, 4, 20])
def test_the_touched_groups_hold_the_wanted_rows(start, size):
    touched, rows = window([len(group) for group in GROUPS], slice(start, start + size))

    assert "".join(GROUPS[touched])[rows] == "".join(GROUPS)[start : start + size]


def test_only_touched_groups_are_read():
    assert window([3, 0, 2, 4], slice(3, 5)) == (slice(2, 3), slice(0, 2))


def test_nothing_is_touched_past_the_end():
    assert window([3, 2], slice(5, 10)) == (slice(0), slice(0))
