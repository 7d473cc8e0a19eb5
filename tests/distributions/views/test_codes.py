"""The address on slips and sheets."""

import pytest
from django.urls import reverse

from duren_sawit.accounts.choices import Role
from tests.factories.distributions import SheetFactory

PUBLIC = "Kode ini dibaca petugas di titik bagi."


def address(code):
    return reverse("distributions:code_open", args=[code])


@pytest.fixture
def officer(village, client_of):
    return client_of(village.people[Role.HANDOUT_OFFICER])


def test_code_open_leads_an_officer_to_the_slip(handout, officer):
    answer = officer.get(address(handout.entitlement.code) + "?titik=1")

    slip = reverse("distributions:handover_record", args=[handout.entitlement.public_id])
    assert (answer.status_code, answer["Location"]) == (302, f"{slip}?titik=1")


def test_code_open_reads_what_somebody_typed(handout, officer):
    code = handout.entitlement.code

    assert officer.get(address(f"{code[:4]}-{code[4:]}".lower())).status_code == 302


def test_code_open_leads_an_officer_to_the_sheet(village, officer):
    sheet = SheetFactory(area=village.rt_003)

    answer = officer.get(address(sheet.code))

    assert answer["Location"] == reverse("distributions:sheet_read", args=[sheet.public_id])


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("23456789", "Kode ini belum cocok. Periksa lagi tiap huruf dan angkanya."),
        ("234", "Kode terdiri dari 8 huruf dan angka; ini baru 3."),
        ("22222222", "Kode ini belum kami kenal."),
    ],
)
def test_code_open_tells_an_officer_what_is_wrong_with_it(officer, code, sentence):
    answer = officer.get(address(code))

    assert (answer.status_code, sentence in answer.text) == (404, True)


def test_code_open_names_the_area_of_a_slip_from_elsewhere(village, handout, officer):
    slip = handout.of(village.rt_001)
    sheet = SheetFactory(area=village.rt_001)

    for code in (slip.code, sheet.code):
        answer = officer.get(address(code))
        assert answer.status_code == 404
        assert "RT 001/RW 005, di luar wilayah tugas Anda." in answer.text
        assert slip.entry.name not in answer.text


@pytest.mark.parametrize("known", [True, False])
def test_code_open_tells_a_stranger_the_same_of_any_code(handout, client, known):
    answer = client.get(address(handout.entitlement.code if known else "22222222"))

    assert (answer.status_code, PUBLIC in answer.text) == (200, True)
    assert handout.entitlement.entry.name not in answer.text


def test_code_open_tells_others_of_the_office_what_a_stranger_learns(village, handout, client_of):
    answer = client_of(village.people[Role.LURAH]).get(address(handout.entitlement.code))

    assert (answer.status_code, PUBLIC in answer.text) == (200, True)
