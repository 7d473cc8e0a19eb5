"""What the pages of rounds are about in the access table."""

from django.db import transaction

from households.models import Family
from tests.factories.distributions import (
    BenefitFactory,
    EntitlementFactory,
    HandoverFactory,
    ListEntryFactory,
    PointFactory,
    RecipientListFactory,
    SlotFactory,
)
from tests.factories.households import FamilyFactory
from tests.fixtures.village import Village

Arguments = dict[str, object]


@transaction.atomic  # a family is never without its head, not even between two statements
def open_round(village: Village) -> Arguments:
    """One family of RT 003 collected at the point of RT 003, another did not yet."""
    slot = SlotFactory(point__round__open=True, area=village.rt_003)
    first, _second = (
        EntitlementFactory(round=slot.round, entry__family=family_of(village)) for _nth in range(2)
    )
    HandoverFactory(entitlement=first)
    return {"round_id": slot.round.public_id}


@transaction.atomic  # a family is never without its head, not even between two statements
def planned_round(village: Village) -> Arguments:
    """Ready to be opened: one family of RT 003, and a time for its RT."""
    benefit = BenefitFactory(programme__state="RUNNING")
    listed = RecipientListFactory(programme=benefit.programme, final=True)
    ListEntryFactory(list=listed, family=family_of(village))
    slot = SlotFactory(point__round__list=listed, area=village.rt_003)
    return {"round_id": slot.round.public_id}


def planned_rw(village: Village) -> Arguments:
    return {**planned_round(village), "area_id": village.rw_002.public_id}


def point(village: Village) -> Arguments:
    return {"point_id": PointFactory().public_id}


def family_of(village: Village) -> Family:
    return FamilyFactory(dwelling__area=village.rt_003)
