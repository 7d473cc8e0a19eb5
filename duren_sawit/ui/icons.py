"""The icons there are: whatever static/vendor/VENDOR.toml lists and the sprite therefore holds."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

VENDOR = Path(__file__).resolve().parents[2] / "static" / "vendor"


@cache
def _vendor() -> dict[str, Any]:
    return tomllib.loads((VENDOR / "VENDOR.toml").read_text())


@cache
def known_icons() -> frozenset[str]:
    return frozenset(_vendor()["icons"])


@cache
def sprite_path() -> str:
    """Where the sprite is among the static files."""
    return f"vendor/{next(VENDOR.glob('bootstrap-icons-*.svg')).name}"


def known(name: str) -> str:
    """The name, or a complaint: a page must not go out with an empty square."""
    if name not in known_icons():
        raise LookupError(f"Icon {name!r} is not listed in static/vendor/VENDOR.toml")
    return name
