"""The list of families: every filter, counts, pages that lie in several RTs."""

from datetime import date

import pytest

from duren_sawit.accounts.choices import Role
from households.choices import Disability, FamilyState, VisitStatus
from households.models import Family
from households.selectors import lists
from households.selectors.lists import Asked, FamilyRows
from tests.factories.households import FamilyFactory, PersonFactory

TODAY = date(2026, 11, 24)


@pytest.fixture
def reader(village):
    return village.people[Role.OPERATOR]


def family(rt, name, **said):
    return FamilyFactory(dwelling__area=rt, head__name=name, **said)


def rows_of(reader, asked=None):
    return FamilyRows(asked or Asked(), lists.places(reader), on=TODAY)


def names(reader, **asked):
    return [line.summary.head.name for line in rows_of(reader, Asked(**asked))]


@pytest.fixture
def three(village):
    """Ani lives alone, old and without NIK; Budi with four, one of them small; Cici has no card."""
    ani = family(village.rt_003, "Ani", head__born_on=date(1966, 11, 24), head__nik=None)
    budi = family(village.rt_003, "Budi", dwelling__visited=True)
    PersonFactory.create_batch(3, family=budi)
    PersonFactory(family=budi, born_on=date(2021, 11, 25), disability=Disability.SIGHT)
    cici = family(village.rt_004, "Cici", kk_number=None)
    PersonFactory(family=cici)
    return ani, budi, cici


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Ani", "Budi", "Cici"]),
        ({"numbers": "lengkap"}, ["Budi"]),
        ({"numbers": "kurang"}, ["Ani", "Cici"]),
        ({"numbers": "tanpa-kk"}, ["Cici"]),
        ({"numbers": "tanpa-nik"}, ["Ani"]),
        ({"size": "1"}, ["Ani"]),
        ({"size": "2-4"}, ["Cici"]),
        ({"size": "5"}, ["Budi"]),
        ({"visit": "belum"}, ["Ani", "Cici"]),
        ({"visit": "terdata"}, ["Budi"]),
        ({"traits": ("lansia",)}, ["Ani"]),
        ({"traits": ("balita",)}, ["Budi"]),
        ({"traits": ("disabilitas",)}, ["Budi"]),
        ({"traits": ("lansia", "balita")}, []),
        ({"state": "pindah"}, []),
        ({"state": "semua"}, ["Ani", "Budi", "Cici"]),
        ({"numbers": "?", "size": "?", "visit": "?", "state": "?"}, ["Ani", "Budi", "Cici"]),
    ],
)
def test_every_filter_narrows(reader, three, asked, found):
    assert names(reader, **asked) == found


def test_an_area_narrows_to_what_lies_within(reader, village, three):
    family(village.rt_001, "Dedi")

    assert names(reader, area=village.rt_004) == ["Cici"]
    assert names(reader, area=village.rw_002) == ["Ani", "Budi", "Cici"]
    assert names(reader, area=village.area) == ["Ani", "Budi", "Cici", "Dedi"]


def test_one_day_before_sixty_and_at_five_years_is_neither(reader, village):
    family(village.rt_003, "Eko", head__born_on=date(1966, 11, 25))
    little = family(village.rt_003, "Fitri")
    PersonFactory(family=little, born_on=date(2021, 11, 24))

    assert names(reader, traits=("lansia",)) == []
    assert names(reader, traits=("balita",)) == []


def test_the_day_before_the_first_of_march_stands_for_the_29th_of_february():
    assert lists.years_before(date(2028, 2, 29), 5) == date(2023, 2, 28)


def test_families_that_moved_are_a_list_of_their_own(reader, three):
    Family.objects.filter(pk=three[0].pk).update(state=FamilyState.MOVED, state_on=TODAY)

    assert names(reader) == ["Budi", "Cici"]
    assert names(reader, state="pindah") == ["Ani"]


def test_the_summary_follows_the_dwelling_and_the_family(reader, village, three):
    ani = three[0]
    ani.dwelling.visit_status, ani.dwelling.visited_on = VisitStatus.EMPTY, TODAY
    ani.dwelling.save()
    assert names(reader, visit="kosong") == ["Ani"]

    ani.dwelling.area = village.rt_004
    ani.dwelling.save()
    assert names(reader, area=village.rt_004) == ["Ani", "Cici"]

    ani.kk_number = None
    ani.area = village.rt_004
    ani.save()
    assert names(reader, numbers="tanpa-kk") == ["Ani", "Cici"]


def test_pages_are_cut_across_rts_and_counted(reader, village):
    for rt in (village.rt_003, village.rt_004, village.rt_001):
        for letter in "CAB":
            family(rt, f"{letter} {rt.number}")

    rows = rows_of(reader)
    shown = [line.summary.head.name for line in rows[2:7]]

    assert (rows.count(), rows.people_count, len(rows)) == (9, 9, 9)
    assert shown == ["C 3", "A 4", "B 4", "C 4", "A 1"]
    assert rows[9:12] == []
    assert rows[4].summary.head.name == "B 4"


def test_a_reader_sees_own_areas_only(village, three):
    assert names(village.people[Role.RT_HEAD]) == ["Ani", "Budi"]
    assert names(village.people[Role.RT_HEAD], area=village.rt_004) == []
    assert names(village.people[Role.RW_HEAD]) == ["Ani", "Budi", "Cici"]
    assert names(village.people[Role.NOTE_TAKER]) == []


def test_marks_say_what_is_particular(reader, three):
    marks = {
        line.summary.head.name: [str(mark.word) for mark in line.marks] for line in rows_of(reader)
    }

    assert marks == {
        "Ani": ["1 tanpa NIK", "lansia"],
        "Budi": ["balita", "disabilitas"],
        "Cici": [],
    }


def test_a_file_of_the_list_reaches_as_far_as_the_list(village):
    rt_head = village.people[Role.RT_HEAD]

    assert lists.paths_of(Asked(), rt_head) == (village.rt_003.path,)
    assert lists.paths_of(Asked(area=village.rt_003), rt_head) == (village.rt_003.path,)
