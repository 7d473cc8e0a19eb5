"""Closing, reopening and unlocking an account, by page."""

import re

import pytest
from axes.models import AccessAttempt
from django.urls import reverse
from django.utils import timezone

from duren_sawit.accounts.choices import Event, Role
from tests.accounts.refusals import events_of
from tests.factories.accounts import UserFactory
from tests.second_factors import install

REASON = {"reason": "Pindah kota"}
ACTS = ["user_edit", "account_close", "password_reset", "second_factor_reset"]


def at(person, name):
    return reverse(f"accounts:{name}", args=[person.public_id])


@pytest.fixture
def operator(village, client_of):
    return client_of(village.people[Role.OPERATOR])


def test_account_close_says_what_will_happen_and_does_it(village, operator):
    kader = village.people[Role.SURVEYOR]
    asked = operator.get(at(kader, "account_close")).content.decode()

    answer = operator.post(at(kader, "account_close"), REASON)

    kader.refresh_from_db()
    assert "Riwayat tugas dan jejaknya tetap ada." in asked
    assert (answer.status_code, answer.url) == (302, at(kader, "user_detail"))
    assert not kader.is_active


def test_account_close_needs_a_reason(village, operator):
    kader = village.people[Role.SURVEYOR]

    assert operator.post(at(kader, "account_close"), {"reason": " "}).status_code == 422
    kader.refresh_from_db()
    assert kader.is_active


def test_account_close_refuses_in_the_form(village, operator):
    answer = operator.post(at(village.people[Role.LURAH], "account_close"), REASON)

    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors() == [
        "Wewenang Pak Budi melebihi wewenang Anda. Minta Lurah atau pengelola server."
    ]


def test_account_reopen_opens(village, operator):
    closed = UserFactory(is_active=False)

    operator.post(at(closed, "account_reopen"), REASON)

    closed.refresh_from_db()
    assert closed.is_active


def test_account_unlock_lets_a_person_try_again(village, operator):
    kader = village.people[Role.SURVEYOR]
    AccessAttempt.objects.create(
        username="kader", ip_address="10.0.0.1", failures_since_start=5, attempt_time=timezone.now()
    )
    assert operator.get(at(kader, "user_detail")).context["page"].is_locked_out

    operator.post(at(kader, "account_unlock"))

    assert not operator.get(at(kader, "user_detail")).context["page"].is_locked_out
    assert events_of(kader)[-1][0] == Event.UNLOCKED


def test_buttons_that_cannot_be_pressed_say_why(village, operator):
    page = operator.get(at(village.people[Role.LURAH], "user_detail")).context["page"]

    assert page.obstacles == {
        "change": "Wewenang Pak Budi melebihi wewenang Anda. No. HP dan surelnya "
        "diubahnya sendiri di halaman Saya, yang lain oleh pengelola server.",
        "close": "Wewenang Pak Budi melebihi wewenang Anda. Minta Lurah atau pengelola server.",
        "reopen": "Akun ini masih terbuka.",
        "password": "",
        "factor": "Wewenang Pak Budi melebihi wewenang Anda. Minta Lurah atau pengelola server.",
    }


@pytest.mark.parametrize("name", ["account_close", "account_reopen", "account_unlock"])
def test_people_who_are_not_seen_are_not_touched(village, client_of, name):
    """The lurah may help with signing in, but sees nobody who never served."""
    nobody = UserFactory()
    lurah = client_of(village.people[Role.LURAH])

    answer = lurah.post(at(nobody, name), REASON)

    nobody.refresh_from_db()
    assert answer.status_code in (403, 404)
    assert nobody.is_active


@pytest.mark.parametrize("name", ACTS)
def test_an_act_that_is_not_possible_says_why_instead_of_asking(village, operator, name):
    asked = operator.get(at(village.people[Role.OPERATOR], name)).content.decode()

    assert "Belum bisa sekarang." in asked
    assert 'class="fields"' not in asked
    assert 'class="fields"' in operator.get(at(helped(village), name)).content.decode()


def helped(village):
    """Somebody to whom the operator may do any of these."""
    kader = village.people[Role.SURVEYOR]
    install(kader)
    return kader


def test_an_account_that_is_open_is_not_opened_again(village, operator):
    asked = operator.get(at(village.people[Role.SURVEYOR], "account_reopen")).content.decode()

    assert "Akun ini masih terbuka." in asked
    assert 'class="fields"' not in asked


def test_account_close_lets_the_way_back_stand_out(village, operator):
    asked = operator.get(at(village.people[Role.SURVEYOR], "account_close")).content.decode()

    foot = asked[asked.index('<div class="acts">') :]
    assert re.findall(r'class="btn ([\w-]+)[ "]', foot)[:2] == ["btn-outline-danger", "btn-primary"]
