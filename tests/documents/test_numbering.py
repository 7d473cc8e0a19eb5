"""How numbers are written, and which patterns would not do."""

from datetime import date

import pytest

from duren_sawit.documents.models.numbers import DEFAULT_PATTERN
from duren_sawit.documents.numbering import Numbered, obstacles_to_pattern, write

FIFTEENTH = Numbered("400.9", "BA", 15, date(2026, 5, 18))


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        (DEFAULT_PATTERN, "400.9/015/BA/V/2026"),
        ("{urut}/{unit}/{tahun}", "15/BA/2026"),
        ("{unit}-{urut:05}-{tahun}", "BA-00015-2026"),
        ("{klasifikasi}/{urut:01}/Kel.DS/{bulan_romawi}/{tahun}", "400.9/15/Kel.DS/V/2026"),
    ],
)
def test_a_number_follows_its_pattern(pattern, number):
    assert write(pattern, FIFTEENTH) == number
    assert obstacles_to_pattern(pattern) == []


@pytest.mark.parametrize(
    ("pattern", "codes"),
    [
        ("{urut}/{unit}", ["part_missing"]),
        ("{tahun}", ["part_missing"]),
        ("{urut}/{tahun}/{rahasia}", ["unknown_part"]),
        ("{urut}/{tahun}/{urut.__class__}", ["unknown_part"]),
        ("{urut}/{tahun}/{", ["unknown_part"]),
        ("{urut:3}/{tahun}", ["unknown_part", "part_missing"]),
        ("", ["part_missing"]),
    ],
)
def test_a_pattern_that_would_not_do_is_refused(pattern, codes):
    assert [obstacle.code for obstacle in obstacles_to_pattern(pattern)] == codes
