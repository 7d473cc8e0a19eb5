"""Whose hands an import is in: a lock as long as a worker lives, and how far it says it is.

The lock is PostgreSQL's own and goes with the connection of a worker that dies. Progress is told
on a connection apart, since the work itself is one transaction.
"""

from datetime import datetime

from django.db import connection, connections

from households.models import ImportBatch

LOCKS = 0x17C  # the first half of the lock's number, for imports alone
ALL = 0  # one import writes at a time, so that the next meets all of it
FAMILIES = """
    SELECT FROM households_family WHERE id IN (
        SELECT r.family_id FROM households_importrow r
        WHERE r.batch_id = %(batch)s AND r.is_chosen AND r.verdict IN ('NEW', 'CHANGED')
        UNION
        SELECT p.family_id
        FROM households_importrow r JOIN households_person p ON p.id = r.person_id
        WHERE r.batch_id = %(batch)s AND r.is_chosen AND r.verdict = 'CHANGED'
    )
    ORDER BY id FOR UPDATE
"""
TELL = """
    UPDATE households_importbatch SET done_count = %s, total_count = %s, alive_at = %s
    WHERE id = %s
"""


def take(batch: ImportBatch) -> None:
    """Hold it until the transaction ends; waits for whoever holds it, or another import."""
    with connection.cursor() as cursor:
        for number in (batch.pk, ALL):
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCKS, number])


def hold_families(batch: ImportBatch) -> None:
    """Those of the chosen rows, until the transaction ends, in the order in which all hold them."""
    with connection.cursor() as cursor:
        cursor.execute(FAMILIES, {"batch": batch.pk})


def may_take(batch: ImportBatch) -> bool:
    """Hold it, when nobody does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [LOCKS, batch.pk])
        return bool(cursor.fetchone()[0])


def tell(batch: ImportBatch, *, done: int, total: int, at: datetime) -> None:
    """For everybody to see, whatever becomes of the transaction around."""
    beside = connections.create_connection("default")
    try:
        with beside.cursor() as cursor:
            cursor.execute(TELL, [done, total, at, batch.pk])
    finally:
        beside.close()
