"""A database beside the real one, filled and checked before it takes the real one's place."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from django.core.management import call_command
from django.db import connection
from django.utils.translation import gettext as _
from psycopg import sql

from duren_sawit.operations.vault.troubles import Unfinished

LONGEST_NAME = 63
PATIENCE = 2  # seconds until a session that was closed must be gone
OCCUPIED = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()"
RENAME = "ALTER DATABASE {} RENAME TO {}"


@dataclass(frozen=True)
class Names:
    """The database in use, the one being filled, and the old one while both change places."""

    real: str
    scratch: str
    old: str

    @classmethod
    def now(cls, stamp: str) -> "Names":
        real = str(connection.settings_dict["NAME"])
        base = real[: LONGEST_NAME - 30]
        return cls(real, f"{base}_restoring_{stamp}", f"{base}_before_{stamp}")


@contextmanager
def maintenance() -> Iterator[psycopg.Connection[Any]]:
    """A session beside our databases, which can be made and renamed from there."""
    parameters = connection.get_connection_params() | {"dbname": "postgres", "connect_timeout": 5}
    with psycopg.connect(**parameters, autocommit=True) as session:
        yield session


def leave() -> None:
    """End our own sessions: a database in use cannot be renamed."""
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]


def refuse_occupied(name: str) -> None:
    """Sessions that were just closed get a moment to go; whoever is still there is in the way."""
    with maintenance() as session:
        deadline = time.monotonic() + PATIENCE
        while (count := _sessions(session, name)) and time.monotonic() < deadline:
            session.execute("SELECT pg_sleep(0.05)")
    if count:
        sentence = _("Basis data masih dipakai %d sambungan; hentikan web, pekerja, dan beat dulu.")
        raise Unfinished(sentence % count)


def _sessions(session: psycopg.Connection[Any], name: str) -> int:
    row = session.execute(OCCUPIED, [name]).fetchone()
    return row[0] if row else 0


@contextmanager
def scratch(names: Names) -> Iterator[None]:
    """Django works in the scratch database inside; it is gone afterwards, unless it moved in."""
    with maintenance() as session:
        session.execute(_statement("CREATE DATABASE {}", names.scratch))
    leave()
    connection.settings_dict["NAME"] = names.scratch
    try:
        yield
    finally:
        leave()
        connection.settings_dict["NAME"] = names.real
        with maintenance() as session:
            session.execute(_statement("DROP DATABASE IF EXISTS {} WITH (FORCE)", names.scratch))


def migrate_forward() -> None:
    call_command("migrate", verbosity=0, interactive=False, skip_checks=True)


@contextmanager
def moved_in(names: Names) -> Iterator[None]:
    """The scratch database takes the real name; everything moves back when the block fails."""
    leave()
    with maintenance() as session:
        session.execute(_statement(RENAME, names.real, names.old))
        try:
            session.execute(_statement(RENAME, names.scratch, names.real))
            yield
        except BaseException:
            _move_back(session, names)
            raise
        session.execute(_statement("DROP DATABASE {} WITH (FORCE)", names.old))


def _move_back(session: psycopg.Connection[Any], names: Names) -> None:
    known = {name for (name,) in session.execute("SELECT datname FROM pg_database")}
    if names.real in known:
        session.execute(_statement(RENAME, names.real, names.scratch))
    session.execute(_statement(RENAME, names.old, names.real))


def _statement(text: Any, *names: str) -> sql.Composed:
    return sql.SQL(text).format(*map(sql.Identifier, names))
