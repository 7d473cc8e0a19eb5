"""What stays open to people whose sign-in is not finished."""

import pytest
from allauth.mfa.models import Authenticator

from duren_sawit.accounts.choices import Role
from tests.clock import YESTERDAY
from tests.factories.accounts import RoleAssignmentFactory, UserFactory

SET_UP, PASSWORD = "/saya/kode-kedua/pasang/", "/saya/kata-sandi/"


@pytest.fixture
def unfinished(village, client_of):
    """An auditor without second factor, whose session was asked nothing yet."""
    client = client_of(UserFactory(role=Role.AUDITOR, area=village.area))
    session = client.session
    del session["second_factor"]
    session.save()
    return client


def test_the_way_out_the_language_and_public_pages_stay_open(unfinished):
    answers = [
        unfinished.get("/keluar/").status_code,
        unfinished.post("/bahasa/", {"language": "en", "next": "/"}).status_code,
        unfinished.get("/lambang/").status_code,
    ]

    assert answers == [200, 302, 404]


def test_posting_is_stopped_too(village, unfinished):
    answer = unfinished.post("/saya/ubah/", {"phone": "", "email": "", "language": "EN"})

    assert (answer.status_code, answer.url) == (302, SET_UP)


def test_the_password_comes_before_the_second_factor(village, client_of):
    person = UserFactory(role=Role.AUDITOR, area=village.area, must_change_password=True)
    client = client_of(person)
    session = client.session
    del session["second_factor"]
    session.save()

    assert client.get(SET_UP).url == PASSWORD


def test_a_second_factor_counts_from_the_moment_it_is_there(village, unfinished):
    from tests.second_factors import install  # noqa: PLC0415 -- installed midway

    assert unfinished.get("/").url == SET_UP
    install(UserFactory._meta.model.objects.latest("pk"))

    assert unfinished.get("/").status_code == 200


def test_a_role_that_ended_asks_for_no_second_factor(db, client_of):
    person = UserFactory()
    RoleAssignmentFactory(person=person, role=Role.LURAH, valid_until=YESTERDAY)
    client = client_of(person)
    session = client.session
    del session["second_factor"]
    session.save()

    assert client.get("/").status_code == 200
    assert not Authenticator.objects.filter(user=person).exists()
