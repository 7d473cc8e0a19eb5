"""An import is applied once and undone once, however often it is asked for."""

import pytest

from duren_sawit.audit.models import AuditEvent
from duren_sawit.lib.nik import Nik
from duren_sawit.lib.refusals import Refusal
from households import importing
from households.choices import BatchState, Event
from households.models import Deed, ImportBatch, Person
from households.services import import_deeds, imports
from tests.clock import NOW
from tests.households.checksums import checksums
from tests.households.workbooks import opensid, sawo_family

pytestmark = pytest.mark.django_db


@pytest.fixture
def on_commit(django_capture_on_commit_callbacks):
    def call(service, *args, **kwargs):
        with django_capture_on_commit_callbacks(execute=True):
            return service(*args, **kwargs)

    return call


@pytest.fixture
def upload(operator, on_commit):
    def upload(**more) -> ImportBatch:
        content = opensid(sawo_family(**more))
        batch = on_commit(imports.upload, content, filename="warga.xlsx", by=operator, at=NOW)
        return ImportBatch.objects.get(pk=batch.pk)

    return upload


def count(event) -> int:
    return AuditEvent.objects.filter(event=event).count()


def test_an_order_given_twice_is_refused_the_second_time(upload, operator):
    batch = upload()
    import_deeds.order(batch, by=operator, at=NOW)

    with pytest.raises(Refusal, match="langkah itu tidak bisa sekarang"):
        import_deeds.order(batch, by=operator, at=NOW)


def test_a_task_that_is_delivered_twice_applies_once(upload, operator):
    batch = upload()
    import_deeds.order(batch, by=operator, at=NOW)

    for _delivery in range(2):
        importing.apply(batch.pk, by_id=operator.pk, clock=lambda: NOW)

    assert (Person.objects.count(), Deed.objects.count()) == (3, 1)
    assert count(Event.IMPORT_APPLIED) == 1
    batch.refresh_from_db()
    assert (batch.state, batch.failure) == (BatchState.APPLIED, "")


def test_the_same_file_again_has_nothing_to_apply(upload, operator, on_commit):
    on_commit(import_deeds.order, upload(), by=operator, at=NOW)
    before = checksums()

    again = upload()

    assert (again.same_count, again.new_count, again.changed_count) == (3, 0, 0)
    with pytest.raises(Refusal, match="Belum ada baris yang dipilih"):
        import_deeds.order(again, by=operator, at=NOW)
    assert checksums() == before


def test_changed_rows_are_put_back_by_undo(upload, operator, on_commit):
    on_commit(import_deeds.order, upload(), by=operator, at=NOW)
    before = checksums()
    batch = upload(alamat="Jalan Duku No. 9", rt="4", status_kawin="4")
    on_commit(import_deeds.order, batch, by=operator, at=NOW)
    assert checksums() != before

    on_commit(import_deeds.order_undo, batch, by=operator, at=NOW)

    batch.refresh_from_db()
    assert (batch.state, batch.changed_count) == (BatchState.UNDONE, 3)
    assert checksums() == before


def test_undo_is_refused_while_later_work_stands_on_it_and_names_it(upload, operator, on_commit):
    first = upload()
    on_commit(import_deeds.order, first, by=operator, at=NOW)
    on_commit(import_deeds.order, upload(alamat="Jalan Duku No. 9"), by=operator, at=NOW)

    first.refresh_from_db()
    with pytest.raises(Refusal, match="Data BUDI CONTOH diubah lagi sesudahnya"):
        import_deeds.order_undo(first, by=operator, at=NOW)


@pytest.mark.parametrize("card", ["nik", "kk_number"])
def test_nobody_changes_the_own_family_by_a_sheet(upload, operator, card):
    batch = upload()
    import_deeds.order(batch, by=operator, at=NOW)
    importing.apply(batch.pk, by_id=operator.pk, clock=lambda: NOW)
    own = Person.objects.get(nik=Nik("3175075203720002"))
    setattr(operator, card, own.nik if card == "nik" else own.family.kk_number)
    again = upload(tempatlahir="BANDUNG")

    with pytest.raises(Refusal, match=r"^Baris 2, 3, 4 tentang keluarga Anda sendiri\."):
        import_deeds.order(again, by=operator, at=NOW)
    assert import_deeds.order(again, by=None, at=NOW)
