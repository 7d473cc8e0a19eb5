"""Starting and stopping one server; whether it lives is asked of the server, never of a pid.

Each server inherits an open, locked file: its lifeline. The kernel frees the lock when the last
process that holds it is gone: the server and all its children; a zombie holds nothing. So a free
lifeline means surely dead, a taken one means alive, starting, stopping or stuck.
"""

import fcntl
import shutil
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from duren_sawit.embedded.places import Place
from duren_sawit.embedded.refusal import Refused, is_nearly_full

PATIENCE = 120.0  # seconds; recovery after a power cut takes a while
PAUSE = 0.02
START_AND_LEAVE = '"$@" &'  # the shell goes at once, so nobody has to wait for the server's end


class Server(Protocol):
    """What a server must be able to say and do."""

    @property
    def title(self) -> str:
        """What people call it."""

    @property
    def name(self) -> str:
        """Names its log and its lifeline."""

    @property
    def place(self) -> Place:
        """Its folders and its account."""

    @property
    def room(self) -> int:
        """How many bytes of disk it should find free before it starts."""

    def answers(self) -> bool:
        """Whether the server on our sockets is ours and serves our data."""

    def launch(self) -> None:
        """Make its data if there is none, and start it without waiting."""

    def ask_to_stop(self) -> None:
        """Tell the answering server to finish cleanly."""


def log_of(server: Server) -> Path:
    """Where a server writes what it has to say."""
    return server.place.home / f"{server.name}.log"


def lifeline_of(server: Server) -> Path:
    """The file whose lock a living server holds."""
    return server.place.home / f"{server.name}.alive"


def start(server: Server) -> bool:
    """Make sure the server answers; true when it had to be started. Call with the lock held."""
    if has_settled_alive(server):
        return False
    if shutil.disk_usage(server.place.home).free < server.room:
        raise Refused.disk_full(server.place.home)
    server.launch()
    if not has_settled_alive(server):
        raise died_at_birth(server)
    return True


def stop(server: Server) -> bool:
    """Make sure the server is gone; true when it had to be stopped. Call with the lock held."""
    if not has_settled_alive(server):
        return False
    server.ask_to_stop()
    deadline = time.monotonic() + PATIENCE
    while not is_gone(server):
        if time.monotonic() > deadline:
            raise stuck(server)
        time.sleep(PAUSE)
    return True


def has_settled_alive(server: Server) -> bool:
    """Wait until the server either answers (true) or is surely gone (false)."""
    deadline = time.monotonic() + PATIENCE
    while not server.answers():
        if is_gone(server):
            return False
        if time.monotonic() > deadline:
            raise stuck(server)
        time.sleep(PAUSE)
    return True


def is_gone(server: Server) -> bool:
    """Whether no process holds the server's lifeline."""
    try:
        with lifeline_of(server).open("rb") as lifeline:
            fcntl.flock(lifeline, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return True
    except BlockingIOError:
        return False
    return True


def spawn(server: Server, command: Sequence[str | Path], env: dict[str, str]) -> None:
    """Start a server in its own session, as its own account, holding its lifeline."""
    words = ["/bin/sh", "-c", START_AND_LEAVE, "sh", *map(str, command)]
    with lifeline_of(server).open("wb") as lifeline, log_of(server).open("ab") as log:
        fcntl.flock(lifeline, fcntl.LOCK_EX)
        subprocess.run(
            words,
            check=True,
            env=clean_environment() | env,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            pass_fds=[lifeline.fileno()],
            start_new_session=True,
            **server.place.account.identity(),
        )


def clean_environment() -> dict[str, str]:
    """Nothing of ours: a stray PGPORT or PGOPTIONS would reach the server."""
    return {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C"}


def died_at_birth(server: Server) -> Refused:
    """Why a server that was just started is not there."""
    if is_nearly_full(server.place.home):
        return Refused.disk_full(server.place.home)
    return Refused(f"{server.title} belum bisa menyala; sebabnya tertulis di {log_of(server)}.")


def stuck(server: Server) -> Refused:
    """What to say about a server that lives and keeps silent."""
    return Refused(
        f"{server.title} menyala tetapi belum menjawab; tunggu sebentar lalu coba lagi, "
        f"atau baca {log_of(server)}."
    )
