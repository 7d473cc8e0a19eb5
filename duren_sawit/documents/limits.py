"""How often one address may ask whether a paper is genuine."""

from django.core.cache import cache

MOST_A_MINUTE = 30
MINUTE = 60


def is_too_often(address: str) -> bool:
    """Counts this question; true from the thirty-first within a minute."""
    key = f"documents:paper-check:{address}"
    cache.add(key, 0, timeout=MINUTE)
    try:
        return cache.incr(key) > MOST_A_MINUTE
    except ValueError:  # the minute ended between the two
        return False
