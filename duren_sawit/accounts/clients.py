"""Who is knocking: the address a request came from, and the account a typed name means.

The lockout counts by these two together. Both are worked out here, since a name written in
another way or a forged header must not make a new count. How often one may be wrong is said here
as well: by name and address, and behind that by either alone, where many are tried.
"""

import hmac
from collections.abc import Mapping
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any

from axes.attempts import get_cool_off_threshold
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth import authenticate
from django.db.models import QuerySet, Sum
from django.http import HttpRequest

from duren_sawit.accounts.models import User

# Wrong tries within AXES_COOLOFF_TIME, a quarter of an hour.
TRIES = 5  # of one name at one address
TRIES_OF_A_NAME_UNDER_ATTACK = 3  # its owner may still slip; nobody elsewhere can use these up
ATTACK_ON_A_NAME = 20  # at all addresses together
ATTACK_FROM_AN_ADDRESS = (
    40  # of all names together: an office behind one address may slip this often
)
IPV6_OF_A_HOUSEHOLD = 64  # bits; the rest is the device's own choice


def address_of(request: HttpRequest) -> str:
    """The address that our outermost own proxy saw; without proxies the one of the connection."""
    seen: str = request.META.get("REMOTE_ADDR", "")
    hops: int = settings.AXES_IPWARE_PROXY_COUNT or 0
    if hops:
        header = request.META.get("HTTP_X_FORWARDED_FOR", "")
        forwarded = [part.strip() for part in header.split(",") if part.strip()]
        seen = forwarded[-hops] if len(forwarded) >= hops else seen
    try:
        return str(_one_per_household(ip_address(seen)))
    except ValueError:
        return "0.0.0.0"  # noqa: S104 -- a unix socket or nonsense; counted together


def _one_per_household(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Whoever has one IPv6 address has as many as stars: all of one network are one."""
    if isinstance(address, IPv4Address):
        return address
    rest = address.max_prefixlen - IPV6_OF_A_HOUSEHOLD
    return address.ipv4_mapped or IPv6Address(int(address) >> rest << rest)


def name_of(request: HttpRequest, credentials: Mapping[str, Any] | None) -> str:
    """The user name behind what was typed.

    What nobody is called is kept as a keyed digest: people type passwords into the wrong field.
    """
    typed = str((credentials or {}).get("username") or "")
    person = User.objects.typed(typed)
    if person:
        return person.username
    key = settings.SECRET_KEY.encode()
    return "?" + hmac.digest(key, typed.strip().lower().encode(), "sha256").hex()[:32]


def tries_allowed(request: HttpRequest, credentials: Mapping[str, Any] | None) -> int:
    """How many wrong tries lock this name at this address; none are left where all are tried."""
    lately = AccessAttempt.objects.filter(attempt_time__gt=get_cool_off_threshold(request))
    if is_attacking(lately.filter(ip_address=address_of(request))):
        return 0
    of_name = lately.filter(username=name_of(request, credentials))
    return TRIES_OF_A_NAME_UNDER_ATTACK if _count(of_name) >= ATTACK_ON_A_NAME else TRIES


def is_attacking(tries_from_address: QuerySet[Any]) -> bool:
    """Whether so many different names were tried at an address that it must wait as a whole."""
    return _count(tries_from_address) >= ATTACK_FROM_AN_ADDRESS


def _count(tries: QuerySet[Any]) -> int:
    return tries.aggregate(count=Sum("failures_since_start"))["count"] or 0


def is_password_of(request: HttpRequest, password: str) -> bool:
    """Whether it is the password of who is signed in; a wrong one counts like one at the door."""
    person = request.user
    return authenticate(request, username=person.get_username(), password=password) == person
