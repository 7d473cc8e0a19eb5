"""The page of a person, and the pages that write down what changes."""

import pytest
from django.urls import reverse

from duren_sawit.accounts.choices import Role
from duren_sawit.lib.nik import Sex
from households.choices import Event, FamilyState, LifeStatus
from households.models import Person
from households.services import families
from tests.accounts.refusals import events_of
from tests.clock import NOW, TODAY
from tests.factories.households import FamilyFactory, PersonFactory, nik_of

PAGES = ["detail", "edit", "move", "leave", "restore", "reveal"]
EMPTY = {
    "relation": "CHILD", "nik": "", "sex": "", "born_on": "", "birth_place": "",
    "marital_status": "", "education": "", "occupation": "", "disability": "", "phone": "",
}  # fmt: skip


def at(person, page="detail"):
    return reverse(f"households:person_{page}", args=[person.public_id])


@pytest.fixture
def office(operator, client_of):
    return client_of(operator)


@pytest.fixture
def rt_head(village, client_of):
    return client_of(village.people[Role.RT_HEAD])


def now(person):
    return Person.objects.get(pk=person.pk)


def test_person_detail_shows_what_is_known_with_the_number_masked(home, office):
    answer = office.get(at(home.wife))

    assert answer.context["page"].lead == "Istri · 54 tahun"
    assert home.wife.nik.full not in answer.content.decode()


def test_person_detail_asks_as_often_in_a_large_family(home, office, constant_queries):
    constant_queries(
        lambda: office.get(at(home.wife)),
        more=lambda: PersonFactory.create_batch(4, family=home.family),
    )


@pytest.mark.parametrize("page", PAGES)
def test_a_person_of_another_rt_is_not_there(village, rt_head, page):
    other = FamilyFactory(dwelling__area=village.rt_004).people.get()

    answer = rt_head.get(at(other, page))

    assert answer.status_code == (404 if page == "detail" else 403)


def test_person_create_needs_only_a_name(home, office):
    address = reverse("households:person_create", args=[home.family.public_id])

    answer = office.post(address, EMPTY | {"name": "Bayi Contoh", "relation": ""})

    assert answer.status_code == 302
    baby = Person.objects.get(name="Bayi Contoh")
    assert (baby.family, baby.relation, baby.nik, baby.born_on) == (home.family, "", None, None)


def test_person_create_says_what_is_wrong_with_a_nik(home, office):
    address = reverse("households:person_create", args=[home.family.public_id])

    answer = office.post(address, EMPTY | {"name": "Bayi Contoh", "nik": "31750712"})

    assert answer.status_code == 422
    assert answer.context["form"].errors["nik"] == ["NIK terdiri dari 16 angka; ini baru 8."]


def test_person_edit_keeps_the_nik_when_the_box_is_empty(home, office):
    office.post(
        at(home.girl, "edit"),
        EMPTY | {"name": "Yuliana Baru", "phone": "0812 0000 1111", "seen": 0},
    )

    girl = now(home.girl)
    assert (girl.name, girl.nik, girl.phone) == ("Yuliana Baru", home.girl.nik, "+6281200001111")


def test_person_edit_replaces_or_removes_the_nik(home, office):
    office.post(at(home.girl, "edit"), EMPTY | {"name": "Y", "nik": nik_of(9400).full, "seen": 0})
    replaced = now(home.girl)
    office.post(
        at(home.girl, "edit"), EMPTY | {"name": "Y", "without_nik": "on", "seen": replaced.revision}
    )

    assert replaced.nik == nik_of(9400)
    assert now(home.girl).nik is None


def test_person_edit_shows_what_is_stored(home, office):
    home.girl.phone, home.girl.sex = "+6281200002222", Sex.FEMALE
    home.girl.save()

    form = office.get(at(home.girl, "edit")).content.decode()

    assert 'value="2014-07-01"' in form
    assert "0812 0000 2222" in form
    assert home.girl.nik.full not in form


def test_person_leave_proposes_the_spouse_and_writes_it_down(home, office):
    form = office.get(at(home.head, "leave")).context["form"]

    office.post(
        at(home.head, "leave"),
        {"status": "DIED", "on": "2026-11-20", "successor": form.fields["successor"].initial},
    )

    assert home.now()["Karsiyem"] == "HEAD"
    assert now(home.head).life_status == LifeStatus.DIED


