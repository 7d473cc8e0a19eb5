"""Who plans, and what is planned."""

from datetime import date

import pytest

from distributions.choices import FundSource, Receiver
from distributions.contents import parse
from distributions.facts import ProgrammeFacts
from duren_sawit.accounts.choices import Role
from tests.distributions.stores import build_store


@pytest.fixture
def kesra(village):
    return village.people[Role.KESRA]


@pytest.fixture
def facts():
    """Makes the facts of a programme; anything may be told otherwise."""

    def make(**otherwise):
        told = {
            "name": "Bantuan beras",
            "source": FundSource.NATION,
            "legal_basis": "Keputusan Lurah Nomor 12 Tahun 2026",
            "starts_on": date(2026, 4, 1),
            "ends_on": date(2026, 6, 30),
            "receiver": Receiver.MOTHER,
            "quota": 50,
            "parts": parse("10 kg beras\nRp300.000"),
        }
        return ProgrammeFacts(**{**told, **otherwise})

    return make


@pytest.fixture
def store(village):
    return build_store(village)
