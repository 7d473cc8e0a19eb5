"""Rooms stand on the stairs, and only their doors are used.

The contracts themselves are run by `lint-imports`, a step of script/test of its own.
"""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.house import (
    ROOT,
    Source,
    app_of,
    application_files,
    apps_on_disk,
    contracts,
    nothing_in,
    project,
    rooms,
    snippet,
)

DOORS = {
    "models",
    "choices",
    "selectors",
    "services",
    "policies",
    "signals",
    "notices",
    "registry",
}
OPEN_ROOMS = {"duren_sawit.ui", "duren_sawit.lib"}  # every module of theirs is for everybody
MORE_DOORS = {
    "duren_sawit.accounts": {
        "access",
        "permissions",
        "scope",
        "responses",
        "second_factor_keys",  # renewed together with the keys of all encrypted columns
    },
    "duren_sawit.documents": {"responses", "signing", "printshop"},
}
# The wiring of the house names what Django calls by path; it is not inside any room.
WIRING = "duren_sawit"


def imports(source: Source) -> Iterator[tuple[ast.AST, str]]:
    """Every imported thing as a dotted path: `from a.b import c` is "a.b.c"."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)


def closed_doors(source: Source) -> list[str]:
    """Imports that enter another room by something else than a door."""
    return [
        source.at(node, f"{path} is not a door of {app_of(path)}")
        for node, path in imports(source)
        if app_of(path) not in {"", source.app} and not _is_door(path)
    ]


def _is_door(path: str) -> bool:
    room = app_of(path)
    inside = path.removeprefix(room).lstrip(".").split(".")
    if any(part.startswith("_") for part in inside):
        return False
    return room in OPEN_ROOMS or inside[0] in DOORS | MORE_DOORS.get(room, set())


def test_rooms_are_entered_through_their_doors():
    files = [source for source in application_files() if source.app]

    nothing_in(complaint for source in files for complaint in closed_doors(source))


@pytest.mark.parametrize(
    "line",
    [
        "from duren_sawit.accounts.forms import UserForm",
        "from duren_sawit.accounts.views import people",
        "from duren_sawit.accounts import tasks",
        "import duren_sawit.accounts.templatetags.people",
        "from duren_sawit.accounts.models.users import _hidden",
        "import duren_sawit.accounts",
    ],
)
def test_a_closed_door_is_noticed(line):
    source = snippet(f"\n{line}\n", "duren_sawit/documents/views/letters.py")

    assert len(closed_doors(source)) == 1
    assert closed_doors(source)[0].startswith("duren_sawit/documents/views/letters.py:2: ")


@pytest.mark.parametrize(
    "line",
    [
        "from duren_sawit.accounts.models import User",
        "from duren_sawit.accounts.services import people",
        "from duren_sawit.accounts import selectors",
        "from duren_sawit.accounts.access import require",
        "from duren_sawit.ui.http import render_page",
        "from duren_sawit.documents.forms import LetterForm",
        "from django.db import models",
    ],
)
def test_an_open_door_is_left_alone(line):
    assert closed_doors(snippet(line, "duren_sawit/documents/views/letters.py")) == []


def test_every_room_on_disk_stands_on_the_stairs():
    assert [app for app in apps_on_disk() if app not in rooms()] == []


def test_every_room_on_disk_has_floors():
    with_floors = {*contracts()["Floors"]["containers"], "duren_sawit.ui"}  # ui has components only

    assert [app for app in apps_on_disk() if app not in with_floors] == []


def test_every_root_package_is_watched():
    roots = {app.split(".")[0] for app in apps_on_disk()}

    assert roots == set(project()["tool"]["importlinter"]["root_packages"])
    assert roots == set(contracts()["Wall"]["source_modules"])


def test_every_room_with_tasks_may_name_its_services():
    with_tasks = [
        app for app in apps_on_disk() if list(ROOT.glob(app.replace(".", "/") + "/tasks*"))
    ]
    expected = {f"{app}.tasks -> {app}.services.**" for app in with_tasks}

    assert expected <= set(contracts()["Floors"]["ignore_imports"])


BROKEN_HOUSES = {
    "Rooms": {"duren_sawit/lib/dates.py": "import duren_sawit.accounts.models"},
    "Floors": {"duren_sawit/accounts/models.py": "import duren_sawit.accounts.forms"},
    "Wall": {"duren_sawit/accounts/forms.py": "import weasyprint"},
    "Cellar": {"duren_sawit/embedded.py": "import duren_sawit.lib.dates"},
}
SOUND_HOUSE = ["lib/dates", "accounts/models", "accounts/forms", "embedded"]


@pytest.mark.parametrize("contract", BROKEN_HOUSES)
def test_a_broken_contract_is_noticed(contract, tmp_path):
    build_house(tmp_path, BROKEN_HOUSES[contract])

    assert broken_contracts(tmp_path) == [contract]


def test_a_sound_house_passes(tmp_path):
    build_house(tmp_path, {})

    assert broken_contracts(tmp_path) == []


def build_house(folder, broken):
    """A tiny house under the project's own contracts."""
    shutil.copy(ROOT / "pyproject.toml", folder)
    for app in [*apps_on_disk(), "duren_sawit.lib", "duren_sawit.settings"]:
        room = folder.joinpath(*app.split("."))
        room.mkdir(parents=True, exist_ok=True)
        (room / "__init__.py").touch()
    (folder / "duren_sawit/__init__.py").touch()
    for name in SOUND_HOUSE:
        (folder / f"duren_sawit/{name}.py").touch()
    for path, line in broken.items():
        (folder / path).write_text(line)


def broken_contracts(folder):
    """The first words of the contracts `lint-imports` finds broken there."""
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(folder)},
    )
    verdicts = [line for line in run.stdout.splitlines() if line.endswith((" KEPT", " BROKEN"))]
    assert len(verdicts) == len(contracts()), run.stdout + run.stderr
    return [line.split(":")[0] for line in verdicts if line.endswith("BROKEN")]
