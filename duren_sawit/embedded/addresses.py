"""Addresses that somebody configured: asked once whether a server answers there, never started."""

import os

import psycopg
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from duren_sawit.embedded.refusal import Refused

PATIENCE = 5  # seconds


def refuse_silent_addresses() -> None:
    """Refuse when an address is configured and nobody answers there; its value is not repeated."""
    database = os.environ.get("DATABASE_URL", "").strip()
    broker = os.environ.get("REDIS_URL", "").strip()
    if database and not database_answers(database):
        raise silence("DATABASE_URL")
    if broker and not broker_answers(broker):
        raise silence("REDIS_URL")


def silence(variable: str) -> Refused:
    """What to say about an address without an answer."""
    return Refused(
        f"Server di {variable} belum menjawab; periksa alamat, nama, dan sandinya, "
        "dan apakah servernya menyala."
    )


def database_answers(address: str) -> bool:
    """Whether PostgreSQL lets us in."""
    try:
        psycopg.connect(address, connect_timeout=PATIENCE).close()
    except psycopg.OperationalError:
        return False
    except psycopg.ProgrammingError:
        raise Refused(
            "DATABASE_URL belum terbaca; bentuknya postgresql://nama:sandi@host:5432/basisdata."
        ) from None
    return True


def broker_answers(address: str) -> bool:
    """Whether Redis or Valkey lets us in."""
    try:
        with redis.from_url(
            address, socket_connect_timeout=PATIENCE, retry=Retry(NoBackoff(), 0)
        ) as client:
            client.ping()
    except redis.RedisError:
        return False
    except ValueError:
        raise Refused("REDIS_URL belum terbaca; bentuknya redis://host:6379.") from None
    return True
