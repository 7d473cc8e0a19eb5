"""The table of today on the home page of its officer."""

from django.urls import reverse

from distributions.panels.handovers import tables
from duren_sawit.accounts.choices import Role
from tests.clock import NOW
from tests.factories.distributions import PointFactory


def test_an_officer_is_led_to_the_own_table_of_an_open_round(village, handout):
    officer = village.people[Role.HANDOUT_OFFICER]
    handout.point.officers.add(officer)
    planned = PointFactory(round__list=handout.round.list, round__number=2)
    planned.officers.add(officer)

    [task] = tables(officer, NOW)

    assert task.url == reverse("distributions:handover_scan", args=[handout.point.public_id])


def test_planners_and_other_officers_are_not(village, handout):
    handout.point.officers.add(village.people[Role.KESRA])

    assert list(tables(village.people[Role.KESRA], NOW)) == []
    assert list(tables(village.people[Role.HANDOUT_OFFICER], NOW)) == []
