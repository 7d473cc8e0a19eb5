"""Rounds from plan to opening."""

from datetime import date, timedelta

import pytest

from distributions.facts import RoundFacts
from distributions.models import Entitlement, Round, Sheet
from distributions.services import rounds
from duren_sawit.accounts.choices import Role
from duren_sawit.audit.models import AuditEvent
from duren_sawit.lib import codes
from duren_sawit.lib.refusals import Refusal
from tests.clock import NOW
from tests.factories.distributions import (
    BenefitFactory,
    ListEntryFactory,
    PointFactory,
    RecipientListFactory,
    RoundFactory,
    SlotFactory,
)

FIRST, LAST = date(2026, 4, 12), date(2026, 4, 14)


@pytest.fixture
def final(village):
    """A final list of a running programme that gives ten kilograms."""
    chosen = RecipientListFactory(final=True)
    BenefitFactory(programme=chosen.programme, item__name="beras")
    return chosen


@pytest.fixture
def ready(village, final):
    """A planned round with two families in RT 003, one in RT 001, and a time for both."""
    for name, area in (("Zaki", village.rt_003), ("Ayu", village.rt_003), ("Nia", village.rt_001)):
        ListEntryFactory(list=final, name=name, family__dwelling__area=area)
    planned = RoundFactory(list=final, number=1)
    point = PointFactory(round=planned)
    SlotFactory(point=point, area=village.rt_003)
    SlotFactory(point=point, area=village.rt_001)
    return planned


def told(chosen, **otherwise):
    return RoundFacts(
        **{"list": chosen, "number": 1, "opens_on": FIRST, "closes_on": LAST, **otherwise}
    )


def events():
    return list(AuditEvent.objects.order_by("pk").values_list("event", flat=True))


def test_plan_writes_down_a_round(final, kesra):
    planned = rounds.plan(final.programme, facts=told(final, contact="Pak RW"), by=kesra, at=NOW)

    assert (planned.number, planned.opens_on, planned.contact) == (1, FIRST, "Pak RW")
    assert (planned.state, events()) == ("PLANNED", ["distributions.round.planned"])


def test_plan_refuses_the_same_number_of_one_programme(final, kesra):
    RoundFactory(list=final, number=1, open=True)

    with pytest.raises(Refusal, match="Program ini sudah punya tahap bernomor ini"):
        rounds.plan(final.programme, facts=told(final), by=kesra, at=NOW)
    rounds.plan(final.programme, facts=told(final, number=2), by=kesra, at=NOW)

    assert Round.objects.count() == 2


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"opens_on": date(2026, 3, 31)}, "Hari tahap ini di luar masa program"),
        ({"closes_on": date(2026, 7, 1)}, "Hari tahap ini di luar masa program"),
        ({"closes_on": FIRST - timedelta(1)}, "Hari terakhir tidak mendahului hari pertama"),
    ],
)
def test_plan_keeps_days_in_order_and_within_the_programme(final, kesra, wrong, sentence):
    with pytest.raises(Refusal, match=sentence):
        rounds.plan(final.programme, facts=told(final, **wrong), by=kesra, at=NOW)

    assert not Round.objects.exists()


def test_plan_refuses_the_list_of_another_programme(final, kesra):
    other = RecipientListFactory(final=True)

    with pytest.raises(Refusal, match="Daftar ini milik program lain"):
        rounds.plan(final.programme, facts=told(other), by=kesra, at=NOW)


def test_plan_refuses_who_does_not_plan(village, final):
    with pytest.raises(Refusal, match="disusun Kasi Kesra atau operator"):
        rounds.plan(final.programme, facts=told(final), by=village.people[Role.LURAH], at=NOW)


def test_change_corrects_a_plan_and_tells_it(ready, kesra):
    facts = told(ready.list, number=4, reads_twice=True)

    changed = rounds.change(ready, facts=facts, by=kesra, at=NOW)

    assert (changed.number, changed.reads_twice) == (4, True)
    assert events() == ["distributions.round.changed"]


