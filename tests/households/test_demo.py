"""The demo village has families: one RT in full, every other RT some, and only once."""

from random import Random

import pytest

from duren_sawit.accounts.registry import DemoVillage
from duren_sawit.areas.selectors import site_unscoped
from households import demo
from households.models import Dwelling, Family, Pair, Report
from tests.clock import NOW


@pytest.fixture
def as_demo(village) -> DemoVillage:
    people = {person.username: person for person in village.people.values()}
    areas = {
        "": village.area,
        "005": village.rw_005,
        "005.003": village.rt_003,
        "005.001": village.rt_001,
        "002.004": village.rt_004,
    }
    return DemoVillage(site_unscoped(), people, areas, Random(1), NOW)  # noqa: S311 -- no secret


def test_the_families_come_once(village, as_demo):
    demo.the_families(as_demo)
    demo.the_families(as_demo)

    counts = {
        area: Family.objects.filter(area=area).count()
        for area in (village.rt_003, village.rt_001, village.rt_004)
    }
    assert counts == {village.rt_003: 90, village.rt_001: 12, village.rt_004: 5}


def test_two_people_are_written_down_twice(village, as_demo):
    demo.the_families(as_demo)
    demo.two_written_down_twice(as_demo)
    demo.two_written_down_twice(as_demo)

    open_pairs = Pair.objects.open()
    assert open_pairs.count() >= 2
    assert min(open_pairs.values_list("likeness", flat=True)) > 70


def test_the_rt_reports_and_a_surveyor_visits(village, as_demo):
    demo.the_families(as_demo)
    for _twice in range(2):
        demo.what_the_rt_says(as_demo)
        demo.a_morning_of_visits(as_demo)

    assert Report.objects.waiting().count() == 2
    today = Dwelling.objects.filter(visited_on=as_demo.today)
    assert today.count() == 4
    assert {one.visited_by for one in today} == {as_demo.people["kader"]}
