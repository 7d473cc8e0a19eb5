"""The house as it stands on disk: rooms, their stairs, their files, parsed once."""

import ast
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GROUND_FLOOR = "duren_sawit"
STAGES = ("households", "forums", "needs_surveys", "distributions", "trainings", "monitoring")
OTHER_CODE = ("tests", "bench", "script")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One Python file: where it is and what it says."""

    path: Path  # from the root of the repository
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def module(self) -> str:
        return ".".join(self.path.with_suffix("").parts).removesuffix(".__init__")

    @property
    def app(self) -> str:
        """The room this file stands in ("" outside all rooms)."""
        return app_of(self.module)

    @property
    def place(self) -> tuple[str, ...]:
        """The way inside the room: `("views", "people")`."""
        return tuple(self.module.removeprefix(f"{self.app}.").split(".")) if self.app else ()

    @property
    def functions(self) -> list[Function]:
        """Those at the top of the module."""
        return [node for node in self.tree.body if isinstance(node, Function)]

    def at(self, node: ast.AST, complaint: str) -> str:
        return f"{self.path}:{getattr(node, 'lineno', 1)}: {complaint}"


def snippet(text: str, path: str = "duren_sawit/areas/views/rooms.py") -> Source:
    """A file that only exists in a test of a rule."""
    return Source(Path(path), text)


@cache
def project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


@cache
def contracts() -> dict[str, dict[str, object]]:
    """The import contracts by the first word of their name."""
    listed = project()["tool"]["importlinter"]["contracts"]  # type: ignore[index]
    return {contract["name"].split(":")[0]: contract for contract in listed}


@cache
def stairs() -> tuple[tuple[str, ...], ...]:
    """The rooms from the top down, rooms on one step together."""
    layers: list[str] = contracts()["Rooms"]["layers"]  # type: ignore[assignment]
    return tuple(tuple(room.strip(" ()") for room in layer.split("|")) for layer in layers)


@cache
def rooms() -> tuple[str, ...]:
    """All rooms of the stairs, present or not."""
    return tuple(room for step in stairs() for room in step)


def app_of(module: str) -> str:
    return next((room for room in rooms() if f"{module}.".startswith(f"{room}.")), "")


def label_of(app: str) -> str:
    """The app's short name, as in URL names and template folders."""
    return app.rsplit(".", 1)[-1]


def step_of(label: str) -> int:
    """How high a room lies; 0 is the lowest step."""
    steps = [{label_of(room) for room in step} for step in stairs()]
    return next(len(steps) - number for number, step in enumerate(steps) if label in step)


def apps_on_disk() -> list[str]:
    """The rooms that exist: whatever has an `apps.py`."""
    found = [*ROOT.glob(f"{GROUND_FLOOR}/*/apps.py"), *(ROOT / s / "apps.py" for s in STAGES)]
    return sorted(".".join(file.parent.relative_to(ROOT).parts) for file in found if file.is_file())


@cache
def python_files() -> tuple[Source, ...]:
    """Every Python file of the project, tests included."""
    return tuple(read(path) for path in sorted(_python_paths()))


def _python_paths() -> Iterator[Path]:
    yield ROOT / "manage.py"
    for folder in (GROUND_FLOOR, *STAGES, *OTHER_CODE):
        yield from (ROOT / folder).rglob("*.py")


def read(path: Path) -> Source:
    return Source(path.relative_to(ROOT), path.read_text())


def application_files() -> list[Source]:
    """What runs in a village: no tests, no bench, no migrations."""
    return [
        source
        for source in python_files()
        if source.path.parts[0] not in OTHER_CODE and "migrations" not in source.path.parts
    ]


def files_of(kind: str) -> list[Source]:
    """The files of one floor in all rooms: `files_of("views")`."""
    return [source for source in application_files() if source.place[:1] == (kind,)]


def nothing_in(complaints: Iterable[str]) -> None:
    """Fails the test with every complaint on a line of its own."""
    if listed := list(complaints):
        pytest.fail("\n".join(["", *listed]), pytrace=False)
