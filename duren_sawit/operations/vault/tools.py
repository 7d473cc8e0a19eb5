"""PostgreSQL's own programs, in a version that fits the server."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from django.db import connection
from django.utils.translation import gettext as _

from duren_sawit.embedded import Refused
from duren_sawit.embedded.binaries import postgres_tool
from duren_sawit.operations.vault.troubles import Unfinished

VARIABLES = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD"}
SSL = ("sslmode", "sslrootcert", "sslcert", "sslkey", "service", "passfile")


def server_major() -> int:
    with connection.cursor():
        return int(connection.pg_version // 10000)  # type: ignore[attr-defined]


def program(name: str, *, at_least: int) -> Path:
    """pg_dump or pg_restore of this major version or a newer one; Unfinished when there is none."""
    majors = {path: major_of(path) for path in _installed(name)}
    for path, major in majors.items():
        if major >= at_least:
            return path
    found = max(majors.values(), default=0)
    sentence = _(
        "%(name)s versi %(wanted)d belum ada; yang terpasang %(found)s. Pasang %(package)s."
    )
    raise Unfinished(
        sentence
        % {
            "name": name,
            "wanted": at_least,
            "found": _("versi %d") % found if found else _("belum ada"),
            "package": f"postgresql-client-{at_least}",
        }
    )


def major_of(path: Path) -> int:
    said = subprocess.run([path, "--version"], check=True, capture_output=True, text=True)
    found = re.search(r"\d+", said.stdout)
    return int(found[0]) if found else 0


def _installed(name: str) -> Iterator[Path]:
    """On the path first: what the administrator chose; then in the wheel."""
    if chosen := shutil.which(name):
        yield Path(chosen)
    try:
        wheel = postgres_tool(name)
    except Refused:
        return
    if wheel.exists():
        yield wheel


def environment(database: str) -> dict[str, str]:
    """How the programs find the database; the password never stands on a command line."""
    settings: dict[str, Any] = connection.settings_dict
    given = {variable: str(settings[key]) for key, variable in VARIABLES.items() if settings[key]}
    options = settings.get("OPTIONS", {})
    given |= {f"PG{key.upper()}": str(options[key]) for key in SSL if key in options}
    return os.environ | given | {"PGDATABASE": database, "LC_ALL": "C"}


def last_words(said: IO[bytes]) -> str:
    """The last line a program wrote about its trouble."""
    said.seek(0)
    lines = said.read().decode(errors="replace").split("\n")
    return next((line for line in reversed(lines) if line.strip()), "-")
