"""What may be taken back at the table, and by whom."""

import pytest

from distributions.policies.undoing import obstacles_to_undo
from duren_sawit.accounts.choices import Role
from tests.clock import NOW
from tests.factories.distributions import HandoverFactory, ListEntryFactory


@pytest.fixture
def handover(handout, village):
    officer = village.people[Role.HANDOUT_OFFICER]
    return HandoverFactory(entitlement=handout.entitlement, recorded_by=officer, recorded_at=NOW)


def codes(handover, **otherwise):
    said = {"reason": "Salah pindai", "by": handover.recorded_by, "at": NOW}
    said["round_"] = handover.entitlement.round
    return [one.code for one in obstacles_to_undo(handover, **{**said, **otherwise})]


def test_the_recorder_takes_back_on_the_same_day(handover):
    assert codes(handover) == []


def test_nobody_takes_back_what_the_own_family_collected(handover):
    own = {handover.entitlement.entry.family_id}

    assert codes(handover, own=own) == ["own_family"]


def test_a_family_that_left_the_list_keeps_what_it_collected(handover):
    handover.entitlement.entry = ListEntryFactory(standing="OFF")

    assert codes(handover) == ["left_the_list"]
