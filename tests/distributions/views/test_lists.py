"""The pages of recipient lists."""

import pytest
from django.urls import reverse

from distributions.choices import ListState, Standing
from distributions.models import RecipientList
from distributions.services import lists
from duren_sawit.accounts.choices import Role
from tests.clock import NOW
from tests.factories.distributions import (
    ListEntryFactory,
    ProgrammeFactory,
    RecipientListFactory,
)
from tests.factories.households import FamilyFactory


def page(name, subject=None):
    return reverse(f"distributions:{name}", args=[subject.public_id] if subject else [])


@pytest.fixture
def office(kesra, client_of):
    return client_of(kesra)


@pytest.fixture
def chief(village, client_of):
    return client_of(village.people[Role.LURAH])


@pytest.fixture
def draft(kesra):
    return lists.start(ProgrammeFactory(), by=kesra, at=NOW)


@pytest.fixture
def submitted(draft, kesra):
    ListEntryFactory(list=draft)
    return lists.submit(draft, by=kesra, at=NOW)


def names(answer):
    return [line.entry.name for line in answer.context["rows"]]


def test_list_list_asks_the_same_for_any_number(office, constant_queries):
    RecipientListFactory()

    constant_queries(
        lambda: office.get(page("list_list")), more=lambda: RecipientListFactory.create_batch(2)
    )

    assert len(office.get(page("list_list")).context["lines"]) == 3


def test_list_create_starts_one(office, draft):
    programme = ProgrammeFactory()

    answer = office.post(page("list_create", programme))

    assert answer.url == page("list_detail", programme.lists.get())


def test_list_create_says_why_not(office, draft):
    answer = office.post(page("list_create", draft.programme), follow=True)

    assert "masih punya daftar yang disusun" in answer.text


def test_list_detail_asks_the_same_for_any_number(office, draft, constant_queries):
    ListEntryFactory(list=draft)

    constant_queries(
        lambda: office.get(page("list_detail", draft)),
        more=lambda: ListEntryFactory.create_batch(3, list=draft),
    )


def test_list_detail_shows_those_to_look_at_first(office, draft, village):
    ListEntryFactory(list=draft, family__dwelling__area=village.rt_003, receiver__name="Ani")
    odd = FamilyFactory(dwelling__area=village.rt_004, head__name="Zaki", head__nik=None)
    ListEntryFactory(list=draft, family=odd)

    office.post(page("list_check", draft))
    answer = office.get(page("list_detail", draft))

    assert names(answer)[0] == "Zaki"
    assert answer.context["page"].figures == [("NO_NIK", "penerima tanpa NIK", 1)]
    assert answer.context["page"].listed.checked_at
    assert "belum dihitung" not in answer.text


def test_list_detail_narrows_by_rt_and_check(office, draft, village):
    here = FamilyFactory(dwelling__area=village.rt_003, head__name="Ani")
    there = FamilyFactory(dwelling__area=village.rt_001, head__name="Zaki", head__nik=None)
    for family in (here, there):
        ListEntryFactory(list=draft, family=family)
    office.post(page("list_check", draft))

    def shown(**asked):
        return names(office.get(page("list_detail", draft), asked))

    assert shown(wilayah=str(village.rw_002.public_id)) == ["Ani"]
    assert shown(periksa="NO_NIK") == shown(periksa="semua") == ["Zaki"]
    assert shown(kedudukan=Standing.RESERVE) == []


def test_list_detail_shows_heads_their_own_area_masked(village, client_of, draft):
    for rt, name in ((village.rt_003, "Ani"), (village.rt_001, "Zaki")):
        ListEntryFactory(list=draft, family=FamilyFactory(dwelling__area=rt, head__name=name))

    answer = client_of(village.people[Role.RT_HEAD]).get(page("list_detail", draft))

    assert names(answer) == ["Ani"]
    assert page("list_fill", draft) not in answer.text


def test_list_detail_shows_a_page_within_its_queries(
    office, draft, village, django_assert_max_num_queries
):
    ListEntryFactory.create_batch(60, list=draft)

    with django_assert_max_num_queries(12):
        answer = office.get(page("list_detail", draft))

    assert len(names(answer)) == 50


def test_list_detail_says_when_nobody_counted_yet(office, draft):
    assert "belum dihitung" in office.get(page("list_detail", draft)).text


@pytest.mark.parametrize("number", [1, 2])
def test_list_detail_pages_keep_the_order(office, draft, village, number):
    """Those to look at by RT and name, then the others, over both pages."""
    for rt in (village.rt_004, village.rt_003):
        for nth in range(15):
            for nik in ({}, {"head__nik": None}):
                name = f"Warga {nth:02}{'' if nik else ' Lengkap'}"
                family = FamilyFactory(dwelling__area=rt, head__name=name, **nik)
                ListEntryFactory(list=draft, family=family)
    office.post(page("list_check", draft))

    shown = names(office.get(page("list_detail", draft), {"halaman": number}))

    odd = [f"Warga {nth:02}" for nth in range(15)] * 2
    sound = [f"Warga {nth:02} Lengkap" for nth in range(15)] * 2
    assert shown == ([*odd, *sound][:50] if number == 1 else [*odd, *sound][50:])


def test_list_check_is_for_whoever_writes_or_approves(village, client_of, office, chief, draft):
    head = client_of(village.people[Role.RW_HEAD])

    said = [one.post(page("list_check", draft), follow=True).text for one in (office, chief, head)]

    assert ["Daftar diperiksa ulang" in text for text in said] == [True, True, False]
    assert "diperiksa oleh penyusunnya atau lurah" in said[2]


def test_list_fill_adds_families(office, draft, village):
    FamilyFactory(dwelling__area=village.rt_003)

    answer = office.post(page("list_fill", draft), {"wilayah": str(village.rt_003.public_id)})

    assert (answer.url, draft.entries.count()) == (page("list_detail", draft), 1)


def test_list_fill_refuses_unknown_words(office, draft):
    answer = office.post(page("list_fill", draft), {"anggota": "999"})

    assert (answer.status_code, draft.entries.count()) == (422, 0)


def test_list_copy_takes_another_list(office, draft):
    entry = ListEntryFactory(list__final=True)

    office.post(page("list_copy", draft), {"other": str(entry.list.public_id)})

    assert draft.entries.get().family == entry.family


def test_list_submit_and_approve_make_it_final(office, chief, draft):
    ListEntryFactory(list=draft)

    office.post(page("list_submit", draft))
    chief.post(page("list_approve", draft))

    final = RecipientList.objects.get()
    assert (final.state, final.version) == (ListState.FINAL, 1)


def test_list_approve_asks_again_who_one_is(chief, submitted):
    session = chief.session
    session["account_authentication_methods"] = [{"method": "password", "at": 0}]
    session.save()

    answer = chief.post(page("list_approve", submitted))

    assert answer.status_code == 302
    assert RecipientList.objects.get().state == ListState.SUBMITTED


def test_list_approve_is_not_for_kesra(office, submitted):
    assert office.post(page("list_approve", submitted)).status_code == 403


def test_list_return_needs_a_sentence(chief, submitted):
    assert chief.post(page("list_return", submitted), {"reason": ""}).status_code == 422

    chief.post(page("list_return", submitted), {"reason": "RT 003 belum lengkap."})

    assert RecipientList.objects.get().returned_because == "RT 003 belum lengkap."


def test_pages_are_not_for_surveyors(village, client_of, draft):
    kader = client_of(village.people[Role.SURVEYOR])

    assert kader.get(page("list_detail", draft)).status_code == 403
