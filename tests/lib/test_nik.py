"""NIK and KK numbers: what is read, what is refused in which words, what they tell, what shows."""

import pickle
import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duren_sawit.lib.dates import age
from duren_sawit.lib.nik import PROVINCES, KkNumber, Nik, Sex, mask_name

TODAY = date(2026, 11, 24)
SARI = Nik("3175076104830012")  # woman, born 21 April 1983


@st.composite
def people(draw):
    """A birth date, a sex and the NIK they give."""
    born_on = draw(st.dates(TODAY - timedelta(days=99 * 365), TODAY))
    sex = draw(st.sampled_from(Sex))
    area = draw(st.sampled_from(sorted(PROVINCES))) + f"{draw(st.integers(0, 9999)):04}"
    day = born_on.day + (40 if sex == Sex.FEMALE else 0)
    series = draw(st.integers(1, 9999))
    return born_on, sex, f"{area}{day:02}{born_on:%m%y}{series:04}"


@given(people())
def test_a_nik_tells_birth_date_and_sex(person):
    born_on, sex, digits = person

    nik = Nik(digits)

    assert (nik.birth_date(on=TODAY), nik.sex) == (born_on, sex)
    assert nik.mismatches(born_on=born_on, sex=sex) == []


@given(people(), st.sampled_from([" ", ".", "-", "\u00a0", "\u200b", "\u2013"]), st.integers(1, 8))
def test_a_nik_is_read_whatever_stands_between_its_digits(person, between, step):
    digits = person[2]
    messy = between.join(digits[start : start + step] for start in range(0, 16, step))

    assert Nik.parse(f" '{messy}\n") == Nik(digits)


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("", "NIK belum diisi."),
        (None, "NIK belum diisi."),
        ("31750761048300", "NIK terdiri dari 16 angka; ini baru 14."),
        ("31750761048300123", "NIK terdiri dari 16 angka; ini ada 17."),
        ("317507610483O012", "NIK hanya terdiri dari angka; di sini ada “O”."),
        ("317507••••••0012", "NIK hanya terdiri dari angka; di sini ada “•”."),
        ("٣١٧٥٠٧٦١٠٤٨٣٠٠١٢", "NIK hanya terdiri dari angka; di sini ada “٣”."),
        ("9975076104830012", "NIK diawali kode provinsi; 99 bukan kode provinsi."),
        ("0000000000000000", "NIK diawali kode provinsi; 00 bukan kode provinsi."),
        ("3175076104830000", "Empat angka terakhir NIK tidak mungkin 0000."),
        ("3175073202830012", "Angka ke-7 sampai ke-12 NIK ini bukan tanggal lahir."),
        ("3175077002830012", "Angka ke-7 sampai ke-12 NIK ini bukan tanggal lahir."),
        ("3175070013830012", "Angka ke-7 sampai ke-12 NIK ini bukan tanggal lahir."),
        ("3175072902830012", "Angka ke-7 sampai ke-12 NIK ini bukan tanggal lahir."),
    ],
)
def test_a_wrong_nik_is_refused_with_a_reason(raw, sentence):
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        Nik.parse(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "3,17507E+15",
        "3.17507610483001e+15",
        "'3,17507E+15",
        "3175076104830012.0",
        "3175076104830012,00",
        3175076104830012.0,
        3175076104830012,
        Decimal("3175076104830012"),
    ],
)
def test_what_excel_damaged_is_refused_as_such(raw):
    sentence = (
        "NIK ini rusak oleh Excel: angka terakhirnya menjadi nol. "
        "Salin lagi dari kartunya ke kolom teks."
    )
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        Nik.parse(raw)


def test_a_parsed_nik_passes_through():
    assert Nik.parse(SARI) is SARI


@pytest.mark.parametrize(
    ("digits", "on", "born_on"),
    [
        ("3175072511260001", TODAY, date(1926, 11, 25)),  # tomorrow: a hundred years ago
        ("3175072411260001", TODAY, TODAY),
        ("3175072902000001", TODAY, date(2000, 2, 29)),  # 1900 had no such day
        ("3175073112990001", date(2000, 1, 1), date(1999, 12, 31)),
    ],
)
def test_the_century_is_the_latest_possible(digits, on, born_on):
    assert Nik(digits).birth_date(on=on) == born_on


def test_no_century_fits_a_leap_day_to_come():
    with pytest.raises(ValueError, match="No century fits"):
        Nik("3175072902000001").birth_date(on=date(1999, 1, 1))


@given(people(), st.dates(date(2004, 1, 1), date(2090, 1, 1)))
def test_ages_stay_within_a_long_life(person, on):
    assert 0 <= age(Nik(person[2]).birth_date(on=on), on=on) <= 110


def test_other_facts_than_stated_are_warnings():
    assert SARI.mismatches(born_on=date(1983, 4, 22), sex=Sex.MALE) == [
        "Tanggal lahir pada NIK berbeda dari yang tertulis.",
        "Jenis kelamin pada NIK berbeda dari yang tertulis.",
    ]
    assert SARI.mismatches(born_on=None, sex=None) == []


def test_a_very_old_person_is_no_mismatch():
    assert Nik("3175070103200001").mismatches(born_on=date(1920, 3, 1), sex=Sex.MALE) == []


def test_the_region_is_written_as_kemendagri_writes_it():
    assert SARI.region == "31.75.07"


def test_only_full_shows_all_digits():
    assert str(SARI) == f"{SARI}" == "317507••••••0012"
    assert repr(SARI) == "Nik(317507••••••0012)"
    assert repr([SARI]) == "[Nik(317507••••••0012)]"
    assert SARI.mask(paper=True) == "317507******0012"
    assert SARI.full == "3175076104830012"


def test_numbers_are_values():
    assert Nik("3175076104830012") == SARI
    assert {SARI, Nik("3175076104830012")} == {SARI}
    assert KkNumber("3175076104830012") != SARI
    assert pickle.loads(pickle.dumps(SARI)) == SARI  # noqa: S301 -- our own bytes
    with pytest.raises(AttributeError):
        SARI.full = "3175076104830013"


def test_a_kk_number_tells_its_registration():
    kk_number = KkNumber.parse("3175 0705 0612 0003")

    assert kk_number.region == "31.75.07"
    assert kk_number.registered_on(on=TODAY) == date(2012, 6, 5)


def test_a_kk_number_without_a_date_is_still_a_kk_number():
    assert KkNumber("3175074506120003").registered_on(on=TODAY) is None


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("", "No. KK belum diisi."),
        ("0", "No. KK terdiri dari 16 angka; ini baru 1."),
        ("3175070506120000", "Empat angka terakhir No. KK tidak mungkin 0000."),
    ],
)
def test_a_wrong_kk_number_is_refused_by_its_own_name(raw, sentence):
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        KkNumber.parse(raw)


def test_there_are_38_provinces():
    assert len(PROVINCES) == 38
    assert [PROVINCES[code] for code in ("93", "94", "95", "96")] == [
        "Papua Selatan",
        "Papua Tengah",
        "Papua Pegunungan",
        "Papua Barat Daya",
    ]


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("Siti Aminah", "S*** A*****"),
        ("Suharto", "S******"),
        (" H.  Nur'aini, S.Pd. ", "H* N******** S****"),
        ("M", "M"),
        ("", ""),
    ],
)
def test_names_are_masked_word_by_word(name, masked):
    assert mask_name(name) == masked
