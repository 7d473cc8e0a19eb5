"""Amounts: read from either writing, written the Indonesian way, said correctly."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duren_sawit.lib import quantities
from duren_sawit.lib.quantities import Quantity

AMOUNTS = st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=3)


def said(number):
    """Indonesian numerals by the book, written apart from the library: KBBI, lampiran bilangan."""
    ones = ["", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
            "sepuluh", "sebelas"]  # fmt: skip
    if number < 12:
        return ones[number]
    if number < 20:
        return f"{ones[number - 10]} belas"
    for size, word in [(10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (1000, "ribu"),
                       (100, "ratus"), (10, "puluh")]:  # fmt: skip
        count, rest = divmod(number, size)
        if count == 1 and size in (100, 1000):
            return f"se{word} {said(rest)}".strip()
        if count:
            return f"{said(count)} {word} {said(rest)}".strip()
    raise AssertionError


@pytest.mark.parametrize(
    ("raw", "amount"),
    [
        ("10", "10"),
        ("2,5", "2.5"),
        ("2.5", "2.5"),
        ("1.000", "1000"),
        ("10.000.000", "10000000"),
        ("1.250,75", "1250.75"),
        ("1,250.75", "1250.75"),
        ("0.500", "0.5"),
        ("0,125", "0.125"),
        ("1250,5", "1250.5"),
        ("12.25", "12.25"),
        ("-3", "-3"),
        ("+3", "3"),
        (" 7 ", "7"),
    ],
)
def test_numbers_are_read_with_comma_or_dot(raw, amount):
    assert quantities.parse_number(raw) == Decimal(amount)


@pytest.mark.parametrize(
    "raw", ["", "sepuluh", "1.2.3", "1,2,3", "1.00,5.0", "1e3", "--1", "5.", "٣"]
)
def test_what_is_no_number_is_refused_with_an_example(raw):
    with pytest.raises(
        ValueError, match=r"^Jumlah ini belum terbaca\. Tulis seperti 1\.250 atau 2,5\.$"
    ):
        quantities.parse_number(raw)


@pytest.mark.parametrize("raw", ["300,000", "1,500", "-1,250"])
def test_a_comma_that_may_separate_thousands_is_not_guessed(raw):
    with pytest.raises(ValueError, match="bisa berarti dua hal"):
        quantities.parse_number(raw)


@given(AMOUNTS)
def test_what_is_written_can_be_read(amount):
    assert quantities.parse_number(quantities.number(amount)) == amount
    assert Quantity.parse(str(Quantity(amount, "kg"))) == Quantity(amount, "kg")


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("0", "0"),
        ("-0.00", "0"),
        ("2.50", "2,5"),
        ("1000", "1.000"),
        ("1E+3", "1.000"),
        ("1234567.8", "1.234.567,8"),
        ("-1250", "-1.250"),
        ("100", "100"),
    ],
)
def test_numbers_are_written_the_indonesian_way(amount, text):
    assert quantities.number(Decimal(amount)) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [(300_000, "Rp300.000"), (0, "Rp0"), (-5000, "-Rp5.000"), (Decimal("1250.50"), "Rp1.250,5")],
)
def test_money_is_written_with_its_sign_in_front(amount, text):
    assert quantities.rupiah(amount) == text


@pytest.mark.parametrize(
    ("raw", "quantity"),
    [
        ("10 kg", Quantity(Decimal(10), "kg")),
        ("10kg", Quantity(Decimal(10), "kg")),
        ("2,5  liter", Quantity(Decimal("2.5"), "liter")),
        ("1.000 butir telur", Quantity(Decimal(1000), "butir telur")),
    ],
)
def test_quantities_are_read(raw, quantity):
    assert Quantity.parse(raw) == quantity


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("kg", "Jumlahnya belum ditulis. Tulis seperti 10 kg."),
        ("", "Jumlahnya belum ditulis. Tulis seperti 10 kg."),
        ("10", "Satuannya belum ditulis. Tulis seperti 10 kg."),
        ("1.2.3 kg", "Jumlah ini belum terbaca. Tulis seperti 1.250 atau 2,5."),
    ],
)
def test_incomplete_quantities_say_what_is_missing(raw, sentence):
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        Quantity.parse(raw)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "nol"),
        (1, "satu"),
        (11, "sebelas"),
        (100, "seratus"),
        (1_000, "seribu"),
        (1_100, "seribu seratus"),
        (11_000, "sebelas ribu"),
        (21_000, "dua puluh satu ribu"),
        (100_000, "seratus ribu"),
        (101_000, "seratus satu ribu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (1_001_001, "satu juta seribu satu"),
        (1_000_000_000, "satu miliar"),
        (2_001_001_000, "dua miliar satu juta seribu"),
        (1_000_000_001_000, "satu triliun seribu"),
        (-5, "minus lima"),
        ("2.5", "dua koma lima"),
        ("2.50", "dua koma lima"),
        ("0.05", "nol koma nol lima"),
        ("-0.5", "minus nol koma lima"),
        ("1E+3", "seribu"),
    ],
)
def test_amounts_are_said(amount, words):
    assert quantities.in_words(Decimal(amount)) == words


@given(st.one_of(st.integers(1, 2_000_000), st.integers(1, 10**15 - 1)))
def test_every_whole_amount_is_said_by_the_book(amount):
    assert quantities.in_words(amount) == said(amount)


@pytest.mark.parametrize("amount", [10**15, -(10**15)])
def test_more_than_words_can_say_is_a_mistake(amount):
    with pytest.raises(ValueError, match="Too large"):
        quantities.in_words(amount)


def test_money_and_quantities_are_said_with_their_unit():
    assert quantities.rupiah_in_words(300_000) == "tiga ratus ribu rupiah"
    assert Quantity(Decimal(10), "kg").in_words() == "sepuluh kilogram"
    assert Quantity(Decimal("2.5"), "liter").in_words() == "dua koma lima liter"
