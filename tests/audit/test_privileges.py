"""The application works as a role that cannot open the lock of the trail."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from duren_sawit.audit import privileges
from duren_sawit.audit.models import AuditChange, AuditEvent
from duren_sawit.audit.retention import rules
from duren_sawit.audit.selectors import verify_trail_unscoped
from duren_sawit.audit.services import erasures, seals
from tests.clock import NOW, village_time
from tests.factories.accounts import UserFactory
from tests.factories.audit import AuditChangeFactory, AuditEventFactory

A_DAY = timedelta(days=1)
PRIVILEGES = """
    SELECT has_table_privilege(%s, 'accounts_user', 'UPDATE'),
           has_table_privilege(%s, 'audit_auditevent', 'UPDATE'),
           has_table_privilege(%s, 'audit_auditevent', 'INSERT')
"""
TRAIL = ["audit_auditevent", "audit_auditseal", "audit_auditchange", "audit_retentionrun"]
LOCK_PICKING = [
    "ALTER TABLE audit_auditevent DISABLE TRIGGER append_only",
    "DROP TRIGGER append_only ON audit_auditevent",
    "DROP TABLE audit_auditseal CASCADE",
    "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql"
    " AS 'BEGIN RETURN NULL; END'",
    "CREATE FUNCTION mine() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
    "ALTER FUNCTION audit_erase_values(timestamptz, integer) SECURITY INVOKER",
    "DELETE FROM django_migrations",
    "SET session_replication_role = 'replica'",
    "SET ROLE duren_sawit",
]


@pytest.fixture
def application(db) -> Iterator[psycopg.Connection]:
    """A session of web or worker: with the role's own name, and no way back to the owner."""
    own = {"user": settings.DATABASE_APPLICATION_ROLE, "autocommit": True}
    with psycopg.connect(**connection.get_connection_params() | own) as session:
        yield session


@pytest.fixture
def application_role() -> str:
    return str(settings.DATABASE_APPLICATION_ROLE)


@contextmanager
def as_application() -> Iterator[None]:
    """What is asked of Django's connection inside, the application's role asks."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {settings.DATABASE_APPLICATION_ROLE}")
        yield
        cursor.execute("RESET ROLE")


def count(session: psycopg.Connection, question: str) -> int:
    row = session.execute(question).fetchone()
    return row[0] if row else 0


@pytest.mark.parametrize("attempt", LOCK_PICKING)
def test_the_application_cannot_pick_the_lock(application, attempt):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        application.execute(attempt)


@pytest.mark.parametrize("table", TRAIL)
@pytest.mark.parametrize(
    "attempt", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"]
)
def test_the_application_may_only_add_to_the_trail(application, table, attempt):
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="permission denied"):
        application.execute(attempt.format(table))

    assert count(application, f"SELECT count(*) FROM {table}") == 0  # noqa: S608 -- a test


def test_saying_that_it_is_retention_opens_nothing(application):
    application.execute("SET duren_sawit.retention = 'on'")

    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        application.execute("DELETE FROM audit_auditchange")


def test_the_role_is_nothing_but_a_visitor(application):
    role = application.execute(
        "SELECT rolsuper, rolcreatedb, rolcreaterole, rolbypassrls,"
        " pg_has_role('duren_sawit', 'MEMBER') FROM pg_roles WHERE rolname = current_user"
    ).fetchone()

    assert role == (False, False, False, False, False)


def test_the_application_works_with_every_other_table(application):
    refused = application.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        r" AND tablename NOT LIKE 'audit\_%' AND tablename <> 'django_migrations' AND NOT ("
        "   has_table_privilege(quote_ident(tablename), 'SELECT')"
        "   AND has_table_privilege(quote_ident(tablename), 'INSERT')"
        "   AND has_table_privilege(quote_ident(tablename), 'UPDATE')"
        "   AND has_table_privilege(quote_ident(tablename), 'DELETE'))"
    ).fetchall()

    assert refused == []


def test_the_application_writes_and_seals_and_verifies(db):
    with as_application():
        UserFactory()
        AuditEventFactory(at=NOW - A_DAY)
        AuditChangeFactory(event__at=NOW - A_DAY)
        sealed = seals.seal_days(by=None, at=NOW)

        assert [seal.entry_count for seal in sealed] == [2]
        assert verify_trail_unscoped(at=NOW) == []


def test_retention_erases_values_as_the_application(db):
    days = rules()["trail_values"].days
    gone = AuditChangeFactory(event__at=NOW - timedelta(days=days + 1))
    kept = AuditChangeFactory(event__at=NOW - timedelta(days=days - 1))

    with as_application():
        erased = erasures.erase_batch(rules()["trail_values"], by=None, at=NOW)

    assert erased == 1
    assert list(AuditChange.objects.all()) == [kept]
    assert AuditEvent.objects.filter(pk=gone.event_id).exists()


def test_nothing_younger_than_a_year_is_erased_whatever_is_asked(db):
    young = AuditChangeFactory(event__at=timezone.now() - 360 * A_DAY)  # PostgreSQL's own clock
    AuditChangeFactory(event__at=timezone.now() - 370 * A_DAY)

    with as_application(), connection.cursor() as cursor:
        cursor.execute("SELECT audit_erase_values('infinity', 500)")
        (erased,) = cursor.fetchone()

    assert erased == 1
    assert list(AuditChange.objects.all()) == [young]


def test_a_batch_is_no_larger_than_asked(db, monkeypatch):
    monkeypatch.setattr(erasures, "BATCH", 2)
    long_ago = NOW - timedelta(days=rules()["trail_values"].days + 1)
    AuditChangeFactory.create_batch(3, event__at=long_ago)

    with as_application():
        counts = [
            erasures.erase_batch(rules()["trail_values"], by=None, at=NOW) for _batch in range(3)
        ]

    assert counts == [2, 1, 0]


def test_the_owner_is_held_by_the_trigger_after_an_erasure(db):
    AuditChangeFactory(event__at=village_time(2020, 1, 1))
    AuditChangeFactory()
    with connection.cursor() as cursor:
        cursor.execute("SELECT audit_erase_values('infinity', 500)")

        with pytest.raises(IntegrityError, match="only retention"), transaction.atomic():
            cursor.execute("DELETE FROM audit_auditchange")


def test_privileges_that_were_lost_come_back_with_the_next_migrate(db, application_role):
    with connection.cursor() as cursor:
        cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {application_role}")
        cursor.execute(f"GRANT UPDATE ON audit_auditevent TO {application_role}")

    call_command("migrate", verbosity=0)

    with connection.cursor() as cursor:
        cursor.execute(PRIVILEGES, [application_role] * 3)
        assert cursor.fetchone() == (True, False, True)


def test_where_one_role_is_all_there_is_nothing_is_given(db, settings, django_assert_num_queries):
    settings.DATABASE_APPLICATION_ROLE = ""

    with django_assert_num_queries(0):
        privileges.give(using="default")
