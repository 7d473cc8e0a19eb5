"""From an uploaded file to verdicts: read in the background, kept closed, never half."""

import pytest

from duren_sawit.accounts.choices import Role
from duren_sawit.audit.models import AuditEvent
from households.choices import BatchState, Event
from households.models import ImportBatch, Person
from households.services import imports
from tests.clock import NOW
from tests.households.workbooks import opensid, sawo_family


@pytest.fixture
def operator(village):
    return village.people[Role.OPERATOR]


@pytest.fixture
def upload(operator, django_capture_on_commit_callbacks):
    def upload(content, filename="warga.xlsx", **more) -> ImportBatch:
        with django_capture_on_commit_callbacks(execute=True):
            batch = imports.upload(content, filename=filename, by=operator, at=NOW, **more)
        return ImportBatch.objects.get(pk=batch.pk)

    return upload


def test_upload_reads_and_compares_in_the_background(upload):
    batch = upload(opensid(sawo_family()))

    assert (batch.state, batch.layout, batch.failure) == (
        BatchState.READY,
        "opensid_population",
        "",
    )
    assert (batch.new_count, batch.family_count, batch.rejected_count) == (3, 1, 0)
    assert (batch.done_count, batch.total_count) == (0, 0)
    assert Person.objects.count() == 0
    assert [str(e) for e in AuditEvent.objects.values_list("event", flat=True).order_by("pk")] == [
        Event.IMPORT_UPLOADED,
        Event.IMPORT_READ,
    ]
