"""How somebody wants to be told."""

import re

import pytest

from duren_sawit.accounts.choices import Role
from duren_sawit.notifications.choices import Channel
from duren_sawit.notifications.selectors import wanted_channels

SETTINGS = "/pemberitahuan/setelan/"


@pytest.fixture
def person(village):
    return village.people[Role.RT_HEAD]


@pytest.fixture
def client(client_of, person):
    return client_of(person)


def test_channel_edit_shows_what_is_chosen(client):
    page = client.get(SETTINGS)

    assert page.context["form"].initial == {"wanted": [Channel.EMAIL, Channel.WHATSAPP_LINK]}
    assert "UNDEFINED" not in page.text
    assert page.text.count("checked") == 2


def test_channel_edit_keeps_the_choice(client, person):
    response = client.post(SETTINGS, {"wanted": [Channel.EMAIL]})

    assert (response.status_code, response["Location"]) == (302, SETTINGS)
    assert wanted_channels(person) == [Channel.EMAIL]


def test_channel_edit_takes_nothing_for_an_answer(client, person):
    client.post(SETTINGS, {})

    assert wanted_channels(person) == []


def test_channel_edit_refuses_unknown_channels(client, person):
    response = client.post(SETTINGS, {"wanted": ["PIGEON"]})

    assert response.status_code == 422
    assert wanted_channels(person) == [Channel.EMAIL, Channel.WHATSAPP_LINK]


def test_channel_edit_answers_htmx_with_the_same_form(client):
    given = {"wanted": ["PIGEON"]}
    page = client.post(SETTINGS, given).text
    htmx = {"HX-Request": "true", "HX-Target": "channel-form"}

    fragment = client.post(SETTINGS, given, headers=htmx).text

    assert _form(page) == _form(fragment)
    assert "</html>" not in fragment


def _form(page: str) -> str:
    """The form without its token, which is masked anew each time."""
    (form,) = re.findall(r'<form[^>]*id="channel-form".*?</form>', page, re.DOTALL)
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", form)
