"""What people write as the content of a package."""

import re
from decimal import Decimal

import pytest

from distributions.contents import parse, written
from distributions.facts import Part
from tests.factories.distributions import BenefitFactory

RICE = Part("beras", "kg", Decimal(10))


@pytest.mark.parametrize("line", ["10 kg beras", "10kg beras", "beras 10 kg", "  beras  10 kg. "])
def test_goods_are_read_either_way_round(line):
    assert parse(line) == (RICE,)


@pytest.mark.parametrize("line", ["Rp300.000", "rp 300000", "uang Rp300.000,-", "Rp. 300.000,00"])
def test_money_is_read(line):
    assert parse(line) == (Part("uang", "Rp", Decimal(300_000)),)


def test_decimals_and_names_of_several_words_are_read():
    assert parse("2,5 liter minyak goreng") == (Part("minyak goreng", "liter", Decimal("2.5")),)


def test_each_line_is_a_part():
    assert len(parse("10 kg beras\n\n1 liter minyak\nRp50.000\n")) == 3


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Isi bantuan belum ditulis. Tulis seperti 10 kg beras."),
        ("beras", "“beras” belum terbaca. Tulis seperti 10 kg beras, atau Rp300.000."),
        ("0 kg beras", "“0 kg beras”: jumlahnya lebih dari nol."),
        ("1,2345 kg beras", "“1,2345 kg beras”: jumlahnya di luar yang wajar."),
        ("9999999999 kg beras", "“9999999999 kg beras”: jumlahnya di luar yang wajar."),
        ("10 kg beras\n5 KG Beras", "beras tertulis dua kali; gabungkan jadi satu baris."),
    ],
)
def test_what_is_not_understood_is_named(text, sentence):
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        parse(text)


@pytest.mark.django_db
def test_what_is_written_reads_the_same_again():
    rice = BenefitFactory(item__name="beras", quantity="2.500")
    money = BenefitFactory(item__money=True, quantity=300_000)

    assert written([rice, money]) == "2,5 kg beras\nRp300.000"
    assert parse(written([rice, money])) == (
        Part("beras", "kg", Decimal("2.5")),
        Part("uang", "Rp", Decimal(300_000)),
    )
