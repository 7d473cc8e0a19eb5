"""Columns matched by a person: shown with samples, read again, remembered for the next file."""

import re

import pytest
from django.urls import reverse

from duren_sawit.accounts.choices import Role
from duren_sawit.audit.models import AuditEvent
from households.choices import BatchState, Event
from households.models import ColumnMemory, ImportBatch
from tests.fixtures.village import signed_in
from tests.households.workbooks import workbook

pytestmark = pytest.mark.django_db
NIK = "3175071708700001"
HEADER = ["Sebutan", "Kode A", "Wilayah"]
MATCHED = {"kolom_0": "name", "kolom_1": "nik", "kolom_2": "rt_rw", "place": ""}


@pytest.fixture
def client(village):
    return signed_in(village.people[Role.OPERATOR])


@pytest.fixture
def upload(client, tmp_path, django_capture_on_commit_callbacks):
    def upload(rows) -> ImportBatch:
        file = tmp_path / "warga.xlsx"
        file.write_bytes(workbook(rows))
        with file.open("rb") as opened, django_capture_on_commit_callbacks(execute=True):
            client.post(reverse("households:import_upload"), {"file": opened})
        return ImportBatch.objects.latest("pk")

    return upload


@pytest.fixture
def match(client, django_capture_on_commit_callbacks):
    def match(batch, **data):
        url = reverse("households:import_map", args=[batch.public_id])
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(url, data)
        batch.refresh_from_db()
        return answer

    return match


def page(client, batch) -> str:
    url = reverse("households:import_map", args=[batch.public_id])
    return client.get(url).content.decode()


def test_unknown_columns_wait_and_are_shown_with_three_samples(client, upload):
    people = [[f"Warga {n}", NIK, "003/002"] for n in range(5)]

    batch = upload([HEADER, *people])

    shown = page(client, batch)
    assert batch.state == BatchState.MAPPING
    assert all(label in shown for label in HEADER)
    assert "Warga 0 · Warga 1 · Warga 2<" in shown
    assert NIK not in shown
    assert re.search("317507••••••0001", shown)


def test_matched_columns_are_read_at_once(upload, match):
    batch = upload([HEADER, ["Siti Contoh", NIK, "003/002"]])

    answer = match(batch, **MATCHED)

    assert answer.status_code == 302
    assert (batch.state, batch.new_count) == (BatchState.READY, 1)
    assert batch.columns == {"0": "name", "1": "nik", "2": "rt_rw"}
    assert AuditEvent.objects.filter(event=Event.IMPORT_MAPPED).count() == 1


def test_the_next_file_with_this_header_is_read_like_it(upload, match):
    match(upload([HEADER, ["Siti Contoh", NIK, "003/002"]]), **MATCHED)

    next_one = upload([["SEBUTAN", "kode_a", "Wilayah "], ["Budi Contoh", "", "004/002"]])
    other = upload([["Sebutan", "Kode B", "Wilayah"], ["Ani Contoh", "", "004/002"]])

    assert (next_one.state, next_one.new_count) == (BatchState.READY, 1)
    assert other.state == BatchState.MAPPING


def test_the_latest_choice_for_a_header_is_remembered(upload, match):
    rows = [["Nama", "Alias", "RT/RW"], ["Siti Contoh", "Bu Siti", "003/002"]]
    first = upload(rows)
    match(first, kolom_0="", kolom_1="name", kolom_2="rt_rw", place="")
    match(first, kolom_0="name", kolom_1="", kolom_2="rt_rw", place="")

    assert ColumnMemory.objects.get().columns == {"0": "name", "2": "rt_rw"}
    assert upload(rows).rows.get().name == "Siti Contoh"


def test_one_rt_may_be_chosen_for_all_rows(village, upload, match):
    batch = upload([["Nama", "NIK"], ["Siti Contoh", NIK]])

    match(batch, kolom_0="name", kolom_1="nik", place=str(village.rt_004.pk))

    assert (batch.new_count, batch.rows.get().area) == (1, village.rt_004)
    assert ColumnMemory.objects.get().columns == {"0": "name", "1": "nik"}


def test_one_rw_may_be_chosen_for_rows_that_name_an_rt(client, village, upload, match):
    batch = upload([["Nama", "RT"], ["Siti Contoh", "1"]])
    assert batch.unclear_count == 1
    assert "RT seperti tertulis" in page(client, batch)

    match(batch, kolom_0="name", kolom_1="rt", place=str(village.rw_005.pk))

    assert batch.rows.get().area == village.rt_001


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        ({"kolom_2": "rt_rw"}, "Pilih kolom Nama atau NIK, supaya orangnya dikenal."),
        ({"kolom_0": "name", "kolom_1": "name"}, "Satu isian dipakai untuk dua kolom."),
    ],
)
def test_a_choice_that_cannot_be_read_says_why(upload, match, chosen, sentence):
    batch = upload([HEADER, ["Siti Contoh", NIK, "003/002"]])

    answer = match(batch, **chosen)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert batch.state == BatchState.MAPPING
    assert not ColumnMemory.objects.exists()


def test_a_thousand_columns_can_be_matched(upload, match):
    header = [*(f"Isian {n}" for n in range(1000)), "Sebutan"]
    batch = upload([header, [*("x" for _ in range(1000)), "Siti Contoh"]])
    chosen = {f"kolom_{n}": "" for n in range(1000)}

    answer = match(batch, **chosen, kolom_1000="name", place="")

    assert answer.status_code == 302
    assert batch.rows.get().name == "Siti Contoh"
