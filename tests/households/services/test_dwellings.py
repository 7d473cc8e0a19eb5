"""Dwellings are written down, corrected and visited."""

from datetime import date
from decimal import Decimal

import pytest

from duren_sawit.accounts.choices import Role
from duren_sawit.audit.models import AuditEvent
from duren_sawit.lib.refusals import Refusal
from households.choices import Event, VisitStatus
from households.facts import DwellingFacts
from households.models import Dwelling, Family
from households.services import dwellings
from tests.accounts.refusals import events_of, refusal_of
from tests.clock import NOW, TODAY, TOMORROW
from tests.factories.households import DwellingFactory


def visit(dwelling, by, *, status=VisitStatus.EMPTY, on=TODAY, note=""):
    return dwellings.record_visit(dwelling, status=status, on=on, note=note, by=by, at=NOW)


def test_add_writes_down_a_dwelling_with_its_point(village, operator):
    facts = DwellingFacts(village.rt_003, "Gang Baru No. 1", Decimal("-6.23"), Decimal("106.92"))

    dwelling = dwellings.add(facts, by=operator, at=NOW)

    assert (dwelling.visit_status, dwelling.latitude) == (VisitStatus.NOT_YET, Decimal("-6.23"))
    assert events_of(dwelling) == [(Event.DWELLING_ADDED, operator.pk)]


def test_add_refuses_an_address_that_is_there_and_a_point_abroad(village, home, operator):
    same = DwellingFacts(village.rt_003, "gang kenari II no. 8")
    abroad = DwellingFacts(village.rt_003, "Gang Baru No. 1", Decimal("51.5"), Decimal("0.1"))

    assert refusal_of(dwellings.add, same, by=operator, at=NOW) == ("address_used",)
    with pytest.raises(Refusal, match="di luar Indonesia"):
        dwellings.add(abroad, by=operator, at=NOW)


def test_change_of_the_rt_takes_the_families_along(village, home, operator, settled):
    facts = DwellingFacts(village.rt_004, "Gang Kenari II No. 8A")

    settled(dwellings.change, home.family.dwelling, facts=facts, by=operator, at=NOW)

    assert Family.objects.get(pk=home.family.pk).area == village.rt_004
    [entry] = AuditEvent.objects.about(home.family.dwelling)
    assert entry.change.values == {
        "area": ["RT 003/RW 002", "RT 004/RW 002"],
        "address": ["Gang Kenari II No. 8", "Gang Kenari II No. 8A"],
    }
    assert Dwelling.objects.get().address_key == "gang kenari i no 8a"


def test_visit_is_recorded_by_whoever_visits_there(village, home):
    rt_head = village.people[Role.RT_HEAD]

    visit(home.family.dwelling, rt_head, note="kembali Sabtu")

    dwelling = Dwelling.objects.get()
    assert (dwelling.visit_status, dwelling.visited_on, dwelling.visited_by) == (
        VisitStatus.EMPTY,
        TODAY,
        rt_head,
    )
    assert events_of(dwelling) == [(Event.DWELLING_VISITED, rt_head.pk)]


def test_visit_written_down_by_mistake_is_taken_back(home, operator):
    visit(home.family.dwelling, operator)

    visit(home.family.dwelling, operator, status=VisitStatus.NOT_YET)

    dwelling = Dwelling.objects.get()
    assert (dwelling.visit_status, dwelling.visited_on, dwelling.visited_by) == (
        VisitStatus.NOT_YET,
        None,
        None,
    )


def test_visit_needs_a_day_that_was_and_somebody_of_the_place(village, home, operator):
    elsewhere = DwellingFactory(area=village.rt_004)
    kader = village.people[Role.SURVEYOR]

    assert refusal_of(visit, home.family.dwelling, operator, on=None) == ("no_day",)
    assert refusal_of(visit, home.family.dwelling, operator, on=TOMORROW) == ("ahead",)
    assert refusal_of(visit, elsewhere, kader, on=date(2026, 1, 1)) == ("not_yours",)
