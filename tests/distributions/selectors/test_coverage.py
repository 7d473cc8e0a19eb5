"""Whom the programmes that run do not reach, and whom more than one."""

from datetime import date

import pytest

from distributions.choices import ProgrammeState, Standing
from distributions.selectors import coverage
from distributions.selectors.coverage import Overlap, Unserved
from duren_sawit.accounts.choices import Role
from households.choices import FamilyState
from households.models import Family
from households.selectors.lists import Asked
from tests.factories.distributions import ListEntryFactory, RecipientListFactory
from tests.factories.households import FamilyFactory

TODAY = date(2026, 11, 24)


@pytest.fixture
def three(village):
    """Ani receives rice and money, Budi rice, Cici nothing."""
    rice, money = RecipientListFactory.create_batch(2, final=True)
    places = {"Ani": village.rt_003, "Budi": village.rt_003, "Cici": village.rt_004}
    families = {
        name: FamilyFactory(dwelling__area=rt, head__name=name) for name, rt in places.items()
    }
    for name, lists in (("Ani", [rice, money]), ("Budi", [rice])):
        for one in lists:
            ListEntryFactory(list=one, family=families[name])
    return families, rice


@pytest.fixture
def kesra(village):
    return village.people[Role.KESRA]


def page_of(kind, reader, **asked):
    return kind(reader, Asked(**asked), coverage.areas(reader), on=TODAY)


def names(kind, reader, **asked):
    return [line.summary.head.name for line in page_of(kind, reader, **asked).rows]


def test_families_are_told_apart_by_what_reaches_them(kesra, three):
    assert names(Unserved, kesra) == ["Cici"]
    assert names(Overlap, kesra) == ["Ani"]


def test_reserve_does_not_receive_yet_and_is_named_beside(kesra, three):
    families, rice = three
    entry = ListEntryFactory(list=rice, family=families["Cici"], standing=Standing.RESERVE)

    page = page_of(Unserved, kesra)

    assert [line.notes for line in page.lines(list(page.rows))] == [
        [f"cadangan: {entry.list.programme}"]
    ]


def test_only_final_lists_of_running_programmes_count(kesra, three):
    families, rice = three
    draft = RecipientListFactory(programme=RecipientListFactory().programme, number=2, final=True)
    planned = RecipientListFactory(final=True, programme__state=ProgrammeState.PLANNED)
    ListEntryFactory(list=planned, family=families["Cici"])
    ListEntryFactory(list=RecipientListFactory(), family=families["Cici"])
    assert names(Unserved, kesra) == ["Cici"]

    ListEntryFactory(list=draft, family=families["Cici"])
    assert names(Unserved, kesra) == []

    rice.programme.state = ProgrammeState.FINISHED
    rice.programme.save()
    assert names(Unserved, kesra) == ["Budi"]


def test_the_latest_list_of_a_programme_stands_for_the_earlier_ones(kesra, three):
    families, rice = three
    newer = RecipientListFactory(programme=rice.programme, number=2, final=True)
    ListEntryFactory(list=newer, family=families["Ani"])
    ListEntryFactory(list=newer, family=families["Cici"])

    assert names(Unserved, kesra) == ["Budi"]
    assert names(Overlap, kesra) == ["Ani"]


def test_families_that_moved_away_are_left_out(kesra, three):
    cici = three[0]["Cici"]
    Family.objects.filter(pk=cici.pk).update(state=FamilyState.MOVED, state_on=TODAY)

    assert names(Unserved, kesra) == []


def test_figures_stand_beside_each_area_below(kesra, village, three):
    page = page_of(Unserved, kesra)
    told = [(part.area, part.families, part.whole) for part in page.parts()]
    assert told == [(village.rw_002, 1, 3), (village.rw_005, 0, 0)]

    page = page_of(Unserved, kesra, area=village.rw_002)
    parts = page.parts()
    told = [(part.area, part.families, part.whole) for part in parts]
    assert told == [(village.rt_003, 0, 2), (village.rt_004, 1, 1)]
    assert [bar.words for bar in page.chart(parts).bars] == ["0 / 2", "1 / 1"]

    assert page_of(Unserved, kesra, area=village.rt_004).parts() == []


def test_heads_see_their_own_areas(village, three):
    assert names(Unserved, village.people[Role.RT_HEAD]) == []
    assert names(Unserved, village.people[Role.RW_HEAD]) == ["Cici"]
    assert names(Overlap, village.people[Role.RT_HEAD]) == ["Ani"]
    assert names(Unserved, village.people[Role.SURVEYOR]) == []
