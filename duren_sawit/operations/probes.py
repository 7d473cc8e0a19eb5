"""Asks the servers whether they are there; answers soon, also when they are not."""

import shutil
from functools import cache
from pathlib import Path

import psycopg
import redis
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from redis.backoff import NoBackoff
from redis.retry import Retry

from duren_sawit.operations.limits import BROKER_PATIENCE, PATIENCE

UNLOCKING = """
    SELECT pg_has_role(relowner, 'MEMBER')
        OR has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE, TRIGGER')
    FROM pg_class WHERE oid = 'audit_auditevent'::regclass
"""


def database_answers() -> bool:
    """Asked on a connection of its own: the pool would wait long for a server that is gone."""
    parameters = connection.get_connection_params() | {"connect_timeout": PATIENCE}
    try:
        with psycopg.connect(**parameters) as probe:
            probe.execute("SELECT 1")
    except psycopg.OperationalError:
        return False
    return True


def broker_answers() -> bool:
    client = redis.Redis.from_url(
        settings.CACHES["default"]["LOCATION"],
        socket_connect_timeout=BROKER_PATIENCE,
        socket_timeout=BROKER_PATIENCE,
        retry=Retry(NoBackoff(), 0),
    )
    try:
        with client:
            return bool(client.ping())
    except (redis.ConnectionError, redis.TimeoutError):
        return False


def missing_migrations() -> frozenset[tuple[str, str]]:
    """Those in the code that the database has not seen."""
    return _migrations_on_disk() - set(MigrationRecorder(connection).applied_migrations())


def trail_can_be_unlocked() -> bool:
    """Whether our own role at the database could change the trail, or open its lock."""
    with connection.cursor() as cursor:
        cursor.execute(UNLOCKING)
        (can_unlock,) = cursor.fetchone()
    return bool(can_unlock)


def free_bytes() -> int:
    """On the fuller of the disks that hold our data and the files of letters."""
    folders = {Path(settings.VAR), Path(settings.MEDIA_ROOT)}
    return min(shutil.disk_usage(_nearest(folder)).free for folder in folders)


@cache
def _migrations_on_disk() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None).disk_migrations)


def _nearest(folder: Path) -> Path:
    while not folder.exists():
        folder = folder.parent
    return folder
