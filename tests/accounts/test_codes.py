"""A second code counts once."""

import pytest
from django.core.cache import cache

from duren_sawit.accounts import codes


@pytest.fixture(autouse=True)
def _no_memory():
    cache.clear()


def test_a_code_is_used_up_by_its_person_only():
    answers = [
        codes.use("lurah", "123456"),
        codes.use("lurah", "123456"),
        codes.use("kesra", "123456"),
    ]

    assert answers == [True, False, True]
    assert (codes.is_used("lurah", "123456"), codes.is_used("lurah", "654321")) == (True, False)


def test_a_code_counts_once_however_it_is_written():
    assert codes.use("auditor", "337940")

    assert not codes.use("auditor", "337 940")
    assert codes.is_used("auditor", "337-940")
