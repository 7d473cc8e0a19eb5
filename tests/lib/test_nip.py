"""NIP: what is read, what is refused in which words, what it tells, how it is written."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duren_sawit.lib.nik import Sex
from duren_sawit.lib.nip import Nip

BUDI = "197008171995031001"


@st.composite
def servants(draw):
    """A birth date, a year, a sex and the NIP they give."""
    born_on = draw(st.dates(date(1930, 1, 1), date(2010, 12, 31)))
    year = born_on.year + draw(st.integers(15, 60))
    month = draw(st.sampled_from([*range(1, 13), 21, 24]))
    sex = draw(st.sampled_from(Sex))
    series = draw(st.integers(1, 999))
    digit = "1" if sex == Sex.MALE else "2"
    return born_on, year, sex, f"{born_on:%Y%m%d}{year}{month:02}{digit}{series:03}"


@given(servants())
def test_a_nip_tells_birth_appointment_and_sex(servant):
    born_on, year, sex, digits = servant

    nip = Nip(digits)

    assert (nip.born_on, nip.appointed_in, nip.sex) == (born_on, year, sex)
    assert Nip.parse(str(nip)) == nip


@pytest.mark.parametrize(
    "typed",
    [
        BUDI,
        "19700817 199503 1 001",
        "NIP. 19700817 199503 1 001",
        "NIP: 19700817.199503.1.001",
        "nip 19700817-199503-1-001 ",
        "'197008171995031001",
    ],
)
def test_a_nip_is_read_as_people_write_it(typed):
    assert str(Nip.parse(typed)) == "19700817 199503 1 001"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("1970081719950310", "NIP terdiri dari 18 angka; ini ada 16."),
        ("1970081719950310011", "NIP terdiri dari 18 angka; ini ada 19."),
        ("19700817199503100A", "NIP hanya terdiri dari angka; di sini ada “A”."),
        ("\u0661970081719950310", "NIP hanya terdiri dari angka; di sini ada “\u0661”."),
        ("197013171995031001", "Delapan angka pertama NIP bukan tanggal lahir."),
        ("197002291995031001", "Delapan angka pertama NIP bukan tanggal lahir."),
        ("197008171995001001", "Angka ke-13 dan ke-14 NIP bukan bulan pengangkatan."),
        ("197008171995131001", "Angka ke-13 dan ke-14 NIP bukan bulan pengangkatan."),
        (
            "197008171984031001",
            "Tahun pengangkatan pada NIP ini terlalu dekat ke tahun lahir.",
        ),
        (
            "197008171995033001",
            "Angka ke-15 NIP adalah 1 untuk laki-laki, 2 untuk perempuan.",
        ),
        ("197008171995031000", "Tiga angka terakhir NIP tidak mungkin 000."),
    ],
)
def test_a_wrong_nip_is_refused_with_a_reason(typed, sentence):
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        Nip.parse(typed)
