"""Codes that survive being read aloud, and hashes that survive being stored."""

import json
import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duren_sawit.lib import codes

BODIES = st.text(codes.ALPHABET, min_size=7, max_size=7)
CODES = BODIES.map(lambda body: body + codes.check_character(body))
TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


def test_the_alphabet_has_a_prime_number_of_distinct_characters():
    assert len(set(codes.ALPHABET)) == len(codes.ALPHABET) == 23
    assert not set(codes.ALPHABET) & set("01AEIOULSZBGQ")


def test_generated_codes_are_valid_and_differ():
    made = {codes.generate() for _turn in range(500)}

    assert len(made) == 500
    assert all(codes.is_valid(code) for code in made)


@given(CODES)
def test_every_single_wrong_character_is_found(code):
    for place in range(8):
        for other in set(codes.ALPHABET) - {code[place]}:
            assert not codes.is_valid(code[:place] + other + code[place + 1 :])


@given(CODES)
def test_every_two_characters_that_changed_places_are_found(code):
    for first in range(8):
        for second in range(first + 1, 8):
            swapped = list(code)
            swapped[first], swapped[second] = swapped[second], swapped[first]
            assert codes.is_valid("".join(swapped)) == (code[first] == code[second])


@given(CODES, st.sampled_from([" ", "-", " - ", ".", "\n"]))
def test_codes_are_read_as_people_write_them(code, between):
    assert codes.parse(f" {code[:3].lower()}{between}{code[3:]} ") == code
    assert codes.parse(codes.grouped(code)) == code


@given(CODES)
def test_look_alikes_are_taken_for_what_was_printed(code):
    for printed, typed in [("8", "B"), ("5", "s"), ("2", "Z"), ("6", "g"), ("V", "u"), ("D", "0")]:
        assert codes.parse(code.replace(printed, typed)) == code


def test_codes_are_shown_in_two_groups():
    assert codes.grouped("K4RT9XPM") == "K4RT-9XPM"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("K4RT9X", "Kode terdiri dari 8 huruf dan angka; ini baru 6."),
        ("", "Kode terdiri dari 8 huruf dan angka; ini baru 0."),
        ("K4RT-9XPM2", "Kode terdiri dari 8 huruf dan angka; ini ada 9."),
        ("22222223", "Kode ini belum cocok. Periksa lagi tiap huruf dan angkanya."),
        ("A2222222", "Kode ini belum cocok. Periksa lagi tiap huruf dan angkanya."),
    ],
)
def test_what_is_no_code_is_refused_in_words(text, sentence):
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        codes.parse(text)


def test_bytes_are_hashed_as_they_are():
    assert codes.content_hash(b"abc") == (
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )


def test_the_canonical_writing_is_fixed_for_ever():
    # If this fails, papers already printed could no longer be proven genuine.
    content = {
        "nama": "Sari",
        "jumlah": Decimal("2.50"),
        "pada": date(2026, 11, 24),
        "isi": (1, None),
    }

    assert codes.content_hash(content) == codes.content_hash(
        b'{"isi":[1,null],"jumlah":"2.50","nama":"Sari","pada":"2026-11-24"}'
    )


@given(TREES)
def test_a_round_through_the_database_changes_no_hash(tree):
    stored = json.loads(json.dumps(tree, sort_keys=True))

    assert codes.content_hash(stored) == codes.content_hash(tree)


def test_the_order_and_kind_of_keys_change_no_hash():
    assert codes.content_hash({10: "a", 2: "b"}) == codes.content_hash({"2": "b", "10": "a"})


def test_other_content_has_another_hash():
    assert codes.content_hash({"a": 1}) != codes.content_hash({"a": 2})


def test_what_json_cannot_hold_is_a_mistake():
    with pytest.raises(TypeError):
        codes.content_hash({"a": object()})
    with pytest.raises(ValueError, match="not JSON compliant"):
        codes.content_hash({"a": float("nan")})
