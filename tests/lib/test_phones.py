"""Telephone numbers: read, refused in words, shown, masked, linked."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duren_sawit.lib.phones import PhoneNumber

NATIONAL = st.from_regex(r"8[1-9][0-9]{7,10}", fullmatch=True)


@given(NATIONAL, st.sampled_from(["0", "+62", "62", "+62 ", "0062", "+620", ""]), st.integers(1, 5))
def test_mobile_numbers_are_read_as_people_write_them(national, prefix, step):
    text = prefix + "-".join(national[at : at + step] for at in range(0, len(national), step))

    assert PhoneNumber.parse(text).e164 == f"+62{national}"


@given(NATIONAL)
def test_what_is_shown_can_be_read(national):
    phone = PhoneNumber(f"+62{national}")

    assert PhoneNumber.parse(phone.display) == phone


@pytest.mark.parametrize(
    ("raw", "display", "masked"),
    [
        ("0812 3456 7890", "0812 3456 7890", "0812 •••• 7890"),
        ("0811234567", "0811 2345 67", "0811 •••• 67"),
        ("0895123456789", "0895 1234 56789", "0895 •••• 56789"),
        ("(021) 8661234", "021 8661 234", "021 •••• 234"),
        ("0251-8312345", "0251 8312 345", "0251 •••• 345"),
        (81234567890.0, "0812 3456 7890", "0812 •••• 7890"),
        (6281234567890, "0812 3456 7890", "0812 •••• 7890"),
    ],
)
def test_numbers_are_shown_in_groups(raw, display, masked):
    phone = PhoneNumber.parse(raw)

    assert (phone.display, phone.masked) == (display, masked)


def test_only_e164_and_display_show_all_digits():
    phone = PhoneNumber("+6281234567890")

    assert str(phone) == f"{phone}" == "0812 •••• 7890"
    assert repr(phone) == "PhoneNumber(0812 •••• 7890)"
    assert phone.full == phone.e164 == "+6281234567890"


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("", "Nomor telepon belum diisi."),
        ("08123", "Nomor telepon biasanya 10 sampai 13 angka; ini ada 5."),
        ("081234567890123", "Nomor telepon biasanya 10 sampai 13 angka; ini ada 15."),
        ("+60123456789", "Nomor telepon diawali 0 atau +62."),
        ("12345678901", "Nomor telepon diawali 0 atau +62."),
        ("0812-345O-789", "Nomor telepon hanya terdiri dari angka; di sini ada “O”."),
        ("0812+345678", "Nomor telepon hanya terdiri dari angka; di sini ada “+”."),
        ("8,12346E+11", "Nomor telepon ini rusak oleh Excel. Jadikan kolomnya teks."),
        ("0081234567890", "Nomor telepon ini belum cocok. Periksa lagi tiap angkanya."),
        ("081234567", "Nomor telepon ini belum cocok. Periksa lagi tiap angkanya."),
    ],
)
def test_wrong_numbers_are_refused_in_words(raw, sentence):
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        PhoneNumber.parse(raw)


@pytest.mark.parametrize("stored", ["081234567890", "+621234567890", "+6281", "+628123456789012"])
def test_only_e164_is_stored(stored):
    with pytest.raises(ValueError, match="belum cocok"):
        PhoneNumber(stored)


def test_whatsapp_opens_with_the_number_and_the_text():
    phone = PhoneNumber("+6281234567890")

    assert phone.wa_link() == "https://wa.me/6281234567890"
    assert phone.wa_link("Ibu Sari & keluarga: 10 kg?") == (
        "https://wa.me/6281234567890?text=Ibu%20Sari%20%26%20keluarga%3A%2010%20kg%3F"
    )
