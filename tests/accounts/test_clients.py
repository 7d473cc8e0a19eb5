"""Which address and which name the lockout counts by."""

import pytest
from django.test import RequestFactory

from duren_sawit.accounts.clients import address_of, name_of
from tests.factories.accounts import UserFactory

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
        (1, "2001:DB8::1", "2001:db8::1"),
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
