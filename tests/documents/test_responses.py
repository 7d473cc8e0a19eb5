"""Nothing personal leaves before the trail knows, and what leaves is stamped."""

import io

import pytest
from pypdf import PdfReader, PdfWriter

from duren_sawit.documents.responses import FileResponse, NotRecorded, SensitiveResponse
from tests.clock import NOW
from tests.factories.accounts import UserFactory
from tests.factories.audit import AuditEventFactory

pytestmark = pytest.mark.django_db


def small_pdf() -> bytes:
    out = io.BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(out)
    return out.getvalue()


def entry_of(reader, **said):
    return AuditEventFactory(**{"actor_id": reader.pk, "is_access": True} | said)


def test_the_answer_is_stamped_with_reader_and_time():
    reader, pdf = UserFactory(), small_pdf()
    entry = entry_of(reader)

    response = SensitiveResponse(pdf, entry=entry, reader=reader, filename="surat.pdf")

    stamp = (
        f"catatan {entry.public_id} pembaca {reader.public_id} {NOW.isoformat(timespec='seconds')}"
    )
    assert response["X-Stamp"] == stamp
    assert response.content == pdf + f"\n% {stamp}\n".encode()
    assert response["Cache-Control"] == "no-store, private"
    assert response["Content-Disposition"] == 'attachment; filename="surat.pdf"'
    assert response["Content-Type"] == "application/pdf"


def test_a_stamped_pdf_still_opens():
    reader = UserFactory()

    response = SensitiveResponse(
        small_pdf(), entry=entry_of(reader), reader=reader, filename="surat.pdf"
    )

    assert len(PdfReader(io.BytesIO(response.content), strict=True).pages) == 1


def test_other_files_are_stamped_in_their_header_only():
    reader = UserFactory()

    response = SensitiveResponse(
        b"a;b", entry=entry_of(reader), reader=reader, filename="a.csv", content_type="text/csv"
    )

    assert response.content == b"a;b"
    assert "pembaca" in response["X-Stamp"]


@pytest.mark.parametrize("said", [{"is_access": False}, {"actor_id": 0}])
def test_an_entry_that_is_no_look_of_this_reader_will_not_do(said):
    reader = UserFactory()

    with pytest.raises(NotRecorded):
        SensitiveResponse(b"x", entry=entry_of(reader, **said), reader=reader, filename="a.pdf")


def test_an_entry_that_was_never_written_will_not_do():
    reader = UserFactory()
    entry = AuditEventFactory.build(actor_id=reader.pk, is_access=True)

    with pytest.raises(NotRecorded):
        SensitiveResponse(b"x", entry=entry, reader=reader, filename="a.pdf")


def test_a_file_without_personal_data_is_not_cached_either():
    assert FileResponse(b"x", filename="a.pdf")["Cache-Control"] == "no-store, private"