def test_person_leave_asks_no_successor_of_a_member(home, office):
    form = office.get(at(home.girl, "leave")).context["form"]

    office.post(at(home.girl, "leave"), {"status": "MOVED", "on": "2026-11-20"})

    assert "successor" not in form.fields
    assert now(home.girl).life_status == LifeStatus.MOVED


def test_person_leave_refuses_a_day_ahead_in_words(home, office):
    answer = office.post(at(home.girl, "leave"), {"status": "DIED", "on": "2999-01-01"})

    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors() == ["Tanggal ini masih di depan."]


def test_person_move_finds_the_family_by_name_and_moves(village, home, office):
    other = FamilyFactory(dwelling__area=village.rt_001, head__name="Mulyadi Contoh")
    asked = {"q": "mulyadi"}

    form = office.post(at(home.girl, "seek"), asked).context["form"]
    office.post(
        form.action,
        asked | {"family": str(other.public_id), "relation": "GRANDCHILD", "reason": "ikut"},
    )

    assert list(form.families) == [str(other.public_id)]
    assert (now(home.girl).family, now(home.girl).relation) == (other, "GRANDCHILD")


@pytest.mark.parametrize("asked", ["", "mu", "tidak ada"])
def test_person_move_finds_nothing_for_too_little(village, home, office, asked):
    FamilyFactory(dwelling__area=village.rt_001, head__name="Mulyadi Contoh")

    assert office.post(at(home.girl, "seek"), {"q": asked}).context["form"].families == {}


def test_person_move_finds_by_the_whole_kk_number(village, home, office):
    other = FamilyFactory(dwelling__area=village.rt_001)

    sought = office.post(at(home.girl, "seek"), {"q": other.kk_number.full})
    from_address = office.get(at(home.girl, "move"), {"q": other.kk_number.full})

    assert list(sought.context["form"].families) == [str(other.public_id)]
    assert from_address.context["form"].families == {}


def test_person_restore_brings_the_family_back_together(home, office, operator):
    families.leave(home.family, on=TODAY, reason="x", by=operator, at=NOW)

    form = office.get(at(home.girl, "restore")).context["form"]
    office.post(at(home.girl, "restore"), {"together": "on", "reason": "salah pilih"})

    assert "Sarmadi Contoh" in str(form.fields["together"].label)
    assert home.state() == FamilyState.ACTIVE
    assert home.now()["Sarmadi"] == "HEAD"


def test_person_restore_asks_a_former_head_what_they_are_now(home, office):
    office.post(
        at(home.head, "leave"),
        {"status": "DIED", "on": "2026-11-20", "successor": home.wife.public_id},
    )

    form = office.get(at(home.head, "restore")).context["form"]
    office.post(at(home.head, "restore"), {"relation": "HUSBAND", "reason": "salah orang"})

    assert "relation" in form.fields
    assert home.now()["Sarmadi"] == "HUSBAND"


def test_person_number_gives_a_temporary_nik_once(home, office):
    baby = PersonFactory(family=home.family, unnumbered=True)

    office.post(at(baby, "number"))
    again = office.post(at(baby, "number"), follow=True).content.decode()

    assert now(baby).temporary_nik == "0317507100100001"
    assert "sudah punya NIK sementara" in again


def test_person_reveal_shows_after_the_trail_knows(home, office, operator):
    shown = office.post(at(home.girl, "reveal"), {"why": "OTHER", "other": "diminta posyandu"}).url

    page = office.get(shown).content.decode()

    assert home.girl.nik.full in page
    assert home.wife.nik.full not in page
    assert events_of(home.girl) == [(Event.PERSON_REVEALED, operator.pk)]


def test_person_seek_can_be_sent_on_by_a_browser(village, home, office):
    FamilyFactory(dwelling__area=village.rt_001, head__name="Mulyadi Contoh")
    office.handler.enforce_csrf_checks = True
    page = office.get(at(home.girl, "move"))
    asked = {"q": "mulyadi", "csrfmiddlewaretoken": str(page.context["csrf_token"])}

    found = office.post(at(home.girl, "seek"), asked)

    assert found.status_code == 200
    main = found.content.decode().partition("<main")[2].partition("</main")[0]
    assert main.count("csrfmiddlewaretoken") == 2
    assert 'value="mulyadi"' in main
