"""Form fields that hand over domain types."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from duren_sawit.lib import dates
from duren_sawit.lib.forms import DayField, LineField, MailField, ParsedField


def test_a_parsed_field_gives_the_domain_type():
    assert ParsedField(parse=dates.parse).clean(" 12 Mei 2026 ") == date(2026, 5, 12)


def test_an_empty_optional_field_is_none():
    assert ParsedField(parse=dates.parse, required=False).clean("  ") is None


def test_an_empty_required_field_is_missing():
    with pytest.raises(ValidationError) as caught:
        ParsedField(parse=dates.parse).clean("")

    assert [error.code for error in caught.value.error_list] == ["required"]


def test_what_cannot_be_read_is_explained_by_the_parser():
    with pytest.raises(ValidationError) as caught:
        ParsedField(parse=dates.parse).clean("besok")

    assert caught.value.messages == ["Tanggal ini belum terbaca. Tulis seperti 24/11/2026."]


def test_a_line_is_one_line_of_what_can_be_seen():
    assert LineField().clean(" Sri\r\nWahyuni\u200b ") == "Sri Wahyuni"


def test_a_line_of_nothing_visible_is_missing():
    with pytest.raises(ValidationError) as caught:
        LineField().clean("\u200b\u202e")

    assert [error.code for error in caught.value.error_list] == ["required"]


def test_nothing_hides_in_an_address_of_mail():
    assert MailField(required=False).clean("sri@contoh\u200b.id") == "sri@contoh.id"
    assert MailField(required=False).clean("") == ""


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2199, 12, 31)])
def test_a_day_within_the_years(day):
    assert DayField().clean(day.isoformat()) == day


@pytest.mark.parametrize("typed", ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31"])
def test_a_day_beyond_the_years_is_refused_in_one_sentence(typed):
    with pytest.raises(ValidationError) as caught:
        DayField().clean(typed)

    assert caught.value.messages == ["Tahunnya dari 1900 sampai 2199."]
