"""Digits 7 to 12 of a NIK or KK number never reach a screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duren_sawit.ui import masks


def test_birth_date_and_sex_are_hidden():
    assert masks.split("3175074101900012") == ("317507", "••••••", "0012")


@pytest.mark.parametrize(
    ("number", "shown"), [("", ("", "", "")), ("31750741019000", ("", "•" * 14, ""))]
)
def test_a_number_of_another_length_shows_only_its_length(number, shown):
    assert masks.split(number) == shown


@given(st.text("0123456789", min_size=0, max_size=20))
def test_the_length_stays_and_the_middle_goes(number):
    before, hidden, after = masks.split(number)

    assert len(before + hidden + after) == len(number)
    assert set(hidden) <= {"•"}
    assert number.startswith(before)
    assert number.endswith(after)
    assert len(before + after) <= 10
