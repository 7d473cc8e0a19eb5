"""A round in numbers."""

from decimal import Decimal

from distributions.choices import AmendmentState
from distributions.models import Entitlement
from distributions.selectors.recaps import NUMBERS, by_rt, by_rw, recap_of
from tests.clock import NOW
from tests.distributions.outcomes import entitled, handed, round_with_outcomes
from tests.factories.distributions import AmendmentFactory, ListEntryFactory


def numbers(counts):
    """Only those that are something."""
    return {name: number for name in NUMBERS if (number := getattr(counts, name))}


def test_by_rt_counts_families_ways_and_goods(village):
    given = round_with_outcomes(village)
    rice, money = given.benefits.order_by("pk").values_list("item", flat=True)

    first, second = by_rt(given)

    assert (first.area, second.area) == (village.rt_003, village.rt_001)
    assert numbers(first.counts) == {
        "families": 4, "collected": 3, "by_self": 2, "by_proxy": 1, "short": 1,
    }  # fmt: skip
    assert (first.counts.left, first.counts.percent) == (1, 75)
    assert first.counts.handed == {rice: Decimal(28), money: Decimal(900_000)}
    assert numbers(second.counts) == {"families": 1, "collected": 1, "at_home": 1}


def test_by_rt_leaves_out_what_was_undone(village):
    given = round_with_outcomes(village)
    handed(
        entitled(given, village.rt_004),
        undone_at=NOW,
        undo_reason="Salah baris",
    )

    counts = {part.area: part.counts for part in by_rt(given)}

    assert numbers(counts[village.rt_004]) == {"families": 1}
    assert not counts[village.rt_004].handed


def test_by_rt_tells_who_was_withdrawn_and_who_of_them_replaced(village):
    given = round_with_outcomes(village)
    gone = [entitled(given, village.rt_004, serial) for serial in (1, 2)]
    Entitlement.objects.filter(area=village.rt_004).update(withdrawn_at=NOW)
    AmendmentFactory(
        entry=gone[0].entry,
        state=AmendmentState.APPROVED,
        replacement=ListEntryFactory(list=given.list),
    )

    counts = {part.area: part.counts for part in by_rt(given)}

    assert numbers(counts[village.rt_004]) == {"withdrawn": 2, "replaced": 1}


def test_total_is_the_sum_of_all_rts_and_rws_keep_their_order(village):
    told = recap_of(round_with_outcomes(village))

    assert numbers(told.total) == {
        "families": 5, "collected": 4, "by_self": 2, "by_proxy": 1, "at_home": 1, "short": 1,
    }  # fmt: skip
    assert [(rw, [part.area for part in parts]) for rw, parts in by_rw(told.parts)] == [
        (village.rw_002, [village.rt_003]),
        (village.rw_005, [village.rt_001]),
    ]


def test_recap_asks_as_often_for_more_rts(village, constant_queries):
    given = round_with_outcomes(village)

    constant_queries(
        lambda: recap_of(given),
        more=lambda: handed(entitled(given, village.rt_004)),
    )
