"""Which command works at the database as whom, whatever addresses are given."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from duren_sawit.embedded import Servers
from duren_sawit.settings.databases import application_role, default_database
from duren_sawit.settings.environment import Environment, Misconfigured
from tests.repository import compose

WORKING = "postgresql://kerja:a@db:5432/desa"
OWNING = "postgresql://pemilik:b@db:5432/desa"
SERVERS = Servers(Path("/nowhere"))


def user(as_owner: bool, **variables: str) -> str:
    return default_database(Environment(variables), SERVERS, as_owner=as_owner)["USER"]


@pytest.mark.parametrize(
    ("given", "working", "owning", "role"),
    [
        ({}, "duren_sawit_application", "duren_sawit", "duren_sawit_application"),
        ({"DATABASE_URL": WORKING, "DATABASE_OWNER_URL": OWNING}, "kerja", "pemilik", "kerja"),
        ({"DATABASE_URL": OWNING}, "pemilik", "pemilik", ""),
        ({"DATABASE_OWNER_URL": OWNING}, "duren_sawit_application", "duren_sawit",
         "duren_sawit_application"),
    ],
    ids=["embedded", "two addresses", "one address", "an owner of nothing"],
)  # fmt: skip
def test_who_works_and_who_owns(given, working, owning, role):
    assert (user(False, **given), user(True, **given)) == (working, owning)
    assert application_role(Environment(given), SERVERS) == role


def test_what_an_address_asks_for_is_kept_beside_the_pool():
    given = {"DATABASE_URL": f"{WORKING}?sslmode=verify-full", "DATABASE_POOL": "3"}

    options = default_database(Environment(given), SERVERS, as_owner=False)["OPTIONS"]

    assert options == {
        "sslmode": "verify-full",
        "pool": {"min_size": 1, "max_size": 3, "timeout": 10},
    }


@pytest.mark.parametrize("name", ["DATABASE_URL", "DATABASE_OWNER_URL"])
def test_an_address_that_cannot_be_read_is_named_and_not_repeated(name, capsys):
    given = {"DATABASE_URL": WORKING, name: "http://rahasia@db"}

    with pytest.raises(Misconfigured):
        default_database(Environment(given), SERVERS, as_owner=name == "DATABASE_OWNER_URL")

    said = capsys.readouterr().err
    assert said.startswith(f"Pengaturan: {name} belum terbaca. ")
    assert "rahasia" not in said


@pytest.mark.parametrize(("command", "as_owner"), [("migrate", "1"), ("diffsettings", "")])
def test_migrations_are_the_owners_and_other_commands_are_not(command, as_owner):
    """The real `manage.py`, asked for the help of a command: nothing is started or changed."""
    script = (
        "import os, sys; from duren_sawit import embedded;"
        "embedded.start_if_unconfigured = lambda: None; import manage;"
        "sys.argv = ['manage.py', sys.argv[1], '--help'];"
        "import atexit; atexit.register(lambda: print(os.environ.get('DATABASE_AS_OWNER', '')));"
        "manage.main()"
    )
    environment = {
        name: text for name, text in os.environ.items() if not name.startswith("DATABASE")
    }

    done = subprocess.run(
        [sys.executable, "-c", script, command],
        cwd=compose.ROOT,
        env=environment | {"DJANGO_SETTINGS_MODULE": "duren_sawit.settings.dev"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.splitlines()[-1] == as_owner
