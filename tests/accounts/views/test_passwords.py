"""The own password, and a one-time password for somebody."""

import pytest
from django.test import Client
from django.urls import reverse

from duren_sawit.accounts.choices import Role
from duren_sawit.accounts.models import User
from tests.factories.accounts import PASSWORD

OWN = "/saya/kata-sandi/"
NEW = "tiga kata mudah diingat"
SAID = {"present": PASSWORD, "password": NEW, "again": NEW}


@pytest.fixture
def kader(village):
    return village.people[Role.SURVEYOR]


def test_password_change_keeps_this_session_and_ends_the_others(kader, client_of):
    here, elsewhere = client_of(kader), client_of(kader)

    answer = here.post(OWN, SAID)

    assert (answer.status_code, answer.url) == (302, "/")
    assert here.get("/").status_code == 200
    assert elsewhere.get("/").status_code == 302
    assert User.objects.get(pk=kader.pk).check_password(NEW)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"present": "bukan"}, "present"),
        ({"password": "pendek", "again": "pendek"}, "password"),
        ({"password": "1234567890", "again": "1234567890"}, "password"),
        ({"password": "anicontoh1", "again": "anicontoh1"}, "password"),
        ({"password": "nurlelacontoh", "again": "nurlelacontoh"}, "password"),
        ({"password": PASSWORD, "again": PASSWORD}, "password"),
        ({"again": "lain sekali"}, "again"),
    ],
)
def test_password_change_says_what_is_wrong(kader, client_of, wrong, field):
    kader.username, kader.full_name = "anicontoh", "Nurlela Contoh"
    kader.save()

    answer = client_of(kader).post(OWN, SAID | wrong)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert User.objects.get(pk=kader.pk).check_password(PASSWORD)


def test_password_change_is_no_place_for_guessing(kader, client_of):
    client = client_of(kader)

    answers = [client.post(OWN, SAID | {"present": "bukan"}).status_code for _ in range(5)]
    right = client.post(OWN, SAID)

    assert answers == [422, 422, 422, 422, 429]
    assert right.status_code == 429
    assert User.objects.get(pk=kader.pk).check_password(PASSWORD)


def test_password_change_never_sends_passwords_back(kader, client_of):
    answer = client_of(kader).post(OWN, SAID | {"again": "lain sekali"})

    assert NEW not in answer.content.decode()


def test_a_password_from_an_officer_must_be_changed_first(kader, client_of):
    kader.must_change_password = True
    kader.save()
    client = client_of(kader)

    assert client.get("/").url == OWN
    assert client.get("/saya/").url == OWN
    client.post(OWN, SAID)
    assert client.get("/").status_code == 200


def test_password_reset_shows_the_password_once(village, kader, client_of):
    address = reverse("accounts:password_reset", args=[kader.public_id])
    operator = client_of(village.people[Role.OPERATOR])

    answer = operator.post(address, {"reason": "Lupa"})

    password = answer.context["password"]
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert User.objects.get(pk=kader.pk).check_password(password)
    assert password not in operator.get(address).content.decode()


def test_password_reset_asks_who_you_are_when_that_was_long_ago(village, kader, client_of):
    client = client_of(village.people[Role.OPERATOR])
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": 0}]
    session.save()
    address = reverse("accounts:password_reset", args=[kader.public_id])

    answer = client.post(address, {"reason": "Lupa"})

    assert answer.status_code == 302
    assert answer.url.startswith("/masuk/lagi/")
    assert User.objects.get(pk=kader.pk).check_password(PASSWORD)


def test_password_reset_refuses_in_the_form(village, client_of):
    operator = village.people[Role.OPERATOR]
    address = reverse("accounts:password_reset", args=[operator.public_id])

    answer = client_of(operator).post(address, {"reason": "Lupa"})

    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors() == [
        "Ganti kata sandi sendiri di halaman Saya."
    ]


def test_anonymous_reach_no_password_page(kader):
    address = reverse("accounts:password_reset", args=[kader.public_id])

    answers = [Client().post(path, SAID).status_code for path in (OWN, address)]

    assert answers == [302, 302]
    assert User.objects.get(pk=kader.pk).check_password(PASSWORD)
