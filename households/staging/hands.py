"""Whose hands an import is in: a lock as long as a worker lives, and how far it says it is.

The lock is PostgreSQL's own and goes with the connection of a worker that dies. Progress is told
on a connection apart, since the work itself is one transaction.
"""

from datetime import datetime

from django.db import connection, connections

from households.models import ImportBatch

LOCKS = 0x17C  # the first half of the lock's number, for imports alone
ALL = 0  # one import writes at a time, so that the next meets all of it
TELL = """
    UPDATE households_importbatch SET done_count = %s, total_count = %s, alive_at = %s
    WHERE id = %s
"""


def take(batch: ImportBatch) -> None:
    """Hold it until the transaction ends; waits for whoever holds it, or another import."""
    with connection.cursor() as cursor:
        for number in (batch.pk, ALL):
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCKS, number])


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
