"""The pages of an import: shown in its state, chosen, applied and undone by plain forms."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from duren_sawit.accounts.choices import Role
from duren_sawit.audit.models import AuditEvent
from households.choices import BatchState, Event
from households.intake import books
from households.models import ImportBatch, Person
from tests.factories.households import ImportBatchFactory, ImportRowFactory
from tests.fixtures.village import signed_in
from tests.households.checksums import checksums
from tests.households.intake.sheets import workbook
from tests.households.workbooks import opensid, sawo_family

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(village):
    return signed_in(village.people[Role.OPERATOR])


@pytest.fixture
def post(client, django_capture_on_commit_callbacks):
    def post(page, batch=None, **data):
        args = [batch.public_id] if batch else []
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(reverse(f"households:{page}", args=args), data)

    return post


@pytest.fixture
def uploaded(post, tmp_path) -> ImportBatch:
    people = sawo_family()
    people[2]["rt"] = "99"
    file = tmp_path / "warga.xlsx"
    file.write_bytes(opensid(people))
    with file.open("rb") as opened:
        post("import_upload", file=opened)
    return ImportBatch.objects.get()


def test_an_import_goes_from_upload_to_undo_by_forms_alone(client, post, uploaded):
    before = checksums()
    shown = client.get(reverse("households:import_detail", args=[uploaded.public_id])).content
    assert b"BUDI CONTOH" in shown
    assert b"3175071708700001" not in shown
    rows = {row.name: row.pk for row in uploaded.rows.all()}

    post("import_choose", uploaded, shown=list(rows.values()), chosen=[rows["BUDI CONTOH"]])
    post("import_apply", uploaded)

    assert list(Person.objects.values_list("name", flat=True)) == ["BUDI CONTOH"]
    uploaded.refresh_from_db()
    assert uploaded.state == BatchState.APPLIED
    post("import_apply", uploaded)
    assert Person.objects.count() == 1
    post("import_undo", uploaded)
    assert checksums() == before
    uploaded.refresh_from_db()
    assert uploaded.state == BatchState.UNDONE


def test_choosing_none_leaves_nothing_to_apply(post, uploaded):
    post("import_choose_all", uploaded, verdict="NEW", is_chosen="")

    post("import_apply", uploaded)

    uploaded.refresh_from_db()
    assert uploaded.state == BatchState.READY
    assert Person.objects.count() == 0


def test_rows_not_taken_come_back_with_their_reason(client, uploaded):
    answer = client.get(reverse("households:import_return", args=[uploaded.public_id]))

    sheet = books.open_book(answer.content).sheet("Data Penduduk")
    header, row = sheet.head
    assert (header[4], row[4]) == ("nama", "ANI CONTOH")
    assert (header[-1], row[-1]) == ("Sebab", "RT 099/RW 02 tidak ada di sini.")
    entry = AuditEvent.objects.get(event=Event.IMPORT_RETURNED)
    assert entry.is_access


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7", b"PK\x03\x04 broken", b"\n\n"], ids=["pdf", "broken", "empty"]
)
def test_a_file_that_is_no_sheet_ends_in_a_sentence(client, post, tmp_path, content):
    file = tmp_path / "aneh.xlsx"
    file.write_bytes(content)
    with file.open("rb") as opened:
        post("import_upload", file=opened)

    batch = ImportBatch.objects.get()
    assert batch.state == BatchState.STOPPED
    shown = client.get(reverse("households:import_detail", args=[batch.public_id]))
    assert batch.failure
    assert batch.failure in shown.content.decode()


def test_the_number_of_queries_does_not_follow_the_rows(client):
    batch = ImportBatchFactory(new_count=3)
    ImportRowFactory(batch=batch)
    url = reverse("households:import_detail", args=[batch.public_id])
    client.get(url)

    one = queries(client, url)
    ImportRowFactory.create_batch(2, batch=batch)

    assert queries(client, url) == one


def queries(client, url) -> int:
    with CaptureQueriesContext(connection) as seen:
        client.get(url)
    return len(seen)


def test_a_file_of_one_sheet_for_each_rt_tells_of_the_others_and_reads_them(client, post, tmp_path):
    header, file = ["Nama", "NIK", "RT", "RW"], tmp_path / "warga.xlsx"
    sheets = [
        ("Petunjuk", [["Isi lembar di sebelah"]]),
        ("RT 003", [header, ["Siti Contoh", "", "3", "2"]]),
        ("RT 004", [header, ["Budi Contoh", "", "4", "2"]]),
    ]
    file.write_bytes(workbook(*sheets))
    with file.open("rb") as opened:
        post("import_upload", file=opened)
    batch = ImportBatch.objects.get()
    shown = client.get(reverse("households:import_detail", args=[batch.public_id])).content.decode()
    assert (batch.sheet_name, batch.tables) == ("RT 003", ["RT 003", "RT 004"])
    assert "Lembar lain di berkas ini juga memuat tabel." in shown
    assert 'value="RT 004"' in shown

    post("import_reread", batch, lembar="RT 004")
    post("import_reread", batch, lembar="Petunjuk")

    batch.refresh_from_db()
    assert batch.rows.get().name == "Budi Contoh"
    assert (batch.sheet_name, batch.tables) == ("RT 004", ["RT 003", "RT 004"])
