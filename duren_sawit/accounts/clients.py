"""Who is knocking: the address a request came from, and the account a typed name means.

The lockout counts by these two together. Both are worked out here, since a name written in
another way or a forged header must not make a new count.
"""

import hmac
from collections.abc import Mapping
from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.contrib.auth import authenticate
from django.http import HttpRequest

from duren_sawit.accounts.models import User


def address_of(request: HttpRequest) -> str:
    """The address that our outermost own proxy saw; without proxies the one of the connection."""
    seen: str = request.META.get("REMOTE_ADDR", "")
    hops: int = settings.AXES_IPWARE_PROXY_COUNT or 0
    if hops:
        header = request.META.get("HTTP_X_FORWARDED_FOR", "")
        forwarded = [part.strip() for part in header.split(",") if part.strip()]
        seen = forwarded[-hops] if len(forwarded) >= hops else seen
    try:
        return str(ip_address(seen))
    except ValueError:
        return "0.0.0.0"  # noqa: S104 -- a unix socket or nonsense; counted together


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


def is_password_of(request: HttpRequest, password: str) -> bool:
    """Whether it is the password of who is signed in; a wrong one counts like one at the door."""
    person = request.user
    return authenticate(request, username=person.get_username(), password=password) == person
