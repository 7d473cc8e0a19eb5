"""Messages survive being kept as JSON."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.core.serializers.json import DjangoJSONEncoder

from duren_sawit.notifications.registry import from_fields, kinds, notice_kind, to_fields
from duren_sawit.notifications.wording import TellsTooMuch, words_of
from tests.clock import NOW
from tests.notifications.conftest import Rice


def kept(message) -> dict:
    return json.loads(json.dumps(to_fields(message), cls=DjangoJSONEncoder))


def test_a_message_comes_back_with_its_types(rice):
    message = rice(place="Balai RW 05", at=NOW)

    back = from_fields("tests.Rice", kept(message))

    assert back == message
    assert (type(back.amount), type(back.on)) == (Decimal, date)


def test_a_message_of_a_room_that_is_gone_is_none():
    assert from_fields("tests.Rice", kept(Rice(place="x"))) is None


def test_a_message_whose_shape_has_changed_is_none(rice):
    assert from_fields("tests.Rice", {"place": "x"}) is None


def test_a_kind_is_registered_once(rice):
    with pytest.raises(ValueError, match="registered twice"):
        notice_kind(rice)


def test_every_kind_can_be_worded():
    assert {"notifications.RoleAssigned", "notifications.RoleEndsSoon"} <= set(kinds())


def test_words_are_a_title_and_a_text_without_escapes(rice):
    words = words_of(rice(place="Balai <RW> & 05", at=NOW), language="id")

    assert words.title == "Beras 10,5 kg di Balai <RW> & 05."
    assert words.text == "Tanggal 24 November 2026, 09.00."


def test_words_follow_the_reader(rice):
    assert words_of(rice(place="x"), language="en").title == "Beras 10.5 kg di x."


def test_a_card_number_stops_the_message(rice):
    with pytest.raises(TellsTooMuch):
        words_of(rice(place="3175074512800012"))
