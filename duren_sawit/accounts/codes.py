"""A second code counts once, for as long as it would be accepted."""

from django.core.cache import cache

ACCEPTED_FOR = 120  # seconds: its own thirty, and those before and after


def use(username: str, code: str) -> bool:
    """Whether the code was fresh; from now on it is used."""
    return bool(cache.add(_key(username, code), 1, ACCEPTED_FOR))


def is_used(username: str, code: str) -> bool:
    return cache.get(_key(username, code)) is not None


def _key(username: str, code: str) -> str:
    digits = "".join(filter(str.isalnum, code))  # "337 940" is 337940
    return f"accounts:code:{username}:{digits}"
