"""Points of rounds."""

import pytest

from distributions.facts import PointFacts
from distributions.services import points
from duren_sawit.accounts.choices import Role
from duren_sawit.audit.models import AuditEvent
from duren_sawit.lib.refusals import Refusal
from tests.clock import NOW
from tests.factories.distributions import (
    HandoverFactory,
    ListEntryFactory,
    PointFactory,
    RoundFactory,
    SlotFactory,
    StockMovementFactory,
)


@pytest.fixture
def planned(village):
    return RoundFactory(number=1)


@pytest.fixture
def officer(village):
    return village.people[Role.HANDOUT_OFFICER]


def events():
    return list(AuditEvent.objects.order_by("pk").values_list("event", "change__values"))


def test_add_keeps_a_point_with_its_officers_and_tells_it(planned, officer, kesra):
    point = points.add(planned, facts=PointFacts("Balai", "Jl. 5", (officer,)), by=kesra, at=NOW)

    assert (point.name, point.address, list(point.officers.all())) == ("Balai", "Jl. 5", [officer])
    [(event, changes)] = events()
    assert event == "distributions.point.kept"
    assert "Balai" in str(changes)


def test_add_refuses_who_may_not_hand_out(village, planned, kesra):
    facts = PointFacts("Balai", officers=(village.people[Role.SURVEYOR],))

    with pytest.raises(Refusal, match="tidak bertugas menyerahkan bantuan"):
        points.add(planned, facts=facts, by=kesra, at=NOW)

    assert not planned.points.exists()


def test_add_refuses_a_name_used_before_closed_rounds_and_others(planned, officer, kesra):
    PointFactory(round=planned, name="Balai")

    with pytest.raises(Refusal, match="Titik bagi dengan nama ini sudah ada"):
        points.add(planned, facts=PointFacts("Balai"), by=kesra, at=NOW)
    with pytest.raises(Refusal, match="disusun Kasi Kesra atau operator"):
        points.add(planned, facts=PointFacts("Aula"), by=officer, at=NOW)
    with pytest.raises(Refusal, match="sudah ditutup"):
        points.add(RoundFactory(closed=True), facts=PointFacts("Aula"), by=kesra, at=NOW)

    assert [one.name for one in planned.points.all()] == ["Balai"]


def test_spread_makes_a_point_for_each_rw_that_has_none(village, planned, kesra):
    for area in (village.rt_003, village.rt_004, village.rt_001):
        ListEntryFactory(list=planned.list, family__dwelling__area=area)
    PointFactory(round=planned, name="Titik bagi RW 005")

    made = points.spread(planned, by=kesra, at=NOW)

    assert [one.name for one in made] == ["Titik bagi RW 002"]
    assert planned.points.count() == 2


def test_edit_tells_only_what_became_different(planned, officer, kesra):
    point = PointFactory(round=planned, name="Balai")

    points.edit(point, facts=PointFacts("Balai", officers=(officer,)), by=kesra, at=NOW)
    points.edit(point, facts=PointFacts("Balai", officers=(officer,)), by=kesra, at=NOW)

    [(event, changes)] = events()
    assert event == "distributions.point.kept"
    assert "Joko Contoh" in str(changes)
    assert "name" not in str(changes)


def test_drop_takes_away_what_nobody_used(planned, officer, kesra):
    point = PointFactory(round=planned)
    point.officers.add(officer)

    points.drop(point, by=kesra, at=NOW)

    assert not planned.points.exists()
    assert [event for event, _changes in events()] == ["distributions.point.dropped"]


@pytest.mark.parametrize("used_by", ["time", "handover", "goods"])
def test_drop_refuses_a_point_that_is_used(village, used_by, kesra):
    opened = RoundFactory(open=True)
    point = PointFactory(round=opened)
    if used_by == "time":
        SlotFactory(point=point, area=village.rt_003)
    elif used_by == "handover":
        HandoverFactory(entitlement__round=opened, point=point)
    else:
        StockMovementFactory(round=opened, target=point)

    with pytest.raises(Refusal, match="Titik ini sudah dipakai"):
        points.drop(point, by=kesra, at=NOW)

    assert opened.points.exists()
