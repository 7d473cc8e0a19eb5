"""One line of text: what cannot be seen falls away, every script stays."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duren_sawit.lib.texts import UNSEEN, one_line


@pytest.mark.parametrize(
    "name",
    [
        "Sri Wahyuni",
        "Nur'aini Siti",
        "Ma\u2019ruf Amin",
        "Ren\u00e9e Dvo\u0159\u00e1k",
        "I Gusti Ngurah, S.Sos.",
        "\u0639\u0628\u062f \u0627\u0644\u0631\u062d\u0645\u0646",
        "\u0645\u064f\u062d\u064e\u0645\u0651\u064e\u062f",
        "\ua9b1\ua9ab\ua9b6",
        "\u738b\u5c0f\u660e",
    ],
)
def test_names_of_every_script_stay(name):
    assert one_line(name) == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        ("Sri\r\nWahyuni", "Sri Wahyuni"),
        ("Sri\tWahyuni\n", "Sri Wahyuni"),
        ("Sri\u2028Wahyuni\u2029", "Sri Wahyuni"),
        ("Sri\u00a0  Wahyuni", "Sri Wahyuni"),
        ("Sri \u200b Wahyuni", "Sri Wahyuni"),
        ("S\u200br\u200di\ufeff\u2060", "Sri"),
        ("\u202eirS\u202c", "irS"),
        ("\u2066Sri\u2069\u200f", "Sri"),
        ("Sri\u00ad\u034f\u3164\ufe0f", "Sri"),
        ("Sri\x00\x07\x1b[0m", "Sri[0m"),
        ("Re\u0301ne\u0301e", "R\u00e9n\u00e9e"),
        ("\u200b \u2800\r\n", ""),
    ],
)
def test_what_cannot_be_seen_falls_away(raw, line):
    assert one_line(raw) == line


@given(st.text())
def test_a_line_is_one_line_and_stays_as_it_is(raw):
    line = one_line(raw)

    assert one_line(line) == line
    assert line.splitlines() in ([], [line])
    assert not {unicodedata.category(each) for each in line} & UNSEEN
