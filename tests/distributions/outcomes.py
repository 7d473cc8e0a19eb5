"""A round that went as rounds go: some came, some sent somebody, one received less, one is left."""

from decimal import Decimal

from distributions.choices import Mode, ProxyKind, Shortfall
from distributions.models import Round
from tests.distributions.papers import round_of_rice
from tests.factories.distributions import (
    EntitlementFactory,
    HandoverFactory,
    HandoverLineFactory,
)
from tests.factories.households import FamilyFactory

RICE, MONEY = Decimal(10), Decimal(300_000)


def entitled(given: Round, area, serial: int = 1, **facts):
    family = FamilyFactory(dwelling__area=area)
    return EntitlementFactory(
        round=given, entry__family=family, entry__list=given.list, serial=serial, **facts
    )


def handed(entitlement, rice=RICE, money=MONEY, **facts):
    """What came into whose hands, by the items of `round_of_rice`."""
    made = HandoverFactory(entitlement=entitlement, **facts)
    for benefit in entitlement.round.benefits.order_by("pk"):
        quantity = money if benefit.item.is_money else rice
        HandoverLineFactory(handover=made, item=benefit.item, quantity=quantity)
    return made


def round_with_outcomes(village, **facts) -> Round:
    """RT 003: three came (one by proxy, one short), one is left; RT 001: one at home."""
    made = round_of_rice(**facts)
    rt = [entitled(made, village.rt_003, serial) for serial in range(1, 5)]
    handed(rt[0])
    handed(rt[1], mode=Mode.PROXY, proxy_kind=ProxyKind.SAME_KK, proxy_name="Budi Contoh")
    handed(rt[2], rice=Decimal(8), shortfall=Shortfall.SHORT)
    handed(entitled(made, village.rt_001), mode=Mode.HOME)
    return made
