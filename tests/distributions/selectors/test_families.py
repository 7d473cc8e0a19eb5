"""What the panel of a family tells of its aid."""

from datetime import date

import pytest

from distributions.choices import AmendmentReason, AmendmentState, ProxyKind, Shortfall, Standing
from distributions.selectors.families import family_aid
from tests.factories.distributions import (
    AmendmentFactory,
    BenefitFactory,
    EntitlementFactory,
    HandoverFactory,
    HandoverLineFactory,
    ListEntryFactory,
    RecipientListFactory,
    RoundBenefitFactory,
    RoundFactory,
    SlotFactory,
)
from tests.factories.households import FamilyFactory, PersonFactory


@pytest.fixture
def home(village):
    return FamilyFactory(dwelling__area=village.rt_003, head__name="Ani Contoh")


@pytest.fixture
def rice(home):
    """A family's entitlement to ten kilos in a round that is open."""
    benefit = RoundBenefitFactory(item__name="beras", round__number=2)
    entry = ListEntryFactory(family=home, list=benefit.round.list)
    return EntitlementFactory(entry=entry, round=benefit.round)


def marks(family):
    return [str(aid.mark.word) for aid in family_aid(family).lines]


def test_nothing_is_told_where_there_is_nothing(home):
    assert (family_aid(home).lines, family_aid(home).sentence) == ((), "")


def test_what_waits_is_told_with_its_time_and_place(home, rice):
    slot = SlotFactory(point__round=rice.round, area=rice.area)
    SlotFactory(point=slot.point)

    aid = family_aid(home)

    [line] = aid.lines
    assert (str(line.mark.word), line.due, line.slot) == ("belum diambil", "beras 10 kg", slot)
    assert aid.sentence == "Tercatat di 1 program. 1 bantuan belum diambil."


def test_what_was_collected_is_told_with_who_and_how_much(home, rice):
    handover = HandoverFactory(
        entitlement=rice,
        mode="PROXY",
        proxy_kind=ProxyKind.SAME_KK,
        proxy_name="Budi Contoh",
        shortfall=Shortfall.SHORT,
    )
    HandoverLineFactory(handover=handover, item=rice.round.benefits.get().item, quantity=7)

    [line] = family_aid(home).lines

    assert (line.handover, line.handed, line.due) == (handover, "beras 7 kg", "beras 10 kg")
    assert str(line.mark.word) == "diterima sebagian"
    assert family_aid(home).sentence == "Tercatat di 1 program."


def test_an_undone_handover_does_not_count(home, rice):
    HandoverFactory(entitlement=rice, undone_at=rice.created_at, undo_reason="Salah keluarga.")

    assert marks(home) == ["belum diambil"]


def test_rounds_that_are_over_are_told_the_newest_first(home, rice):
    before = RoundFactory(list=rice.round.list, number=1, closed=True)
    EntitlementFactory(entry=rice.entry, round=before)

    assert marks(home) == ["belum diambil", "tidak diambil"]


def test_reserve_stands_with_its_place_among_the_reserve(home):
    entry = ListEntryFactory(family=home, list__final=True, rank=9, standing=Standing.RESERVE)
    BenefitFactory(programme=entry.list.programme, item__name="beras")
    ListEntryFactory(list=entry.list, rank=1)
    ListEntryFactory(list=entry.list, rank=5, standing=Standing.RESERVE)

    [line] = family_aid(home).lines

    assert (str(line.mark.word), line.due) == ("cadangan ke-2", "beras 10 kg")


def test_whoever_was_replaced_reads_why(home, rice):
    AmendmentFactory(
        entry=rice.entry, number=3, reason=AmendmentReason.DECLINED, state=AmendmentState.APPROVED
    )
    rice.entry.standing, rice.withdrawn_at = Standing.OFF, rice.created_at
    rice.entry.save()
    rice.save()

    [line] = family_aid(home).lines

    assert (str(line.mark.word), line.replaced_because) == ("diganti", "perubahan no. 3: menolak")


def test_a_draft_names_only_who_still_stands_on_it(home):
    draft = RecipientListFactory()
    ListEntryFactory(list=draft, family=home, standing=Standing.OFF)
    assert marks(home) == []

    ListEntryFactory(list=draft, family=home)
    assert marks(home) == ["sedang disusun"]


def test_what_a_member_received_in_another_family_comes_along(home, village):
    married = PersonFactory(family=home, born_on=date(1999, 1, 2))
    old_home = FamilyFactory(dwelling__area=village.rt_004)
    ListEntryFactory(family=old_home, receiver=married, list__final=True)

    assert [line.is_of_former_family for line in family_aid(home).lines] == [True]
    assert [line.is_of_former_family for line in family_aid(old_home).lines] == [False]
