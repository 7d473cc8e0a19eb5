"""Files of the register: asked for, waited for, taken away; by whom, and with which numbers."""

import csv
import io

import pytest
from python_calamine import CalamineWorkbook

from duren_sawit.accounts.choices import Role
from duren_sawit.audit.models import AuditEvent
from households import exporting
from households.choices import Event, ExportState
from households.models import Export
from tests.clock import NOW
from tests.factories.households import ExportFactory, FamilyFactory

ADDRESS = "/warga/unduh/"


@pytest.fixture
def kesra(village, client_of):
    return client_of(village.people[Role.KESRA])


@pytest.fixture
def rt_head(village, client_of):
    return client_of(village.people[Role.RT_HEAD])


@pytest.fixture
def families(village):
    """One in RT 003, whose head has a name that would be a formula; one in RT 004."""
    own = FamilyFactory(dwelling__area=village.rt_003, head__name="=1+1 Sarmadi")
    return own, FamilyFactory(dwelling__area=village.rt_004, head__name="Budi")


def taken(client, **said):
    """Ask, let the worker make it, and take it."""
    response = client.post(said.pop("address", ADDRESS), said)
    export = Export.objects.get()
    exporting.produce(export.pk, clock=lambda: NOW)
    assert response["Location"] == f"{ADDRESS}{export.public_id}/"
    link = "lengkap" if export.has_full_numbers else "berkas"
    return client.get(f"{response['Location']}{link}/")


def rows_of(response):
    text = response.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def test_export_of_an_rt_head_holds_the_own_rt_masked_and_stamped(rt_head, families, village):
    rows = rows_of(taken(rt_head, format="CSV"))

    [entry] = AuditEvent.objects.filter(event=Event.FAMILIES_EXPORTED)
    head = families[0].people.get()
    row = dict(zip(rows[2], rows[3], strict=True))
    assert (len(rows), row["Nama"]) == (4, "'=1+1 Sarmadi")
    assert row["NIK"] == head.nik.mask(paper=True)
    assert row["No. KK"] == families[0].kk_number.mask(paper=True)
    assert row["RT/RW"] == village.rt_003.long_name
    assert str(entry.public_id) in rows[0][0]
    assert village.people[Role.RT_HEAD].full_name in rows[0][0]
    assert entry.is_access


def test_export_lies_closed_on_the_disk(kesra, families):
    assert b"Sarmadi" in taken(kesra, format="CSV").content

    with Export.objects.get().file.open("rb") as file:
        assert b"Sarmadi" not in file.read()


def test_export_workbook_keeps_texts_texts(kesra, families):
    response = taken(kesra, format="XLSX")

    book = CalamineWorkbook.from_filelike(io.BytesIO(response.content))
    rows = book.get_sheet_by_index(0).to_python()
    assert [row[4] for row in rows[3:]] == ["=1+1 Sarmadi", "Budi"]
    assert rows[0][0].startswith("Daftar keluarga. Diunduh Rina Contoh")
    assert response["X-Stamp"]


def test_export_follows_the_filter(kesra, families, village):
    address = f"{ADDRESS}?wilayah={village.rt_004.public_id}"

    rows = rows_of(taken(kesra, address=address, format="CSV"))

    assert [row[4] for row in rows[3:]] == ["Budi"]
    assert Export.objects.get().paths == village.rt_004.path


def test_export_reveal_gives_full_numbers_for_a_reason(kesra, families):
    said = {"address": f"{ADDRESS}lengkap/", "format": "CSV", "reason": "Padanan dengan Dukcapil"}

    rows = rows_of(taken(kesra, **said))

    [entry] = AuditEvent.objects.filter(event=Event.FAMILIES_EXPORTED)
    head = families[0].people.get()
    assert rows[3][5] == f"'{head.nik.full}"
    assert entry.reason == "Padanan dengan Dukcapil"


def test_export_reveal_asks_for_the_reason(kesra, families):
    response = kesra.post(f"{ADDRESS}lengkap/", {"format": "CSV", "reason": ""})

    assert response.status_code == 422
    assert not Export.objects.exists()


def test_export_reveal_asks_who_it_is_after_a_while(kesra, families):
    session = kesra.session
    session["account_authentication_methods"] = [{"method": "password", "at": 0}]
    session.save()

    assert kesra.get(f"{ADDRESS}lengkap/").status_code == 302


def test_export_create_refuses_a_second_one_meanwhile(rt_head, families):
    rt_head.post(ADDRESS, {"format": "CSV"})

    response = rt_head.post(ADDRESS, {"format": "CSV"})

    assert response.status_code == 422
    assert "Berkas sebelumnya masih disusun" in response.content.decode()


def test_export_detail_asks_itself_until_the_file_is_there(rt_head, village):
    person = village.people[Role.RT_HEAD]
    export = ExportFactory(
        requested_by=person, paths=village.rt_003.path, state=ExportState.MAKING, total_count=9
    )
    address = f"{ADDRESS}{export.public_id}/"
    waiting = rt_head.get(address).content.decode()
    Export.objects.update(state=ExportState.FAILED)
    failed = rt_head.get(address).content.decode()

    assert "0 dari 9" in waiting
    assert "hx-get" in waiting
    assert "Berkasnya belum jadi." in failed
    assert 'hx-trigger="load' not in failed


def test_export_download_writes_down_who_takes_it(rt_head, families):
    taken(rt_head, format="CSV")

    [entry] = AuditEvent.objects.filter(event=Event.EXPORT_DOWNLOADED)
    assert entry.is_access


def test_export_download_ends_with_the_role(rt_head, families, village):
    export = ExportFactory(
        requested_by=village.people[Role.RT_HEAD], paths=village.rt_004.path, ready=True
    )

    assert rt_head.get(f"{ADDRESS}{export.public_id}/berkas/").status_code == 404


def test_export_download_hands_out_no_full_numbers(kesra, village):
    export = ExportFactory(
        requested_by=village.people[Role.KESRA],
        paths=village.area.path,
        has_full_numbers=True,
        ready=True,
    )

    assert kesra.get(f"{ADDRESS}{export.public_id}/berkas/").status_code == 404