def test_change_of_an_open_round_leaves_what_was_announced(ready, kesra):
    opened = rounds.open_(ready, by=kesra, at=NOW)

    with pytest.raises(Refusal, match="daftar, nomor, dan hari pertamanya tidak diubah lagi"):
        rounds.change(opened, facts=told(ready.list, number=2), by=kesra, at=NOW)
    later = rounds.change(
        opened, facts=told(ready.list, closes_on=date(2026, 4, 20)), by=kesra, at=NOW
    )

    assert (later.number, later.closes_on) == (1, date(2026, 4, 20))


def test_change_refuses_a_closed_round(final, kesra):
    closed = RoundFactory(list=final, number=1, closed=True)

    with pytest.raises(Refusal, match="sudah ditutup dan tidak diubah lagi"):
        rounds.change(closed, facts=told(final), by=kesra, at=NOW)


def test_open_grants_in_the_order_of_paper_under_codes(village, ready, kesra):
    opened = rounds.open_(ready, by=kesra, at=NOW)

    granted = Entitlement.objects.in_order().select_related("entry", "area", "sheet")
    assert [(str(one.area), one.serial, one.entry.name, one.sheet.number) for one in granted] == [
        ("RT 003/RW 002", 1, "Ayu", 1),
        ("RT 003/RW 002", 2, "Zaki", 1),
        ("RT 001/RW 005", 1, "Nia", 1),
    ]
    papers = [one.code for one in (*granted, *Sheet.objects.all())]
    assert len(set(papers)) == 5
    assert all(codes.is_valid(code) for code in papers)
    assert (opened.state, opened.opened_at) == ("OPEN", NOW)
    assert events() == ["distributions.round.opened"]


def test_open_freezes_what_each_family_receives(ready, kesra):
    rounds.open_(ready, by=kesra, at=NOW)

    ready.programme.benefits.update(quantity=5)

    assert [str(one) for one in ready.benefits.all()] == ["beras 10 kg"]


def test_open_leaves_out_reserves_and_who_was_taken_off(village, ready, kesra):
    for standing in ("RESERVE", "OFF"):
        area = village.rt_004
        ListEntryFactory(list=ready.list, family__dwelling__area=area, standing=standing)

    rounds.open_(ready, by=kesra, at=NOW)

    assert Entitlement.objects.count() == 3


def test_open_does_it_once(ready, kesra):
    rounds.open_(ready, by=kesra, at=NOW)

    with pytest.raises(Refusal, match="Tahap ini sudah dibuka"):
        rounds.open_(ready, by=kesra, at=NOW)

    assert Entitlement.objects.count() == 3


def test_open_names_the_areas_without_a_time(ready, kesra):
    ready.slots.all().delete()

    with pytest.raises(Refusal) as refused:
        rounds.open_(ready, by=kesra, at=NOW)

    assert str(refused.value) == "2 RT belum punya jadwal: RT 003/RW 002, RT 001/RW 005."
    ready.refresh_from_db()
    assert (ready.state, Entitlement.objects.count()) == ("PLANNED", 0)


def test_open_refuses_times_outside_its_days(ready, kesra):
    Round.objects.update(opens_on=date(2026, 4, 13))

    with pytest.raises(
        Refusal, match=r"Jadwal di luar hari tahap ini: RT 003/RW 002, RT 001/RW 005"
    ):
        rounds.open_(ready, by=kesra, at=NOW)


def test_open_needs_a_final_list_points_and_contents(village, kesra):
    planned = RoundFactory(list=RecipientListFactory())

    with pytest.raises(Refusal) as refused:
        rounds.open_(planned, by=kesra, at=NOW)

    assert refused.value.codes == ("no_benefit", "not_final", "no_point")


def test_open_needs_families_and_a_running_programme(final, kesra):
    final.programme.state = "PLANNED"
    final.programme.save()
    planned = PointFactory(round=RoundFactory(list=final)).round

    with pytest.raises(Refusal) as refused:
        rounds.open_(planned, by=kesra, at=NOW)

    assert refused.value.codes == ("programme", "empty")


def test_open_refuses_who_does_not_plan(village, ready):
    with pytest.raises(Refusal, match="disusun Kasi Kesra atau operator"):
        rounds.open_(ready, by=village.people[Role.HANDOUT_OFFICER], at=NOW)
