"""Rooms for servers of a test's own: short paths, open to the account the servers run as."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from duren_sawit.embedded import Refused, Servers, servers

COMMAND = [sys.executable, "-m", "duren_sawit.embedded"]
Room = Callable[..., Servers]


@pytest.fixture(autouse=True)
def _no_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATABASE_URL", "REDIS_URL", "DUREN_VAR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def workshop() -> Iterator[Path]:
    """A folder below /tmp that everyone may pass through (pytest's own is closed to nobody)."""
    folder = Path(tempfile.mkdtemp(prefix="ds-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def room(workshop: Path) -> Iterator[Room]:
    """Servers of their own on a root in the workshop; stopped when the test is over."""
    made: list[Servers] = []

    def make(root: str | Path = "var") -> Servers:
        made.append(Servers(workshop / root))
        return made[-1]

    yield make
    for each in made:
        stop(each)


def stop(here: Servers) -> None:
    """A refusal ends the program; in a fixture it must only end the test."""
    try:
        here.stop()
    except Refused as refused:
        pytest.fail(str(refused))


@pytest.fixture(scope="session")
def new_data() -> Iterator[Path]:
    """A root whose servers ran once and were stopped: copying it is quicker than a first start."""
    folder = Path(tempfile.mkdtemp(prefix="ds-", dir="/tmp"))
    folder.chmod(0o755)
    original = Servers(folder / "var")
    original.start()
    original.stop()
    yield original.root
    shutil.rmtree(folder)


@pytest.fixture
def furnished(room: Room, new_data: Path) -> Servers:
    """Servers with data, not running."""
    here = room()
    subprocess.run(["cp", "-a", new_data, here.root], check=True)
    return here


def command(*arguments: str, root: Path, **environment: str) -> "subprocess.Popen[str]":
    """The command line of the servers, as another process."""
    return subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=servers.REPOSITORY,
        env={"PATH": os.environ["PATH"], "DUREN_VAR": str(root), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def outcome(process: "subprocess.Popen[str]") -> tuple[int, str, str]:
    """Exit status, stdout and stderr of a finished command."""
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


def pids(here: Servers) -> tuple[int, int]:
    """The processes of both servers, asked of the servers themselves."""
    with here.valkey.connect() as client:
        return here.postgres.recorded_pid() or 0, client.info("server")["process_id"]
