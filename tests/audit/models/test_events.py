"""PostgreSQL keeps the trail, whatever the application asks."""

import pytest
from django.db import IntegrityError, connection, transaction

from duren_sawit.audit.models import AuditChange, AuditEvent, AuditSeal
from tests.factories.audit import AuditChangeFactory, AuditEventFactory, AuditSealFactory

KEPT = [AuditEventFactory, AuditSealFactory, AuditChangeFactory]


def is_refused(sql: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # TRUNCATE waits for foreign keys
            cursor.execute(sql)
    except IntegrityError as refused:
        return "is refused" in str(refused)
    return False


@pytest.mark.parametrize("table", ["audit_auditevent", "audit_auditseal", "audit_auditchange"])
@pytest.mark.parametrize("sql", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_postgres_refuses_to_touch_the_trail(db, table, sql):
    AuditChangeFactory()
    AuditSealFactory()

    assert is_refused(sql.format(table))
    assert (AuditEvent.objects.count(), AuditChange.objects.count()) == (1, 1)
    assert AuditSeal.objects.count() == 1


def test_the_orm_is_refused_as_well(db):
    entry = AuditEventFactory()

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        AuditEvent.objects.update(actor_id=2)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        entry.delete()

    entry.refresh_from_db()
    assert entry.actor_id == 1


def test_an_upsert_is_refused(db):
    AuditEventFactory()

    assert is_refused(
        "INSERT INTO audit_auditevent SELECT * FROM audit_auditevent"
        " ON CONFLICT (public_id) DO UPDATE SET actor_id = 2"
    )


def test_values_may_go_in_a_transaction_of_retention_and_in_no_other(db):
    change, other = AuditChangeFactory.create_batch(2)

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL duren_sawit.retention = 'on'")
        assert is_refused("UPDATE audit_auditchange SET salt = salt")
        cursor.execute("DELETE FROM audit_auditchange WHERE id = %s", [change.pk])
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL duren_sawit.retention = ''")

    assert is_refused("DELETE FROM audit_auditchange")
    assert list(AuditChange.objects.all()) == [other]


def test_an_entry_names_its_event_and_subject(db):
    with pytest.raises(IntegrityError, match="audit_auditevent_event_named"), transaction.atomic():
        AuditEventFactory(event="something")
    with (
        pytest.raises(IntegrityError, match="audit_auditevent_subject_named"),
        transaction.atomic(),
    ):
        AuditEventFactory(subject_type="")


@pytest.mark.django_db(transaction=True)
def test_transactional_tests_start_with_guards_in_place():
    AuditEventFactory()

    assert is_refused("TRUNCATE audit_auditevent CASCADE")
