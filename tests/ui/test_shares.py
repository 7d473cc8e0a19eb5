"""Parts as widths."""

import pytest

from duren_sawit.ui.shares import percent


@pytest.mark.parametrize(
    ("part", "whole", "width"),
    [
        (780, 1240, "62.90%"),
        (0, 10, "0.00%"),
        (10, 10, "100.00%"),
        (12, 10, "100.00%"),
        (-1, 10, "0.00%"),
        (0, 0, "0%"),
        (5, 0, "0%"),
    ],
)
def test_a_part_is_a_width(part, whole, width):
    assert percent(part, whole) == width
