"""The environment: .env.example, docker-compose.yml and the code's readers name the same things."""

import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from duren_sawit.lib.keyring import Keyring
from tests.repository import compose

ASKED = re.compile(
    r"""(?:(?:env|Environment\(\))\.(?:text|number|switch|words)\(  # our readers
        |os\.environ(?:\.get\(|\.setdefault\(|\[))\s*             # the plain dictionary
        (?:"(\w+)"|([A-Z]\w+))""",
    re.VERBOSE,
)
CONSTANT = re.compile(r'^([A-Z]\w+) = "(\w+)"', re.MULTILINE)
# Set for other programs, not for our code.
OF_OTHER_PROGRAMS = {
    "APPLICATION_PASSWORD",
    "POSTGRES_PASSWORD",
    "POSTGRES_INITDB_ARGS",
    "REDISCLI_AUTH",
    "DOMAIN",
    "TLS",
    "TZ",
}


def read_by_the_code() -> set[str]:
    """Names given to `env.text("NAME")` and its siblings, and to `os.environ`."""
    names: set[str] = set()
    for path in [
        *(compose.ROOT / "duren_sawit").rglob("*.py"),
        compose.ROOT / "docker/web_health.py",
    ]:
        if path.match("settings/test.py"):
            continue  # reads what pytest sets; no village has it
        text = path.read_text()
        constants = dict(CONSTANT.findall(text))
        for quoted, bare in ASKED.findall(text):
            names.add(quoted or constants[bare])
    return names


def explained() -> set[str]:
    return compose.env_file(compose.ROOT / ".env.example", with_examples=True).keys()


def test_whatever_the_compose_file_asks_for_is_in_the_example():
    offered = compose.env_file(compose.ROOT / ".env.example").keys()

    assert offered == compose.variables(compose.raw()).keys()


def test_whatever_the_code_reads_is_in_the_example():
    given = {name for service in compose.services() for name in _environment(service)}

    assert sorted(read_by_the_code() - explained() - given) == []


def test_the_example_offers_nothing_that_nobody_reads():
    asked = read_by_the_code() | compose.variables(compose.raw()).keys()

    assert sorted(explained() - asked) == []


def test_the_compose_file_sets_nothing_that_nobody_reads():
    given = {name for service in compose.services() for name in _environment(service)}

    assert sorted(given - read_by_the_code()) == sorted(OF_OTHER_PROGRAMS)


def _environment(service: str) -> dict[str, str]:
    return compose.services()[service].get("environment", {})


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A place with just what `make_env.sh` needs."""
    (tmp_path / "docker").mkdir()
    shutil.copy(compose.ROOT / "docker/make_env.sh", tmp_path / "docker")
    shutil.copy(compose.ROOT / ".env.example", tmp_path)
    return tmp_path


def make_env(repository: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["sh", str(repository / "docker/make_env.sh"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_make_env_writes_a_private_file_with_fresh_secrets(repository):
    done = make_env(repository, "bansos.test", "internal")

    made = compose.env_file(repository / ".env")
    assert done.returncode == 0
    assert (made["DOMAIN"], made["TLS"]) == ("bansos.test", "internal")
    assert stat.S_IMODE((repository / ".env").stat().st_mode) == 0o600
    assert Keyring.from_text(made["FIELD_KEYS"]).current == 1
    secrets = [made[name] for name in ("SECRET_KEY", "DATABASE_PASSWORD", "REDIS_PASSWORD")]
    assert [len(secret) for secret in [*secrets, made["BACKUP_PASSPHRASE"]]] == [64, 48, 48, 32]


def test_make_env_never_makes_the_same_secret_twice(repository):
    make_env(repository, "bansos.test")
    first = compose.env_file(repository / ".env")
    (repository / ".env").unlink()
    make_env(repository, "bansos.test")
    second = compose.env_file(repository / ".env")

    assert {name for name in first if first[name] != second[name]} == {
        "SECRET_KEY",
        "FIELD_KEYS",
        "DATABASE_PASSWORD",
        "DATABASE_OWNER_PASSWORD",
        "REDIS_PASSWORD",
        "BACKUP_PASSPHRASE",
    }


def test_make_env_leaves_an_existing_file_alone(repository):
    (repository / ".env").write_text("FIELD_KEYS=kept\n")

    done = make_env(repository, "bansos.test")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "Berkas .env sudah ada dan tidak diubah. Kuncinya masih dipakai.\n"
    assert (repository / ".env").read_text() == "FIELD_KEYS=kept\n"


def test_make_env_without_an_address_says_how(repository):
    done = make_env(repository)

    assert done.returncode == 2
    assert done.stderr == "Sebutkan alamatnya: sh docker/make_env.sh bansos.example.id\n"
    assert not (repository / ".env").exists()


def test_production_settings_are_content_and_safe_with_what_the_compose_file_gives(repository):
    make_env(repository, "bansos.test")
    given = compose.environment("web", compose.env_file(repository / ".env"))
    image = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "duren_sawit.settings.production",
        "DUREN_VAR": str(repository / "var"),
    }

    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=compose.ROOT,
        env=image | given,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert not (repository / "var").exists()
