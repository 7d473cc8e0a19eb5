"""The pages of programmes."""

import pytest
from django.urls import reverse

from distributions.models import Programme
from duren_sawit.accounts.choices import Role
from tests.clock import NOW
from tests.factories.distributions import (
    BenefitFactory,
    EntitlementFactory,
    PackageLineFactory,
    ProgrammeFactory,
    RecipientListFactory,
    RoundFactory,
)

SAID = {
    "name": "Bantuan  beras",
    "parts": "10 kg beras",
    "source": "NATION",
    "legal_basis": "",
    "starts_on": "2026-04-01",
    "ends_on": "2026-06-30",
    "receiver": "MOTHER",
    "quota": "",
}


def page(name, programme=None):
    return reverse(f"distributions:{name}", args=[programme.public_id] if programme else [])


@pytest.fixture
def office(kesra, client_of):
    return client_of(kesra)


def test_programme_list_asks_the_same_for_any_number(office, constant_queries):
    BenefitFactory()

    constant_queries(
        lambda: office.get(page("programme_list")), more=lambda: BenefitFactory.create_batch(2)
    )

    assert len(office.get(page("programme_list")).context["lines"]) == 3


def test_programme_list_offers_planning_to_planners_alone(village, office, client_of):
    rw = client_of(village.people[Role.RW_HEAD])

    assert page("programme_create") in office.get(page("programme_list")).text
    assert page("programme_create") not in rw.get(page("programme_list")).text


def test_programme_create_plans_it(village, office):
    answer = office.post(page("programme_create"), SAID)

    programme = Programme.objects.get()
    expected = page("programme_detail", programme)
    assert (answer.url, programme.name) == (expected, "Bantuan beras")


def test_programme_create_begins_from_a_package(village, office):
    line = PackageLineFactory(item__name="beras", package__name="Paket beras")

    form = office.get(page("programme_create"), {"paket": str(line.package.public_id)}).context[
        "form"
    ]

    assert (form["name"].value(), form["parts"].value()) == ("Paket beras", "10 kg beras")


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"parts": "beras"}, "parts", "“beras” belum terbaca. Tulis seperti 10 kg beras, atau"),
        ({"ends_on": "2026-03-31"}, "ends_on", "Tanggal akhir tidak mendahului tanggal mulai."),
        ({"quota": "0"}, "quota", "1"),
    ],
)
def test_programme_create_says_what_is_wrong_and_keeps_the_rest(
    village, office, wrong, field, sentence
):
    answer = office.post(page("programme_create"), {**SAID, **wrong})

    form = answer.context["form"]
    assert (answer.status_code, form["name"].value()) == (422, SAID["name"])
    assert sentence in form.errors[field][0]
    assert not Programme.objects.exists()


def test_programme_edit_shows_what_is_planned_and_changes_it(village, office):
    programme = BenefitFactory(item__name="beras").programme
    form = office.get(page("programme_edit", programme)).context["form"]
    assert form["parts"].value() == "10 kg beras"

    answer = office.post(page("programme_edit", programme), {**SAID, "quota": "40"})

    programme.refresh_from_db()
    assert (answer.url, programme.quota) == (page("programme_detail", programme), 40)


def test_programme_divide_gives_each_rw_its_number(village, office):
    programme = ProgrammeFactory(quota=50)

    office.post(page("programme_divide", programme), {str(village.rw_002.public_id): "30"})

    quota = programme.quotas.get()
    assert (quota.area, quota.families) == (village.rw_002, 30)


def test_programme_divide_says_when_it_is_too_much(village, office):
    programme = ProgrammeFactory(quota=10)

    said = {str(village.rw_002.public_id): "30"}
    answer = office.post(page("programme_divide", programme), said)

    assert answer.status_code == 422
    assert "lebih 20 keluarga" in answer.context["form"].non_field_errors()[0]


def test_programme_detail_asks_the_same_for_any_number_of_quotas(village, office):
    programme = ProgrammeFactory(quota=50)

    text = office.get(page("programme_detail", programme)).text

    assert "Kuota belum dibagi per RW." in text
    assert "Mulai program" in text


def test_a_programme_is_begun_and_finished_by_buttons(village, office):
    programme = ProgrammeFactory()

    office.post(page("programme_begin", programme))
    office.post(page("programme_finish", programme))
    answer = office.post(page("programme_finish", programme), follow=True)

    programme.refresh_from_db()
    assert programme.state == "FINISHED"
    assert "Program ini selesai." in answer.text


def test_a_programme_is_not_finished_while_a_round_is_open(village, office):
    opened = RoundFactory(open=True, number=3)

    answer = office.post(page("programme_finish", opened.programme), follow=True)

    opened.programme.refresh_from_db()
    assert opened.programme.state == "RUNNING"
    assert "Tutup dulu tahap 3." in answer.text


def stations_on(answer):
    return [str(station.state) for station in answer.context["journey"].stations]


def test_programme_detail_leads_from_step_to_step(village, office):
    programme = ProgrammeFactory(state="RUNNING")
    told = []

    def look():
        shown = office.get(page("programme_detail", programme)).context["journey"]
        told.append((shown.next.url, [str(one.state) for one in shown.stations].count("done")))

    look()
    listed = RecipientListFactory(programme=programme)
    look()
    programme.lists.all().delete()
    listed = RecipientListFactory(programme=programme, final=True)
    look()
    planned = RoundFactory(list=listed)
    look()
    planned.state, planned.opened_at, planned.closed_at = "CLOSED", NOW, NOW
    planned.save()
    look()

    assert told == [
        (page("list_create", programme), 0),
        (told[1][0], 1),
        (page("round_create", programme), 3),
        (page("round_detail", planned), 3),
        (page("round_create", programme), 4),
    ]
    assert "/penyaluran/daftar/" in told[1][0]


def test_programme_detail_is_at_its_end_when_it_is_finished(village, office, client_of):
    programme = ProgrammeFactory(state="FINISHED")

    answer = office.get(page("programme_detail", programme))

    assert (stations_on(answer), answer.context["journey"].next) == (["done"] * 5, None)


def test_programme_detail_asks_the_same_for_any_number_of_rounds(village, office, constant_queries):
    listed = RecipientListFactory(final=True)
    EntitlementFactory(round=RoundFactory(list=listed, closed=True))

    constant_queries(
        lambda: office.get(page("programme_detail", listed.programme)),
        more=lambda: RoundFactory.create_batch(2, list=listed, closed=True),
    )


def test_programme_detail_offers_the_next_step_to_planners_alone(village, client_of):
    programme = RecipientListFactory(final=True).programme
    rw = client_of(village.people[Role.RW_HEAD])

    answer = rw.get(page("programme_detail", programme))

    assert answer.context["journey"].next is None
    assert page("round_create", programme) not in answer.text
