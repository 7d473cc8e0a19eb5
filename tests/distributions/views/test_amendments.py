"""The pages of changes of final lists."""

import pytest
from django.urls import reverse

from distributions.choices import AmendmentState, Standing, Succession
from distributions.models import Amendment, RecipientList
from duren_sawit.accounts.choices import Role
from tests.factories.distributions import (
    AmendmentFactory,
    EntitlementFactory,
    ListEntryFactory,
    RecipientListFactory,
)
from tests.factories.households import FamilyFactory, PersonFactory


def page(name, subject):
    return reverse(f"distributions:amendment_{name}", args=[subject.public_id])


@pytest.fixture
def office(kesra, client_of):
    return client_of(kesra)


@pytest.fixture
def chief(village, client_of):
    return client_of(village.people[Role.LURAH])


@pytest.fixture
def entry(village):
    family = FamilyFactory(dwelling__area=village.rt_003, head__name="Ani")
    return ListEntryFactory(list=RecipientListFactory(final=True), family=family)


@pytest.fixture
def reserve(entry, village):
    family = FamilyFactory(dwelling__area=village.rt_003, head__name="Cici")
    return ListEntryFactory(list=entry.list, family=family, standing=Standing.RESERVE)


@pytest.fixture
def amendment(entry, reserve):
    return AmendmentFactory(entry=entry, replacement=reserve, rule=Succession.SAME_RT)


def test_amendment_list_asks_the_same_for_any_number(office, entry, constant_queries):
    AmendmentFactory(entry=entry)

    constant_queries(
        lambda: office.get(page("list", entry.list)),
        more=lambda: [
            AmendmentFactory(entry=ListEntryFactory(list=entry.list)) for _nth in range(3)
        ],
    )


def test_amendment_list_shows_heads_their_own_area(village, client_of, amendment):
    rt_head, other = client_of(village.people[Role.RT_HEAD]), ListEntryFactory(list=amendment.list)
    AmendmentFactory(entry=other)

    answer = rt_head.get(page("list", amendment.list))

    assert [line.amendment for line in answer.context["lines"]] == [amendment]
    assert page("approve", amendment) not in answer.text


def test_amendment_list_offers_the_lurah_to_sign(chief, amendment):
    answer = chief.get(page("list", amendment.list))

    assert page("approve", amendment) in answer.text
    assert page("decline", amendment) in answer.text


def test_amendment_propose_offers_only_open_ways(office, entry):
    text = office.get(page("propose", entry)).text

    assert "dikeluarkan tanpa pengganti" in text
    assert "cadangan terdepan" not in text
    assert "Anggota yang menerima" not in text


def test_amendment_propose_names_the_reserve(office, entry, reserve):
    answer = office.post(page("propose", entry), {"reason": "MOVED", "way": "RESERVE"})

    assert answer.url == page("list", entry.list)
    assert Amendment.objects.get().replacement == reserve


def test_amendment_propose_takes_a_member(office, entry):
    member = PersonFactory(family=entry.family)
    said = {"reason": "DIED", "way": "MEMBER", "new_receiver": str(member.public_id)}

    office.post(page("propose", entry), said)

    assert Amendment.objects.get().new_receiver == member


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"note": "Pindah kota."}, "Belum diisi"),
        ({"reason": "DIED", "way": "MEMBER"}, "Pilih anggota keluarga yang menerima."),
        ({"reason": "BORED", "way": "NOBODY"}, "Pilih"),
    ],
)
def test_amendment_propose_refuses_what_is_missing(office, entry, said, sentence):
    PersonFactory(family=entry.family)

    answer = office.post(page("propose", entry), said)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert not Amendment.objects.exists()


def test_amendment_propose_is_not_there_for_other_areas_nor_for_surveyors(
    village, client_of, entry
):
    rt_head = client_of(village.people[Role.RT_HEAD])
    kader = client_of(village.people[Role.SURVEYOR])

    assert rt_head.post(page("propose", entry)).status_code == 403
    assert kader.get(page("list", entry.list)).status_code == 403


def test_amendment_approve_says_what_will_happen_and_what_did(chief, amendment):
    EntitlementFactory(entry=amendment.entry, round__list=amendment.list, round__open=True)

    before = chief.get(page("approve", amendment))
    after = chief.post(page("approve", amendment), follow=True)

    assert "Daftar menjadi versi 2" in before.text
    assert "Cici mendapat jatah dan kode baru" in before.text
    assert "1 jatah dicabut. 1 jatah diberikan kepada pengganti." in after.text
    assert RecipientList.objects.get().version == 2


def test_amendment_approve_says_why_not(chief, amendment):
    Amendment.objects.update(state=AmendmentState.DECLINED)

    answer = chief.post(page("approve", amendment), follow=True)

    assert "sudah diputuskan" in answer.text


def test_amendment_approve_asks_again_who_one_is(chief, amendment):
    session = chief.session
    session["account_authentication_methods"] = [{"method": "password", "at": 0}]
    session.save()

    answer = chief.post(page("approve", amendment))

    assert answer.status_code == 302
    assert Amendment.objects.get().state == AmendmentState.WAITING


def test_amendment_approve_flags_the_own_family(chief, village, amendment):
    lurah = village.people[Role.LURAH]
    lurah.kk_number = amendment.entry.family.kk_number
    lurah.save()

    assert "Ini keluarga Anda sendiri" in chief.get(page("approve", amendment)).text


def test_amendment_decline_needs_a_sentence(chief, amendment):
    assert chief.post(page("decline", amendment), {"answer": ""}).status_code == 422

    chief.post(page("decline", amendment), {"answer": "Masih menetap."})

    assert Amendment.objects.get().answer == "Masih menetap."


def test_signing_is_not_for_kesra(office, amendment):
    assert office.post(page("approve", amendment)).status_code == 403
    assert office.post(page("decline", amendment)).status_code == 403
