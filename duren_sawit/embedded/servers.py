"""Both servers as one thing: addresses for the settings, start, stop, and who asks for them."""

import fcntl
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from duren_sawit.embedded import lifecycle
from duren_sawit.embedded.places import Place, make_passable, place_of, settle_in
from duren_sawit.embedded.postgres import APPLICATION, DATABASE, PORT, Postgres
from duren_sawit.embedded.refusal import Refused, failures_in_words
from duren_sawit.embedded.valkey import Valkey

REPOSITORY = Path(__file__).resolve().parents[2]
ADDRESSES = {"postgres": "DATABASE_URL", "valkey": "REDIS_URL"}


@dataclass(frozen=True)
class Started:
    """What a start found: true for a server that it had to start, false for one it reused."""

    postgres: bool
    valkey: bool


@dataclass(frozen=True)
class Servers:
    """PostgreSQL and Valkey whose data belongs to one folder (`var/`)."""

    root: Path

    def __post_init__(self) -> None:
        """Keep the real path, which is what the servers themselves report."""
        object.__setattr__(self, "root", self.root.resolve())

    @classmethod
    def configured(cls) -> "Servers":
        """Those in `DUREN_VAR`, or in `var/` of this repository."""
        return cls(Path(os.environ.get("DUREN_VAR", "").strip() or REPOSITORY / "var"))

    @cached_property
    def place(self) -> Place:
        """Where they really live; see `places`."""
        return place_of(self.root)

    @property
    def postgres(self) -> Postgres:
        """The database server."""
        return Postgres(self.place)

    @property
    def valkey(self) -> Valkey:
        """The queue and cache server."""
        return Valkey(self.place)

    def database(self, *, as_owner: bool) -> dict[str, object]:
        """For Django: `DATABASES["default"]`, as the owner of the tables or who works in them."""
        return {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": str(self.place.sockets),
            "PORT": str(PORT),
            "USER": DATABASE if as_owner else APPLICATION,
            "PASSWORD": "",
            "NAME": DATABASE,
        }

    def redis_url(self, db: int) -> str:
        """For Django's cache."""
        return f"unix://{self.valkey.socket}?db={db}"

    @property
    def broker_url(self) -> str:
        """For Celery."""
        return f"redis+socket://{self.valkey.socket}?virtual_host=0"

    def start(self, names: Iterable[str] = tuple(ADDRESSES)) -> Started:
        """Make sure the named servers answer and the database is there: all of it or nothing."""
        started: list[str] = []
        with failures_in_words(self.root), self.lock():  # the place is chosen with the lock held
            settle_in(self.root, self.place)
            wanted = self.named(names)
            try:
                started += (server.name for server in wanted if lifecycle.start(server))
            except Refused:
                self.stop_each(started)
                raise
            if self.postgres in wanted:
                self.postgres.ensure_database()
        return Started(postgres="postgres" in started, valkey="valkey" in started)

    def stop(self, names: Iterable[str] = tuple(ADDRESSES)) -> None:
        """End the named servers cleanly; one that does not run is no trouble."""
        if not self.root.exists():
            return
        with failures_in_words(self.root), self.lock():
            self.stop_each(names)

    def stop_each(self, names: Iterable[str]) -> None:
        """End the named servers, with the lock held."""
        for server in self.named(names):
            lifecycle.stop(server)

    def named(self, names: Iterable[str]) -> list[lifecycle.Server]:
        """The servers of those names."""
        chosen = set(names)
        return [server for server in (self.postgres, self.valkey) if server.name in chosen]

    def running(self) -> dict[str, bool]:
        """Which of the two answer now."""
        with failures_in_words(self.root):
            return {server.name: server.answers() for server in (self.postgres, self.valkey)}

    @contextmanager
    def lock(self) -> Iterator[None]:
        """One process at a time starts or stops; the others wait for it."""
        make_passable(self.root)
        with (self.root / "servers.lock").open("ab") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def unconfigured() -> list[str]:
    """The servers for which the environment gives no address."""
    return [
        name for name, variable in ADDRESSES.items() if not os.environ.get(variable, "").strip()
    ]


def start_if_unconfigured() -> None:
    """Start what has no address configured; first thing in every entry point."""
    names = unconfigured()
    if names:
        Servers.configured().start(names)
