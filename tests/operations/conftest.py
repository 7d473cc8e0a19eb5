"""A machine in good health, and ways to make it ill."""

import socket
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection

from duren_sawit.operations.selectors import queues
from tests.factories.operations import BackupFactory, HeartbeatFactory


@pytest.fixture
def healthy(db, clock) -> None:
    for queue in queues():
        HeartbeatFactory(queue=queue)
    BackupFactory()
    with connection.cursor() as cursor:  # web and worker are not the owner of the tables
        cursor.execute(f"SET LOCAL ROLE {settings.DATABASE_APPLICATION_ROLE}")


@pytest.fixture
def deaf_port() -> Iterator[int]:
    """A port that takes connections and never says a word."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(8)
        yield server.getsockname()[1]
