"""Which address and which name the lockout counts by."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.test import Client, RequestFactory
from django.utils import timezone

from duren_sawit.accounts import clients
from duren_sawit.accounts.clients import address_of, name_of
from duren_sawit.accounts.models import User
from tests.factories.accounts import PASSWORD, UserFactory

NOWHERE = ".".join("0000")


def asked(forwarded="", remote="10.0.0.1"):
    said = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    return RequestFactory().get("/", REMOTE_ADDR=remote, **said)


def test_without_proxies_a_forged_header_changes_nothing(settings):
    settings.AXES_IPWARE_PROXY_COUNT = None

    assert address_of(asked("1.2.3.4")) == "10.0.0.1"


@pytest.mark.parametrize(
    ("hops", "forwarded", "address"),
    [
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "1.2.3.4, 203.0.113.9", "203.0.113.9"),
        (2, "1.2.3.4, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        (2, "203.0.113.9", "10.0.0.1"),
        (1, "", "10.0.0.1"),
        (1, "bukan alamat", NOWHERE),
        (1, "2001:DB8:1:2:3:4:5:6", "2001:db8:1:2::"),
        (1, "2001:db8:1:2:ffff::1", "2001:db8:1:2::"),
        (1, "2001:db8:1:3::1", "2001:db8:1:3::"),
        (1, "::ffff:203.0.113.9", "203.0.113.9"),
        (1, "fe80::1%eth0", "fe80::"),
    ],
)
def test_the_address_is_the_one_our_outermost_proxy_saw(settings, hops, forwarded, address):
    settings.AXES_IPWARE_PROXY_COUNT = hops

    assert address_of(asked(forwarded)) == address


def test_a_unix_socket_has_an_address_of_its_own(settings):
    settings.AXES_IPWARE_PROXY_COUNT = None

    assert address_of(asked(remote="")) == NOWHERE


def test_all_spellings_of_a_person_are_one_name(db):
    UserFactory(username="sri", phone="+6281234567890")

    names = {name_of(asked(), {"username": typed}) for typed in ("sri", " SRI", "0812 3456 7890")}

    assert names == {"sri"}


def test_strangers_are_told_apart_without_being_named(db):
    names = [name_of(asked(), {"username": typed}) for typed in ("satu", "SATU ", "dua", None)]

    assert names[0] == names[1] != names[2]
    assert all(name.startswith("?") and len(name) == 33 for name in names)
    assert name_of(asked(), None) == names[3]


# How often one may be wrong


HERE, ELSEWHERE = "10.0.0.1", "10.0.0.2"


def tried(name: str, address: str, times: int, *, minutes_ago: int = 0) -> None:
    """Wrong tries, as the lockout library keeps them."""
    attempt = AccessAttempt.objects.create(
        username=name, ip_address=address, failures_since_start=times
    )
    AccessAttempt.objects.filter(pk=attempt.pk).update(
        attempt_time=timezone.now() - timedelta(minutes=minutes_ago)
    )


def answer(name: str, address: str = HERE, password: str = "") -> int:
    typed = {"login": name, "password": password or "bukan ini"}
    return Client().post("/masuk/", typed, REMOTE_ADDR=address).status_code


def names(count: int) -> list[str]:
    return [f"warga-{number}" for number in range(count)]


@pytest.fixture
def sri(village) -> User:
    return UserFactory(username="sri")


def test_an_address_that_tries_many_names_must_wait_as_a_whole(sri):
    for name in names(clients.ATTACK_FROM_AN_ADDRESS - 1):
        tried(name, HERE, 1)

    assert answer("baru") == 429
    assert answer("sri", password=PASSWORD) == 429
    assert answer("sri", ELSEWHERE, password=PASSWORD) == 302


def test_an_office_behind_one_address_may_slip(sri):
    """Thirty clerks on the Monday after the passwords were changed."""
    for name in names(30):
        tried(name, HERE, 1)

    assert answer("sri") == 422
    assert answer("sri", password=PASSWORD) == 302


def test_an_address_is_free_again_when_its_page_said(sri, clock):
    for minutes, name in enumerate(names(8)):
        tried(name, HERE, 5, minutes_ago=minutes)

    locked = Client().post("/masuk/", {"login": "sri", "password": "x"}, REMOTE_ADDR=HERE)
    clock.shift(timedelta(seconds=int(locked["Retry-After"]) + 1))

    assert (locked.status_code, locked["Retry-After"]) == (429, "900")
    assert answer("sri", password=PASSWORD) == 302


def test_tries_of_one_ipv6_network_are_counted_together(sri):
    wrong = [answer("sri", f"2001:db8:1:2::{number}") for number in range(1, 6)]

    assert wrong == [422, 422, 422, 422, 429]


def test_a_name_tried_everywhere_is_tried_less_at_each_place_and_never_shut(sri):
    for number in range(10):
        tried("sri", f"203.0.113.{number}", 2)

    assert [answer("sri", ELSEWHERE) for _try in range(3)] == [422, 422, 429]
    assert [answer("sri") for _slip in range(2)] == [422, 422]
    assert answer("sri", password=PASSWORD) == 302


def test_what_was_tried_long_ago_does_not_count(sri):
    tried("sri", ELSEWHERE, clients.ATTACK_ON_A_NAME, minutes_ago=16)
    tried("lain", HERE, clients.ATTACK_FROM_AN_ADDRESS, minutes_ago=16)

    assert [answer("sri") for _try in range(5)] == [422, 422, 422, 422, 429]
