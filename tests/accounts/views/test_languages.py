"""What is chosen on this device wins and stays with the person; who chose nothing keeps theirs."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from duren_sawit.accounts.choices import Event, Role
from tests.accounts.refusals import events_of
from tests.factories.accounts import PASSWORD
from tests.second_factors import code_for, install

SWITCH, SPOKEN = "/bahasa/", "django_language"


@pytest.fixture
def kader(village):
    return village.people[Role.SURVEYOR]


def choose(client, code, to="/masuk/"):
    return client.post(SWITCH, {"language": code, "next": to})


def sign_in(client, person):
    return client.post("/masuk/", {"login": person.username, "password": PASSWORD})


def language_of(person):
    person.refresh_from_db()
    return person.language


def test_set_language_before_the_door_wins_over_the_profile(kader):
    client = Client()
    answer = choose(client, "en")

    sign_in(client, kader)

    assert (answer.status_code, answer.url) == (302, "/masuk/")
    assert client.cookies[SPOKEN].value == "en"
    assert language_of(kader) == "EN"
    assert events_of(kader) == [(Event.SIGNED_IN, kader.pk)]


def test_set_language_before_the_door_outlasts_the_second_code(village):
    lurah = village.people[Role.LURAH]
    Authenticator.objects.filter(user=lurah).delete()
    key, client = install(lurah), Client()
    choose(client, "en")

    sign_in(client, lurah)
    client.post("/masuk/kode/", {"code": code_for(key)})

    assert language_of(lurah) == "EN"


def test_indonesian_chosen_at_the_door_wins_over_an_english_profile(kader):
    kader.language = "EN"
    kader.save()
    client = Client()
    choose(client, "id")

    sign_in(client, kader)

    assert (client.cookies[SPOKEN].value, language_of(kader)) == ("id", "ID")


def test_who_comes_after_on_the_same_device_has_chosen_nothing(village, kader):
    client, after = Client(), village.people[Role.RT_HEAD]
    choose(client, "en")
    sign_in(client, kader)
    client.post("/keluar/")

    sign_in(client, after)

    assert (client.cookies[SPOKEN].value, language_of(after)) == ("id", "ID")


def test_set_language_while_signed_in_changes_the_profile_once(kader, client_of):
    client = client_of(kader)
    before = len(events_of(kader))

    answers = [choose(client, "en", to="/saya/") for _time in range(2)]

    assert [answer.url for answer in answers] == ["/saya/"] * 2
    assert client.cookies[SPOKEN].value == "en"
    assert language_of(kader) == "EN"
    assert events_of(kader)[before:] == [(Event.PERSON_CHANGED, kader.pk)]


def test_what_was_chosen_while_signed_in_stays_with_that_person(village, kader):
    client, after = Client(), village.people[Role.RT_HEAD]
    sign_in(client, kader)
    choose(client, "en", to="/")
    client.post("/keluar/")

    sign_in(client, after)

    assert language_of(after) == "ID"


@pytest.mark.parametrize("code", ["", "xx", "de", "EN"])
def test_set_language_shrugs_at_languages_it_does_not_speak(kader, client_of, code):
    choose(client_of(kader), code)

    assert language_of(kader) == "ID"


def test_set_language_leads_to_no_other_site(village):
    assert choose(Client(), "en", to="https://jahat.example/").url == "/"


def test_set_language_is_pressed_and_not_opened(village):
    assert Client().get(f"{SWITCH}?language=en").status_code == 405
