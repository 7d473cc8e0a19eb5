"""Who plans, and what is planned."""

from dataclasses import dataclass
from datetime import date

import pytest

from distributions.choices import FundSource, Receiver
from distributions.contents import parse
from distributions.facts import ProgrammeFacts
from distributions.models import Entitlement, Item, Point, Round
from duren_sawit.accounts.choices import Role
from tests.clock import TOMORROW, YESTERDAY
from tests.distributions.stores import build_store
from tests.factories.distributions import (
    EntitlementFactory,
    ItemFactory,
    PointFactory,
    ProxyRuleFactory,
    RoundBenefitFactory,
    RoundFactory,
)
from tests.factories.households import FamilyFactory


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


@dataclass(frozen=True)
class Handout:
    """A round of 10 kg of rice and Rp300.000, open from yesterday to tomorrow, in RW 002."""

    round: Round
    rice: Item
    money: Item
    point: Point
    entitlement: Entitlement  # in RT 003

    def of(self, rt, **otherwise):
        """The entitlement of one more family there."""
        family = FamilyFactory(dwelling__area=rt)
        return EntitlementFactory(
            round=self.round, entry__family=family, entry__list=self.round.list, **otherwise
        )


@pytest.fixture
def handout(village):
    for kind, letter in [("SAME_KK", False), ("OTHER", True), ("OFFICIAL", False)]:
        ProxyRuleFactory(kind=kind, needs_letter=letter)
    opened = RoundFactory(open=True, opens_on=YESTERDAY, closes_on=TOMORROW)
    rice, money = ItemFactory(name="beras"), ItemFactory(name="uang", unit="Rp")
    RoundBenefitFactory(round=opened, item=rice)
    RoundBenefitFactory(round=opened, item=money, quantity=300_000)
    family = FamilyFactory(dwelling__area=village.rt_003, head__name="Siti Contoh")
    entitlement = EntitlementFactory(round=opened, entry__family=family)
    return Handout(opened, rice, money, PointFactory(round=opened, name="Balai RW 02"), entitlement)
