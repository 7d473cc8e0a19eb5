"""Commands as a person types them, in an environment of their own."""

import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from duren_sawit.embedded.servers import REPOSITORY

PYTHON = ".venv/bin/python"
Said = tuple[int, str, str]
Typed = Callable[..., Said]
# The static files of the repository serve here, too: collecting them takes seconds.
ENVIRONMENT = {"PATH": os.environ["PATH"], "STATIC_ROOT": str(REPOSITORY / "var" / "static")}


@pytest.fixture
def var() -> Iterator[Path]:
    """An empty place for keys and servers."""
    with tempfile.TemporaryDirectory(prefix="ds-", dir="/tmp") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder) / "var"


@pytest.fixture
def typed(var: Path) -> Typed:
    """Run a command of the repository; answers exit status, stdout and stderr."""

    def run(*command: str, **environment: str) -> Said:
        done = subprocess.run(
            command,
            cwd=REPOSITORY,
            env={**ENVIRONMENT, "DUREN_VAR": str(var), **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        return done.returncode, done.stdout, done.stderr

    return run
