"""The pages of rows that name nobody for certain, and of the workbook they come from."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from distributions.choices import RowState
from distributions.models import UnmatchedRow
from duren_sawit.accounts.choices import Role
from tests.factories.distributions import (
    ListEntryFactory,
    RecipientListFactory,
    UnmatchedRowFactory,
)
from tests.factories.households import FamilyFactory
from tests.households.intake.sheets import NIK, workbook


def page(name, subject):
    return reverse(f"distributions:{name}", args=[subject.public_id])


@pytest.fixture
def office(kesra, client_of):
    return client_of(kesra)


@pytest.fixture
def siti(village):
    return FamilyFactory(dwelling__area=village.rt_003, head__name="Siti Contoh").people.get()


@pytest.fixture
def row(db):
    return UnmatchedRowFactory(name="Siti Conto")


def upload(office, listed, content, name="bantuan.xlsx"):
    return office.post(page("list_upload", listed), {"file": SimpleUploadedFile(name, content)})


def people(answer):
    return [one.person for one in answer.context["page"].candidates]


def test_list_upload_fills_the_list_and_leads_to_what_is_left(office, siti):
    listed = RecipientListFactory()
    content = workbook(("a", [["NIK", "Nama"], [siti.nik.full, siti.name], [NIK, "Orang Jauh"]]))

    answer = upload(office, listed, content)

    assert answer.url == page("row_list", listed)
    assert listed.entries.get().receiver == siti
    assert "1 baris perlu diperiksa" in office.get(answer.url).text


def test_list_upload_leads_back_when_nothing_is_left(office, siti):
    listed = RecipientListFactory()

    answer = upload(office, listed, workbook(("a", [["NIK", "Nama"], [siti.nik.full, "Siti"]])))

    assert answer.url == page("list_detail", listed)
    assert "1 keluarga ditambahkan: 1 penerima, 0 cadangan." in office.get(answer.url).text


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%PDF-1.7 \0 daftar", "Berkas ini"),
        (workbook(("a", [["Barang", "Harga"], ["beras", "10"]])), "Judul kolomnya belum dikenali"),
    ],
)
def test_list_upload_says_what_is_wrong_with_a_file(office, content, sentence):
    listed = RecipientListFactory()

    answer = upload(office, listed, content)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert not listed.entries.exists()


def test_list_upload_needs_a_file(office):
    listed = RecipientListFactory()

    assert office.post(page("list_upload", listed), {"x": "1"}).status_code == 422


def test_row_list_asks_the_same_for_any_number(office, row, constant_queries):
    constant_queries(
        lambda: office.get(page("row_list", row.list)),
        more=lambda: UnmatchedRowFactory.create_batch(3, list=row.list),
    )


def test_row_list_shows_first_what_waits(office, row):
    UnmatchedRowFactory(list=row.list, name="Zaki")
    UnmatchedRow.objects.filter(pk=row.pk).update(state=RowState.SET_ASIDE)

    answer = office.get(page("row_list", row.list))

    assert [one.name for one in answer.context["rows"]] == ["Zaki", "Siti Conto"]


def test_row_settle_suggests_who_is_called_so(office, row, siti):
    answer = office.get(page("row_settle", row))

    assert people(answer) == [siti]
    assert siti.nik.full not in answer.text


def test_row_settle_suggests_the_family_of_the_card_masked(office, row, siti):
    UnmatchedRow.objects.update(name="", kk_number=siti.family.kk_number)
    entry = ListEntryFactory(list=row.list, family=siti.family)

    answer = office.get(page("row_settle", row))

    assert people(answer) == [siti]
    assert answer.context["page"].candidates[0].is_listed
    assert entry.family.kk_number.full not in answer.text


def test_row_settle_goes_on_to_the_next_row(office, row, siti):
    other = UnmatchedRowFactory(list=row.list)

    first = office.post(page("row_settle", row), {"person": str(siti.public_id)})
    last = office.post(page("row_drop", other))

    assert (first.url, last.url) == (page("row_settle", other), page("list_detail", row.list))
    assert [one.state for one in UnmatchedRow.objects.in_order()] == ["MATCHED", "SET_ASIDE"]


@pytest.mark.parametrize("person", ["", "x", "7a1e0f5e-0000-4000-8000-000000000000"])
def test_row_settle_refuses_nobody(office, row, person):
    answer = office.post(page("row_settle", row), {"person": person})

    assert answer.status_code == 422
    assert "Pilih warga yang dimaksud." in answer.text
    assert UnmatchedRow.objects.get().state == RowState.OPEN


def test_row_settle_says_when_somebody_was_quicker(office, row, siti):
    UnmatchedRow.objects.update(state=RowState.SET_ASIDE, settled_by=row.list.created_by)

    answer = office.post(page("row_settle", row), {"person": str(siti.public_id)})
    again = office.post(page("row_drop", row), follow=True)

    assert answer.status_code == 422
    assert "sudah diselesaikan" in answer.text
    assert "sudah diselesaikan" in again.text


def test_row_seek_finds_others_and_keeps_what_was_typed(office, row, siti, village):
    zaki = FamilyFactory(dwelling__area=village.rt_004, head__name="Zaki Contoh").people.get()

    answer = office.post(page("row_seek", row), {"q": "zaki"})

    assert people(answer) == [zaki]
    assert 'value="zaki"' in answer.text
    assert people(office.post(page("row_seek", row), {"q": ""})) == [siti]


def test_rows_hold_a_list_back_and_say_so(office, row):
    ListEntryFactory(list=row.list)

    assert page("row_list", row.list) in office.get(page("list_detail", row.list)).text
    answer = office.post(page("list_submit", row.list), follow=True)
    assert "Masih ada 1 baris berkas bantuan" in answer.text


def test_rows_are_for_who_draws_lists_up(village, client_of, row):
    for role in (Role.LURAH, Role.RT_HEAD, Role.SURVEYOR):
        assert client_of(village.people[role]).get(page("row_settle", row)).status_code == 403
