"""Exceptions as people type them."""

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distributions.choices import Mode, ProxyKind, Shortfall
from distributions.marks import (
    LEFT,
    Mark,
    parse_left,
    parse_proxied,
    parse_short,
    together,
    written,
)
from distributions.models import Item, RoundBenefit

RICE = RoundBenefit(item_id=1, item=Item(pk=1, name="beras", unit="kg"), quantity=Decimal(10))
OIL = RoundBenefit(item_id=2, item=Item(pk=2, name="minyak", unit="liter"), quantity=Decimal(2))
MONEY = RoundBenefit(item_id=3, item=Item(pk=3, name="uang", unit="Rp"), quantity=Decimal(300000))

names_ = st.text("abcdefghijklmnop ", min_size=1, max_size=20).filter(str.strip)


@given(st.sets(st.integers(1, 99999), max_size=60))
def test_what_is_written_is_read_again(numbers):
    assert set(parse_left(written(numbers))) == numbers


@given(st.sets(st.integers(1, 500), max_size=30), st.sampled_from([", ", " ", ",", "; ", "\n"]))
def test_numbers_may_be_parted_by_anything(numbers, between):
    assert parse_left(between.join(map(str, numbers))) == dict.fromkeys(numbers, LEFT)


@given(st.dictionaries(st.integers(1, 500), st.tuples(names_, names_), max_size=20))
def test_every_proxy_is_read_with_name_and_relation(proxies):
    text = ", ".join(f"{row} {name} ({tie})" for row, (name, tie) in proxies.items())

    read = parse_proxied(text)

    assert {row: (mark.name, mark.relation) for row, mark in read.items()} == {
        row: (" ".join(name.split()), " ".join(tie.split())) for row, (name, tie) in proxies.items()
    }


@given(st.text("0123456789 ,;-().kgRp/sdn\n", max_size=40))
def test_whatever_is_typed_is_read_or_refused_in_words(text):
    for parse in (parse_left, parse_proxied, lambda said: parse_short(said, [RICE, OIL])):
        marks = {}
        with contextlib.suppress(ValueError):
            marks = parse(text)
        assert all(Mark.from_json(mark.as_json()) == mark for mark in marks.values())


@given(st.dictionaries(st.integers(1, 300), st.decimals("0.5", "9.5", places=1), max_size=20))
def test_every_short_row_is_read(amounts):
    text = ", ".join(f"{row} {str(much).replace('.', ',')} kg" for row, much in amounts.items())

    read = parse_short(text, [RICE])

    assert {row: dict(mark.amounts)[1] for row, mark in read.items()} == amounts


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("7, 12 31-33", [7, 12, 31, 32, 33]),
        ("7 - 9", [7, 8, 9]),
        ("7 s/d 9", [7, 8, 9]),
        ("7\u20139", [7, 8, 9]),
        ("", []),
    ],
)
def test_left(text, rows):
    assert list(parse_left(text)) == rows


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("tujuh", "“tujuh” belum terbaca"),
        ("7, 7", "Baris 7 tertulis dua kali"),
        ("9-7", "“9-7” belum terbaca"),
        ("1-99999", "“1-99999” belum terbaca"),
    ],
)
def test_left_that_is_not_read(text, sentence):
    with pytest.raises(ValueError, match=sentence):
        parse_left(text)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("3 Siti (anak)", {3: ("Siti", "anak")}),
        ("3. Siti, anak, 9 Budi, suami", {3: ("Siti", "anak"), 9: ("Budi", "suami")}),
        ("4-5 Pak Joko (ketua RT)", {4: ("Pak Joko", "ketua RT"), 5: ("Pak Joko", "ketua RT")}),
        ("9 Budi (tetangga, surat kuasa)", {9: ("Budi", "tetangga, surat kuasa")}),
    ],
)
def test_proxied(text, rows):
    assert {n: (mark.name, mark.relation) for n, mark in parse_proxied(text).items()} == rows


@pytest.mark.parametrize("text", ["9", "3 Siti", "3 (anak)", "3 Siti (anak), 9"])
def test_a_proxy_has_a_name_and_a_relation(text):
    with pytest.raises(ValueError, match="tulis nama wakil dan hubungannya"):
        parse_proxied(text)


@pytest.mark.parametrize(
    ("relation", "kind", "letter"),
    [
        ("anak", ProxyKind.SAME_KK, False),
        ("tetangga", ProxyKind.OTHER, False),
        ("tetangga, surat kuasa", ProxyKind.OTHER, True),
        ("ketua RT", ProxyKind.OFFICIAL, False),
    ],
)
def test_the_relation_tells_which_rule_holds(relation, kind, letter):
    proxy = Mark(Mode.PROXY, "Siti", relation).taken({}).proxy

    assert (proxy.kind, proxy.letter_seen) == (kind, letter)


def test_short_rows_become_handovers_of_less():
    [mark] = parse_short("5 8 kg beras (rusak)", [RICE, OIL]).values()

    taken = mark.taken({1: Decimal(10), 2: Decimal(2)})

    assert taken.quantities == {1: Decimal(8), 2: Decimal(2)}
    assert (taken.shortfall, taken.note) == (Shortfall.DAMAGED, "rusak")


def test_a_row_may_be_short_of_several_goods():
    marks = parse_short("5 8 kg beras, 5 1,5 liter", [RICE, OIL])

    assert marks[5].amounts == ((1, Decimal(8)), (2, Decimal("1.5")))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("5 11 kg", "lebih dari jatah, beras 10 kg"),
        ("5 8 karung", "tulis yang diterima"),
        ("5 8", "tulis yang diterima"),
        ("5 8 kg, 5 7 kg", "Baris 5 tertulis dua kali"),
        ("8 kg", "tulis yang diterima"),
        ("lima", "“lima” belum terbaca"),
    ],
)
def test_short_that_is_not_read(text, sentence):
    with pytest.raises(ValueError, match=sentence):
        parse_short(text, [RICE, OIL])


def test_the_only_kind_of_goods_needs_no_name():
    assert parse_short("5 8", [RICE])[5].amounts == ((1, Decimal(8)),)
    assert parse_short("5 Rp250.000", [MONEY])[5].amounts == ((3, Decimal(250000)),)


def test_a_row_is_told_once():
    with pytest.raises(ValueError, match="Baris 7 tertulis dua kali"):
        together({7: LEFT}, parse_proxied("7 Siti (anak)"), {})


def test_somebody_else_may_have_collected_less():
    both = together({}, parse_proxied("7 Siti (anak)"), parse_short("7 8 kg", [RICE]))

    assert (both[7].mode, both[7].amounts) == (Mode.PROXY, ((1, Decimal(8)),))
