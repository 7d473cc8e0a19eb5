"""`script/bootstrap` on machines that lack something, played by small fake programs."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from duren_sawit.embedded.servers import REPOSITORY

SUCCEED, FAIL = "exit 0", "exit 1"
NAMES = ("python3", "python3.11", "python3.12", "python3.13", "python3.14")
LETTERS = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 gettext"
ALL_INSTALLED = 'printf "ii "'
Machine = Callable[..., None]
Bootstrap = Callable[..., tuple[int, str, str]]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """As much of a clone as the script looks at."""
    folder = tmp_path / "clone"
    for name in ("script", "requirements", "static/css", "duren_sawit", "var/static"):
        (folder / name).mkdir(parents=True)
    shutil.copy(REPOSITORY / "script" / "bootstrap", folder / "script")
    for name in ("requirements/base.txt", "requirements/dev.txt", "static/css/base.css"):
        (folder / name).write_text(name)
    return folder


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Put programs on the machine: `machine(id="echo 0")`. Each notes its arguments in `calls`."""

    def put(folder: Path = tmp_path / "bin", **programs: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for name, body in programs.items():
            program = folder / name.replace("_", "-")
            note = f'echo "{program.name} $*" >>"{tmp_path}/calls"'
            program.write_text(f"#!/bin/sh\n{note}\n{body}\n")
            program.chmod(0o755)

    return put


@pytest.fixture
def furnished(clone: Path, machine: Machine) -> Path:
    """A clone whose Python environment is already there."""
    machine(clone / ".venv" / "bin", python=SUCCEED)
    return clone


@pytest.fixture
def bootstrap(clone: Path, tmp_path: Path) -> Bootstrap:
    """Run the script; what it calls is looked for among the fake programs first."""

    def run(*arguments: str) -> tuple[int, str, str]:
        done = subprocess.run(
            [clone / "script" / "bootstrap", *arguments],
            env={"PATH": f"{tmp_path}/bin:/usr/bin:/bin", "TMPDIR": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    return run


def calls(tmp_path: Path, program: str) -> list[str]:
    """With which arguments a fake program was called."""
    noted = (tmp_path / "calls").read_text().splitlines()
    return [line.removeprefix(f"{program} ") for line in noted if line.startswith(f"{program} ")]


def test_machine_without_a_python_new_enough(machine: Machine, bootstrap: Bootstrap) -> None:
    machine(**dict.fromkeys(NAMES, FAIL))

    assert bootstrap() == (
        1,
        "",
        "Butuh Python 3.11 atau yang lebih baru; pasang dahulu, "
        "misalnya: apt-get install python3 python3-venv\n",
    )


def test_python_without_its_venv_module_names_the_package(
    machine: Machine, bootstrap: Bootstrap
) -> None:
    python = f'case "$2" in "import ensurepip"*) exit 1;; esac; exec {sys.executable} "$@"'
    machine(python3=python, id="echo 1000")

    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert bootstrap() == (
        1,
        "",
        "Python ini belum punya modul venv; pasang dahulu: "
        f"sudo apt-get install python{version}-venv\n",
    )


@pytest.mark.usefixtures("furnished")
def test_missing_packages_are_named_once_for_who_is_not_root(
    machine: Machine, bootstrap: Bootstrap
) -> None:
    machine(id="echo 1000", apt_get=FAIL, dpkg_query="exit 1")

    status, out, err = bootstrap()

    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "Memasang pustaka Python dari requirements/base.txt (sekitar satu menit)",
        "Untuk mencetak surat dan membaca bahasa Inggris, "
        f"pasang juga: sudo apt-get install {LETTERS}",
        "Menyiapkan berkas statis",
    ]


@pytest.mark.usefixtures("furnished")
def test_missing_packages_are_installed_by_root(
    machine: Machine, bootstrap: Bootstrap, tmp_path: Path
) -> None:
    there = tmp_path / "packages-are-there"
    machine(id="echo 0", dpkg_query=f'[ -e "{there}" ] && {ALL_INSTALLED}')
    machine(apt_get=f'case "$*" in *install*) touch "{there}";; esac')

    status, out, _ = bootstrap("--dev")

    option = "-o DPkg::Lock::Timeout=120"
    packages = f"{LETTERS} chromium poppler-utils fonts-noto-core libatomic1"
    assert status == 0
    assert calls(tmp_path, "apt-get") == [
        f"{option} update",
        f"{option} install -y --no-install-recommends {packages}",
    ]
    assert "pasang juga" not in out


@pytest.mark.usefixtures("furnished")
def test_packages_that_apt_does_not_have_are_asked_for_once(
    machine: Machine, bootstrap: Bootstrap, tmp_path: Path
) -> None:
    machine(id="echo 0", apt_get=FAIL, dpkg_query="exit 1")
    bootstrap()
    first = len(calls(tmp_path, "apt-get"))

    status, out, _ = bootstrap()

    assert first > 0
    assert len(calls(tmp_path, "apt-get")) == first
    assert (status, out) == (
        0,
        "Untuk mencetak surat dan membaca bahasa Inggris, "
        f"pasang juga: sudo apt-get install {LETTERS}\n",
    )


@pytest.mark.usefixtures("furnished")
def test_second_run_does_nothing(machine: Machine, bootstrap: Bootstrap, tmp_path: Path) -> None:
    machine(id="echo 0", apt_get=FAIL, dpkg_query=ALL_INSTALLED)
    bootstrap()
    (tmp_path / "calls").unlink()

    said = bootstrap()

    assert said == (0, "", "")
    assert [call for call in calls(tmp_path, "python") if not call.startswith("-c")] == []
    assert calls(tmp_path, "apt-get") == []


def test_changed_lock_is_installed_again(
    furnished: Path, machine: Machine, bootstrap: Bootstrap, tmp_path: Path
) -> None:
    machine(id="echo 0", dpkg_query=ALL_INSTALLED)
    bootstrap("--dev")
    (furnished / "requirements" / "dev.txt").write_text("one more")
    (tmp_path / "calls").unlink()

    bootstrap("--dev")

    installs = [call for call in calls(tmp_path, "python") if "pip install" in call]
    assert len(installs) == 1
    assert installs[0].endswith("--require-hashes -r requirements/dev.txt")


def test_argument_that_is_none(bootstrap: Bootstrap) -> None:
    assert bootstrap("--devel") == (1, "", "Pemakaian: script/bootstrap [--dev]\n")
