"""What the register says on home pages, and to whom."""

import pytest

from duren_sawit.accounts.choices import Role
from households.models import Dwelling
from households.panels.families import (
    families_panel,
    homes_left,
    homes_panel,
    numbers_to_complete,
    rts_to_begin,
)
from tests.clock import NOW
from tests.factories.households import FamilyFactory


@pytest.fixture
def families(village):
    """RT 003: one visited, one not; RT 001: one not visited, without card."""
    FamilyFactory(dwelling__area=village.rt_003, dwelling__visited=True)
    FamilyFactory(dwelling__area=village.rt_003, dwelling__address="Gang Kenari 2")
    FamilyFactory(dwelling__area=village.rt_001, kk_number=None, head__nik=None)


def figures_of(person):
    panel = families_panel(person, NOW)
    return panel.figure, panel.whole, [line.value for line in panel.lines]


def test_each_sees_the_figures_of_the_own_area(village, families):
    assert figures_of(village.people[Role.OPERATOR]) == ("1", 3, ["2", "1", "1"])
    assert figures_of(village.people[Role.RT_HEAD]) == ("1", 2, ["1", "0", "0"])
    assert families_panel(village.people[Role.NOTE_TAKER], NOW) is None


def test_an_empty_register_says_so(village):
    panel = families_panel(village.people[Role.RT_HEAD], NOW)

    assert (panel.figure, panel.text) == ("", "Belum ada keluarga yang tercatat.")


def test_the_office_is_told_what_is_missing(village, families):
    operator, rt_head = village.people[Role.OPERATOR], village.people[Role.RT_HEAD]

    assert [task.title for task in rts_to_begin(operator, NOW)] == [
        "1 RT belum dikunjungi sama sekali"
    ]
    assert [task.why for task in numbers_to_complete(operator, NOW)] == [
        "1 keluarga tanpa No. KK, 1 dengan anggota tanpa NIK."
    ]
    assert [*rts_to_begin(rt_head, NOW), *numbers_to_complete(rt_head, NOW)] == []


def test_a_kader_finds_the_next_doors(village, families):
    kader = village.people[Role.SURVEYOR]

    before, [task] = homes_panel(kader, NOW), homes_left(kader, NOW)
    Dwelling.objects.filter(area=village.rt_003).update(visit_status="EMPTY", visited_on=NOW.date())
    after = homes_panel(kader, NOW)

    assert task.title == "1 keluarga belum dikunjungi"
    assert [*homes_left(village.people[Role.RT_HEAD], NOW)] == []
    assert [line.label for line in before.lines] == ["Gang Kenari 2"]
    assert after.text == "Semua rumah di wilayah tugas Anda sudah dikunjungi."
    assert homes_panel(village.people[Role.RT_HEAD], NOW) is None
