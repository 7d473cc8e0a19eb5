"""A stranger may ask often, but not without end."""

import pytest
from django.core.cache import cache

from duren_sawit.documents.limits import MINUTE, MOST_A_MINUTE, is_too_often


@pytest.fixture(autouse=True)
def _fresh_count():
    cache.clear()


def test_one_address_is_refused_after_its_share_and_another_is_not():
    answers = [is_too_often("192.0.2.1") for _question in range(MOST_A_MINUTE + 1)]

    assert answers == [False] * MOST_A_MINUTE + [True]
    assert is_too_often("192.0.2.2") is False


def test_the_count_ends_with_the_minute():
    is_too_often("192.0.2.1")

    key = cache.make_key("documents:paper-check:192.0.2.1")
    assert 0 < cache._cache.get_client(key).ttl(key) <= MINUTE
