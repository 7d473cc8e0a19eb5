"""Setting up, moving, laying down and taking away a second factor."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from duren_sawit.accounts.choices import Event, Role
from tests.accounts.refusals import events_of
from tests.factories.accounts import PASSWORD, UserFactory
from tests.second_factors import code_for, install

SET_UP = "/saya/kode-kedua/pasang/"
CODES = "/saya/kode-kedua/cadangan/"
REMOVE = "/saya/kode-kedua/lepas/"
TOTP = Authenticator.Type.TOTP


def fresh(client):
    """The session of somebody whose second factor nobody has asked about yet."""
    session = client.session
    del session["second_factor"]
    session.save()
    return client


@pytest.fixture
def auditor(village):
    return UserFactory(role=Role.AUDITOR, area=village.area)


def set_up(client):
    page = client.get(SET_UP)
    secret = page.context["form"].secret
    return secret, client.post(SET_UP, {"code": code_for(secret)})


def test_whoever_needs_one_reaches_no_page_before(auditor, client_of):
    client = fresh(client_of(auditor))

    answers = {client.get(path).url for path in ("/", "/pengguna/", "/saya/", CODES)}

    assert answers == {SET_UP}


def test_whoever_needs_none_walks_in(village, client_of):
    assert fresh(client_of(village.people[Role.SURVEYOR])).get("/").status_code == 200


def test_setting_up_shows_a_picture_and_the_key_in_groups(auditor, client_of):
    page = fresh(client_of(auditor)).get(SET_UP)

    said = page.content.decode()
    secret = page.context["form"].secret
    groups = re.search(r"<code>\s*([A-Z2-7 ]+?)\s*</code>", said)[1].split()
    assert "".join(groups) == secret
    assert {len(group) for group in groups} == {4}
    assert 'src="data:image/svg+xml;base64,' in said
    assert "no-store" in page["Cache-Control"]


def test_the_first_code_opens_the_house_and_gives_recovery_codes(
    auditor, client_of, django_capture_on_commit_callbacks
):
    client = fresh(client_of(auditor))

    with django_capture_on_commit_callbacks(execute=True):
        _secret, answer = set_up(client)

    assert (answer.status_code, answer.url) == (302, CODES)
    assert len(client.get(CODES).context["unused_codes"]) == 10
    assert client.get("/").status_code == 200
    assert events_of(auditor)[-1] == (Event.SECOND_FACTOR_SET_UP, auditor.pk)


def test_the_first_code_opens_no_door_after_that(auditor, client_of):
    """Whoever looked over a shoulder while it was typed must not come in with it."""
    secret, _answer = set_up(fresh(client_of(auditor)))
    door = Client()
    door.post("/masuk/", {"login": auditor.username, "password": PASSWORD})

    again = door.post("/masuk/kode/", {"code": code_for(secret)})
    later = door.post("/masuk/kode/", {"code": code_for(secret, later=1)})

    assert again.status_code == 422
    assert (later.status_code, later.url) == (302, "/")


def test_a_wrong_first_code_sets_nothing_up(auditor, client_of):
    client = fresh(client_of(auditor))
    client.get(SET_UP)

    answer = client.post(SET_UP, {"code": "000000"})

    assert answer.status_code == 422
    assert not Authenticator.objects.filter(user=auditor).exists()


def test_moving_to_another_phone_replaces_the_key_and_keeps_the_codes(village, client_of):
    lurah = village.people[Role.LURAH]
    before = Authenticator.objects.get(user=lurah, type=TOTP)
    codes = Authenticator.objects.get(user=lurah, type=Authenticator.Type.RECOVERY_CODES)

    _secret, answer = set_up(client_of(lurah))

    now = Authenticator.objects.get(user=lurah, type=TOTP)
    assert answer.status_code == 302
    assert now.data != before.data
    assert Authenticator.objects.get(pk=codes.pk).data == codes.data


def test_a_wrong_code_while_moving_keeps_the_old_phone(village, client_of):
    lurah = village.people[Role.LURAH]
    before = Authenticator.objects.get(user=lurah, type=TOTP).data
    client = client_of(lurah)
    client.get(SET_UP)

    client.post(SET_UP, {"code": "000000"})

    assert Authenticator.objects.get(user=lurah, type=TOTP).data == before


def test_new_recovery_codes_make_the_old_ones_worthless(
    village, client_of, django_capture_on_commit_callbacks
):
    lurah = village.people[Role.LURAH]
    client = client_of(lurah)
    old = client.get(CODES).context["unused_codes"]

    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{CODES}baru/")

    assert events_of(lurah)[-1] == (Event.RECOVERY_CODES_RENEWED, lurah.pk)
    assert not set(old) & set(client.get(CODES).context["unused_codes"])


def test_second_factor_remove_refuses_while_a_role_needs_it(village, client_of):
    lurah = village.people[Role.LURAH]

    answer = client_of(lurah).post(REMOVE)

    assert answer.status_code == 422
    assert "Tugas Anda memerlukan kode kedua" in answer.content.decode()
    assert Authenticator.objects.filter(user=lurah).count() == 2


def test_second_factor_remove_lays_down_one_that_is_not_needed(village, client_of):
    kader = village.people[Role.SURVEYOR]
    install(kader)

    answer = client_of(kader).post(REMOVE)

    assert answer.status_code == 302
    assert not Authenticator.objects.filter(user=kader).exists()


def test_second_factor_reset_by_an_officer_sends_the_person_back_to_the_door(village, client_of):
    kesra = village.people[Role.KESRA]
    at_work, operator = client_of(kesra), client_of(village.people[Role.OPERATOR])
    address = reverse("accounts:second_factor_reset", args=[kesra.public_id])

    answer = operator.post(address, {"reason": "HP hilang di pasar"})

    assert answer.status_code == 302
    assert at_work.get("/").status_code == 302
    assert not Authenticator.objects.filter(user=kesra).exists()
    kesra.refresh_from_db()
    assert fresh(client_of(kesra)).get("/").url == SET_UP


def test_second_factor_reset_refuses_in_the_form(village, client_of):
    auditor, operator = village.people[Role.AUDITOR], village.people[Role.OPERATOR]
    address = reverse("accounts:second_factor_reset", args=[auditor.public_id])

    answer = client_of(operator).post(address, {"reason": "Katanya hilang"})

    assert answer.status_code == 422
    assert "melebihi wewenang Anda" in str(answer.context["form"].non_field_errors())
