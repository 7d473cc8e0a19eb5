"""The page of a family, and the pages that write down what changes."""

import pytest
from django.urls import reverse

from duren_sawit.accounts.choices import Role
from duren_sawit.audit.models import AuditEvent
from households.choices import Event, FamilyState
from households.models import Family, Person
from households.services import families, reports
from tests.accounts.refusals import events_of
from tests.clock import NOW, TODAY
from tests.factories.areas import RtFactory
from tests.factories.households import DwellingFactory, FamilyFactory, PersonFactory, kk_of

WRITTEN = ["edit", "move", "leave", "split", "head"]


def at(family, page="detail"):
    return reverse(f"households:family_{page}", args=[family.public_id])


@pytest.fixture
def office(operator, client_of):
    return client_of(operator)


@pytest.fixture
def rt_head(village, client_of):
    return client_of(village.people[Role.RT_HEAD])


def test_family_detail_shows_members_as_the_card_lists_them(home, office):
    page = office.get(at(home.family)).context["page"]

    assert page.title == "Keluarga Sarmadi Contoh"
    assert [member.person.name.split()[0] for member in page.members] == [
        "Sarmadi", "Karsiyem", "Darto", "Yuliana", "Ponirah",
    ]  # fmt: skip
    assert page.members[0].age == 58


def test_family_detail_shows_no_number_in_full(home, office):
    page = office.get(at(home.family)).content.decode()

    assert home.family.kk_number.full not in page
    assert not [p for p in Person.objects.all() if p.nik.full in page]


def test_family_detail_says_calmly_what_is_missing(home, office):
    Person.objects.filter(pk=home.girl.pk).update(nik=None, born_on=None)
    Person.objects.filter(pk=home.wife.pk).update(sex="MALE")
    Family.objects.filter(pk=home.family.pk).update(kk_number=None)

    said = [hint.sentence for hint in office.get(at(home.family)).context["page"].hints]

    assert "No. KK belum diketahui." in said
    assert "Yuliana Contoh: NIK, tanggal lahir belum diketahui." in said
    assert any("Jenis kelamin pada NIK berbeda" in sentence for sentence in said)


def test_family_detail_asks_as_often_for_many_members(home, office, constant_queries, operator):
    families.reveal(home.family, reason="x", by=operator, at=NOW)

    constant_queries(
        lambda: office.get(at(home.family)),
        more=lambda: PersonFactory.create_batch(4, family=home.family),
    )


def test_family_detail_of_the_own_family_is_flagged_and_locked(home, office, operator):
    operator.kk_number = home.family.kk_number
    operator.save()

    answer = office.get(at(home.family))

    assert "Ini keluarga Anda sendiri." in answer.content.decode()
    assert (answer.context["page"].is_own, answer.context["page"].may_add) == (True, False)


def test_family_detail_offers_the_head_of_the_rt_to_report(home, rt_head):
    page = rt_head.get(at(home.family)).context["page"]

    assert (page.may_report, page.may_edit, page.ways, page.hints) == (True, False, (), ())


def test_family_detail_marks_who_is_reported(village, home, office):
    reports.report(
        home.girl, kind="MOVED", on=TODAY, note="", by=village.people[Role.RT_HEAD], at=NOW
    )

    members = office.get(at(home.family)).context["page"].members

    assert [m.person.name for m in members if m.waiting == "pindah"] == ["Yuliana Contoh"]


@pytest.mark.parametrize("page", ["detail", *WRITTEN, "reveal"])
def test_a_family_of_another_rt_is_not_there(village, rt_head, page):
    other = FamilyFactory(dwelling__area=village.rt_004)

    answer = rt_head.get(at(other, page))

    assert answer.status_code == (404 if page == "detail" else 403)


def test_family_create_writes_down_family_head_and_dwelling(village, office):
    said = {"area": village.rt_003.public_id, "address": "Gang  Melati No. 2", "name": "Nur Contoh"}

    answer = office.post(reverse("households:family_create"), said)

    family = Family.objects.get()
    assert answer.url == at(family)
    assert (family.dwelling.address, family.people.get().name) == (
        "Gang Melati No. 2",
        "Nur Contoh",
    )


def test_family_create_keeps_what_was_typed_beside_the_reason(village, home, office):
    said = {"area": village.rt_003.public_id, "name": "Nur", "nik": home.wife.nik.full}

    answer = office.post(reverse("households:family_create"), said)

    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors() == [
        "NIK ini sudah dipakai Karsiyem Contoh, RT 003/RW 002."
    ]
    assert 'value="Nur"' in answer.content.decode()


def test_family_create_offers_the_addresses_of_the_chosen_rt(village, home, office):
    DwellingFactory(area=village.rt_004, address="Jalan Lain No. 1")
    address = f"{reverse('households:family_create')}?area={village.rt_003.public_id}"

    whole = office.get(address).content.decode()
    part = office.get(address, headers={"HX-Request": "true", "HX-Target": "addresses"})

    assert '<option value="Gang Kenari II No. 8">' in whole
    assert "Jalan Lain" not in whole
    assert part.content.decode().strip().startswith("<datalist")


def test_family_edit_keeps_the_number_when_the_box_is_empty(home, office):
    number = home.family.kk_number

    office.post(at(home.family, "edit"), {"kk_number": "", "seen": 0})

    assert Family.objects.get(pk=home.family.pk).kk_number == number


