"""When each RT comes to which point."""

from datetime import timedelta

import pytest

from distributions.facts import Coming
from distributions.services import slots
from duren_sawit.accounts.choices import Role
from duren_sawit.audit.models import AuditEvent
from duren_sawit.lib.refusals import Refusal
from tests.clock import NOW, village_time
from tests.factories.distributions import ListEntryFactory, PointFactory, RoundFactory

EIGHT = village_time(2026, 4, 12, 8)


@pytest.fixture
def planned(village):
    """Families in RT 003 and 004 of RW 002, and in RT 001 of RW 005."""
    made = RoundFactory(number=1)
    for area in (village.rt_003, village.rt_004, village.rt_001):
        ListEntryFactory(list=made.list, family__dwelling__area=area)
    return made


@pytest.fixture
def hall(planned):
    return PointFactory(round=planned, name="Balai")


def kept(round_):
    """By RT, in minutes after eight on the first day."""
    minute = timedelta(minutes=1)
    found = round_.slots.select_related("area").order_by("starts_at", "area__path")
    return [
        (slot.area.name, (slot.starts_at - EIGHT) // minute, (slot.ends_at - EIGHT) // minute)
        for slot in found
    ]


def coming(point, starts_at=EIGHT, **length):
    return Coming(point, starts_at, starts_at + timedelta(**(length or {"hours": 1})))


def test_keep_writes_changes_and_takes_away_times(village, planned, hall, kesra):
    slots.keep(planned, comings={village.rt_003: coming(hall)}, by=kesra, at=NOW)
    both = {village.rt_003: None, village.rt_004: coming(hall, minutes=30)}
    slots.keep(planned, comings=both, by=kesra, at=NOW)

    assert kept(planned) == [("RT 004", 0, 30)]
    events = AuditEvent.objects.order_by("pk").values_list("event", "change__values")
    assert [event for event, _changes in events] == ["distributions.slots.set"] * 2
    assert "Balai, 2026-04-12 08.00-09.00" in str(events[1][1])


def test_keep_says_nothing_when_nothing_changed(village, planned, hall, kesra):
    for _nth in range(2):
        slots.keep(planned, comings={village.rt_003: coming(hall)}, by=kesra, at=NOW)

    assert AuditEvent.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"starts_at": village_time(2026, 4, 15, 8)}, "di luar hari tahap ini: RT 003/RW 002"),
        ({"starts_at": village_time(2026, 4, 12, 23), "hours": 2}, "melewati tengah malam"),
        ({"hours": -1}, "Jam selesai sesudah jam mulai"),
    ],
)
def test_keep_refuses_times_that_are_no_use(village, planned, hall, kesra, wrong, sentence):
    with pytest.raises(Refusal, match=sentence):
        slots.keep(planned, comings={village.rt_003: coming(hall, **wrong)}, by=kesra, at=NOW)

    assert kept(planned) == []


def test_keep_refuses_the_point_of_another_round_closed_ones_and_others(
    village, planned, hall, kesra
):
    other = PointFactory()
    closed = PointFactory(round__closed=True)

    for round_, point, by, sentence in (
        (planned, other, kesra, "Titik bagi itu milik tahap lain"),
        (closed.round, closed, kesra, "sudah ditutup"),
        (planned, hall, village.people[Role.HANDOUT_OFFICER], "disusun Kasi Kesra"),
    ):
        with pytest.raises(Refusal, match=sentence):
            slots.keep(round_, comings={village.rt_003: coming(point)}, by=by, at=NOW)

    assert kept(planned) == []


def test_fill_lets_rws_at_one_point_follow_each_other(village, planned, hall, kesra):
    turns = {village.rw_002: hall, village.rw_005: hall}

    slots.fill(planned, turns=turns, starts_at=EIGHT, minutes=20, by=kesra, at=NOW)

    assert kept(planned) == [("RT 003", 0, 20), ("RT 004", 20, 40), ("RT 001", 40, 60)]


def test_fill_begins_at_each_point_anew_and_leaves_other_rws(village, planned, hall, kesra):
    slots.keep(planned, comings={village.rt_001: coming(hall, minutes=5)}, by=kesra, at=NOW)

    slots.fill(planned, turns={village.rw_002: hall}, starts_at=EIGHT, minutes=30, by=kesra, at=NOW)

    assert kept(planned) == [("RT 003", 0, 30), ("RT 001", 0, 5), ("RT 004", 30, 60)]


def test_fill_refuses_no_rw_and_one_in_which_nobody_receives(village, hall, kesra):
    empty = RoundFactory(list__programme=hall.round.programme, list__number=7, number=2)

    with pytest.raises(Refusal, match="paling sedikit satu RW"):
        slots.fill(hall.round, turns={}, starts_at=EIGHT, minutes=30, by=kesra, at=NOW)
    with pytest.raises(Refusal, match="Belum ada penerima di RW 002"):
        slots.fill(
            empty, turns={village.rw_002: hall}, starts_at=EIGHT, minutes=30, by=kesra, at=NOW
        )

    assert kept(hall.round) == kept(empty) == []
