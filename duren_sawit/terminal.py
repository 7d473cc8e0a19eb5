"""What a command says when a server it needs is out of reach: one sentence, no traceback."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import redis
from django.db import OperationalError

from duren_sawit.embedded import Refused


@contextmanager
def silent_servers_in_words() -> Iterator[None]:
    """End the program with a sentence when the database or the broker does not answer."""
    logging.getLogger("psycopg.pool").setLevel(logging.ERROR)  # it reports every attempt
    try:
        yield
    except OperationalError as failure:
        if was_answered(failure):
            raise
        raise silence("Basis data", "DATABASE_URL") from failure
    except redis.ConnectionError as failure:
        raise silence("Server antrean", "REDIS_URL") from failure


def was_answered(failure: OperationalError) -> bool:
    """Whether PostgreSQL itself reported this; then it is not about reaching it."""
    return getattr(failure.__cause__, "sqlstate", None) is not None


def silence(server: str, variable: str) -> Refused:
    """What to say about a server that does not answer."""
    return Refused(
        f"{server} belum menjawab; periksa {variable}, dan apakah servernya menyala dan "
        "menerima nama serta sandinya."
    )
