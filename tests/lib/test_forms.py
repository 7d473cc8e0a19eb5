"""Form fields that hand over domain types."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from duren_sawit.lib import dates
from duren_sawit.lib.forms import ParsedField


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
