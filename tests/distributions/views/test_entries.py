"""The pages of one entry."""

import pytest
from django.urls import reverse

from distributions.choices import Standing
from distributions.models import ListEntry
from duren_sawit.accounts.choices import Role
from tests.factories.distributions import AmendmentFactory, FindingFactory, ListEntryFactory
from tests.factories.households import FamilyFactory, PersonFactory


def page(name, entry):
    return reverse(f"distributions:entry_{name}", args=[entry.public_id])


@pytest.fixture
def office(kesra, client_of):
    return client_of(kesra)


@pytest.fixture
def entry(village):
    family = FamilyFactory(dwelling__area=village.rt_003, head__name="Ani")
    return ListEntryFactory(family=family, rank=1)


def test_entry_detail_shows_what_to_look_at_masked(office, village):
    family = FamilyFactory(dwelling__area=village.rt_003, head__nik=None)

    answer = office.get(page("detail", FindingFactory(entry__family=family).entry))

    assert "penerima tanpa NIK" in answer.text
    assert page("remove", ListEntry.objects.get()) in answer.text


def test_entry_detail_of_a_final_list_leads_to_amendments(office, village):
    family = FamilyFactory(dwelling__area=village.rt_003)
    entry = ListEntryFactory(family=family, list__final=True)
    propose = reverse("distributions:amendment_propose", args=[entry.public_id])

    before = office.get(page("detail", entry)).text
    AmendmentFactory(entry=entry)
    after = office.get(page("detail", entry)).text

    assert propose in before
    assert propose not in after
    assert "sudah diusulkan untuk diubah" in after
    assert page("remove", entry) not in before


def test_entry_detail_asks_the_same_for_any_number(office, entry, constant_queries):
    constant_queries(
        lambda: office.get(page("detail", entry)),
        more=lambda: [
            AmendmentFactory(entry=entry, state="DECLINED", decided_by=entry.list.created_by)
            for _nth in range(3)
        ],
    )


def test_entry_detail_is_not_there_for_other_areas(village, client_of):
    entry = ListEntryFactory(family__dwelling__area=village.rt_004)
    rt_head = client_of(village.people[Role.RT_HEAD])
    kader = client_of(village.people[Role.SURVEYOR])

    assert rt_head.get(page("detail", entry)).status_code == 404
    assert kader.get(page("detail", entry)).status_code == 403


def test_entry_assign_lets_another_member_receive(office, entry):
    member = PersonFactory(family=entry.family, name="Anak Contoh")

    answer = office.post(page("assign", entry), {"receiver": str(member.public_id)})

    assert (answer.url, ListEntry.objects.get().name) == (page("detail", entry), "Anak Contoh")


def test_entry_assign_refuses_strangers_and_says_when_nobody_else_is_grown(office, entry):
    stranger = PersonFactory()

    answer = office.post(page("assign", entry), {"receiver": str(stranger.public_id)})

    assert (answer.status_code, ListEntry.objects.get().name) == (422, "Ani")
    assert "Tidak ada anggota lain yang dewasa" in office.get(page("assign", entry)).text


def test_entry_move_puts_it_elsewhere(office, entry):
    other = ListEntryFactory(list=entry.list, rank=2)

    office.post(page("move", entry), {"rank": 2})

    assert list(entry.list.entries.by_rank()) == [other, entry]


@pytest.mark.parametrize("rank", ["", "0", "-1", "dua"])
def test_entry_move_refuses_no_place(office, entry, rank):
    assert office.post(page("move", entry), {"rank": rank}).status_code == 422
    assert ListEntry.objects.get().rank == 1


def test_entry_swap_changes_the_standing(office, entry):
    office.post(page("swap", entry), {"standing": Standing.RESERVE})

    assert ListEntry.objects.get().standing == Standing.RESERVE


def test_entry_swap_refuses_other_words(office, entry):
    answer = office.post(page("swap", entry), {"standing": "OFF"}, follow=True)

    assert "Pilih penerima atau cadangan." in answer.text
    assert ListEntry.objects.get().standing == Standing.MAIN


def test_entry_remove_asks_first(office, entry):
    assert "Keluarkan keluarga ini?" in office.get(page("remove", entry)).text

    office.post(page("remove", entry))

    assert ListEntry.objects.get().standing == Standing.OFF


def test_changes_of_a_final_list_are_refused_with_a_sentence(office, village):
    family = FamilyFactory(dwelling__area=village.rt_003)
    PersonFactory(family=family)
    entry = ListEntryFactory(family=family, list__final=True)

    removed = office.post(page("remove", entry), follow=True)
    moved = office.post(page("move", entry), {"rank": 3})

    assert "isinya tidak diubah di sini" in removed.text
    assert (moved.status_code, ListEntry.objects.get().standing) == (422, Standing.MAIN)
