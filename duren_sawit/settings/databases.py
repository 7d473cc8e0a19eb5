"""Which PostgreSQL, and as whom.

The owner of the tables migrates and restores; everybody else works as a lesser role that cannot
open the lock of the trail (`docs/decisions/0011-two-roles-at-the-database.md`).
"""

from typing import Any

import dj_database_url

from duren_sawit.embedded import Servers
from duren_sawit.settings.environment import Environment, Misconfigured


def default_database(env: Environment, servers: Servers, *, as_owner: bool) -> dict[str, Any]:
    """For Django: `DATABASES["default"]`. Where only one address is given, it serves for both."""
    address = _address(env, servers, as_owner=as_owner)
    pool = {"min_size": 1, "max_size": env.number("DATABASE_POOL", 10), "timeout": 10}
    return {
        **address,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**address.get("OPTIONS", {}), "pool": pool},
    }


def application_role(env: Environment, servers: Servers) -> str:
    """The role that works; empty where one role is all there is and owns the tables, too."""
    working, owning = (_address(env, servers, as_owner=owner)["USER"] for owner in (False, True))
    return "" if working == owning else str(working)


def _address(env: Environment, servers: Servers, *, as_owner: bool) -> dict[str, Any]:
    given, owners = env.text("DATABASE_URL", ""), env.text("DATABASE_OWNER_URL", "")
    if not given:
        return servers.database(as_owner=as_owner)
    if as_owner and owners:
        return _parsed("DATABASE_OWNER_URL", owners)
    return _parsed("DATABASE_URL", given)


def _parsed(name: str, address: str) -> dict[str, Any]:
    try:
        return dict(dj_database_url.parse(address))
    except ValueError:
        raise Misconfigured(
            f"{name} belum terbaca. Bentuknya postgresql://nama:sandi@host:5432/basisdata."
        ) from None