def test_family_edit_takes_the_number_away_when_asked(home, office):
    office.post(at(home.family, "edit"), {"without_kk": "on", "seen": 0})

    assert Family.objects.get(pk=home.family.pk).kk_number is None


def test_family_edit_says_when_somebody_else_wrote_meanwhile_and_then_saves(home, office, operator):
    families.change(home.family, kk_number=kk_of(9800), by=operator, at=NOW)
    said = {"kk_number": kk_of(9801).full, "seen": 0}

    refused = office.post(at(home.family, "edit"), said)
    again = refused.context["form"].data["seen"]
    office.post(at(home.family, "edit"), said | {"seen": again})

    assert refused.status_code == 422
    assert Family.objects.get(pk=home.family.pk).kk_number == kk_of(9801)


def test_family_move_takes_them_to_another_rt(village, home, office):
    said = {"area": village.rt_001.public_id, "address": "Jalan Baru 1", "reason": "kontrak"}

    assert office.post(at(home.family, "move"), said).url == at(home.family)
    assert Family.objects.get(pk=home.family.pk).area == village.rt_001


def test_family_move_offers_only_rts_of_the_village_that_are_there(village, home, office):
    fields = office.get(at(home.family, "move")).context["form"].fields

    RtFactory(parent=village.rw_005, number=9)
    assert {rt.name for rt in fields["area"].queryset} == {
        "RT 001",
        "RT 002",
        "RT 003",
        "RT 004",
        "RT 009",
    }


def test_family_leave_names_who_goes_and_then_writes_it_down(home, office):
    before = office.get(at(home.family, "leave")).content.decode()

    office.post(at(home.family, "leave"), {"on": "2026-11-01", "reason": "pulang"})

    assert "5 anggota ikut pindah" in before
    assert home.state() == FamilyState.MOVED


def answers(home, **relations):
    keys = {name: f"relation_{getattr(home, name).public_id.hex}" for name in relations}
    return {keys[name]: relation for name, relation in relations.items()} | {"reason": "menikah"}


def test_family_split_opens_the_page_of_the_new_family(home, office):
    said = answers(home, wife="STAYS", son="HEAD", girl="RELATIVE", mother="STAYS")

    answer = office.post(at(home.family, "split"), said)

    made = Family.objects.exclude(pk=home.family.pk).get()
    assert answer.url == at(made)
    assert made.people.count() == 2


def test_family_split_of_nobody_is_refused_in_words(home, office):
    said = answers(home, wife="STAYS", son="STAYS", girl="STAYS", mother="STAYS")

    answer = office.post(at(home.family, "split"), said)

    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors() == [
        "Pilih dahulu siapa yang pindah ke KK baru."
    ]


def test_family_head_proposes_the_relations_of_the_others(home, office):
    page = office.get(f"{at(home.family, 'head')}?kepala={home.wife.public_id}")

    form = page.context["form"]
    proposed = {
        form.fields[name].label.split()[0]: form.fields[name].initial for name in form.fields
    }
    assert proposed["Karsiyem"] == "HEAD"
    assert (proposed["Sarmadi"], proposed["Ponirah"]) == ("HUSBAND", "PARENT_IN_LAW")


def test_family_head_restates_everybody_in_one_form(home, office):
    said = answers(
        home, head="HUSBAND", wife="HEAD", son="CHILD", girl="CHILD", mother="PARENT_IN_LAW"
    )

    assert office.post(at(home.family, "head"), said).url == at(home.family)
    assert home.now()["Karsiyem"] == "HEAD"


def test_family_reveal_shows_after_the_trail_knows(home, office, operator):
    before = office.get(at(home.family, "reveal")).content.decode()
    shown = office.post(at(home.family, "reveal"), {"why": "0"}).url

    page = office.get(shown)

    assert home.family.kk_number.full not in before
    assert home.family.kk_number.full in page.content.decode()
    assert home.girl.nik.full in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert events_of(home.family) == [(Event.FAMILY_REVEALED, operator.pk)]


def test_family_reveal_needs_words_for_another_reason(home, office):
    answer = office.post(at(home.family, "reveal"), {"why": "OTHER"})

    assert answer.context["form"].errors["other"] == ["Tulis alasannya."]
    assert events_of(home.family) == []


def test_family_reveal_takes_no_ticket_of_another_person_or_family(
    village, home, office, client_of
):
    kesra = client_of(village.people[Role.KESRA])
    other = FamilyFactory(dwelling__area=village.rt_003)
    shown = kesra.post(at(home.family, "reveal"), {"why": "0"}).url
    ticket = shown.partition("?")[2]

    assert home.family.kk_number.full not in office.get(shown).content.decode()
    page = kesra.get(f"{at(other, 'reveal')}?{ticket}").content.decode()
    assert other.kk_number.full not in page


def test_family_reveal_closes_after_five_minutes(home, office, clock):
    clock.move_to(NOW)
    shown = office.post(at(home.family, "reveal"), {"why": "1"}).url
    open_page = office.get(shown).content.decode()

    clock.shift(5 * 60 + 1)

    assert home.family.kk_number.full in open_page
    assert home.family.kk_number.full not in office.get(shown).content.decode()
    assert AuditEvent.objects.about(home.family).get().reason == "Mengisi SIKS-NG"
