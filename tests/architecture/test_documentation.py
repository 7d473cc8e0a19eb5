"""What is written for people holds: commands exist, links lead somewhere, nouns are classes."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import get_commands

from tests.architecture.house import ROOT, nothing_in
from tests.architecture.test_models import own_models

FENCE = re.compile(r"^```(?:sh|bash|console|shell)?\n(.*?)^```", re.M | re.S)
INLINE = re.compile(r"`([^`\n]+)`")
SCRIPT = re.compile(r"(?:^|\s)(script/\w+)")
MANAGE = re.compile(r"manage\.py ([a-z_]+)")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
CLASS_NAME = re.compile(r"`([A-Z][a-z]+(?:[A-Z][a-z]+)*)`")
GLOSSARY = ROOT / "docs" / "glossary.md"
# Words in code type in the glossary that are no records: what they are.
OTHER_CLASSES = {"Refusal", "Obstacle", "Role", "Permission", "Scope", "Level"}


def pages() -> list[Path]:
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def commands_in(text: str) -> Iterator[str]:
    """Whatever is written as something to type."""
    for passage in [*FENCE.findall(text), *INLINE.findall(text)]:
        yield from passage.splitlines()


def dead_commands(path: Path, text: str) -> Iterator[str]:
    for command in commands_in(text):
        for script in SCRIPT.findall(command):
            if not os.access(ROOT / script, os.X_OK):
                yield f"{path}: {script} cannot be run"
        for name in MANAGE.findall(command):
            if name not in get_commands():
                yield f"{path}: manage.py has no {name}"


def dead_links(path: Path, text: str) -> Iterator[str]:
    folder = (ROOT / path).parent
    for target in LINK.findall(text):
        if not (folder / target).exists():
            yield f"{path}: leads to {target}, which is not there"


def missing_nouns(glossary: str, models: set[str]) -> Iterator[str]:
    """Every record has its line, and every line its record."""
    named = set(CLASS_NAME.findall(glossary))
    yield from (f"docs/glossary.md: lacks {name}" for name in sorted(models - named))
    unknown = named - models - OTHER_CLASSES
    yield from (f"docs/glossary.md: there is no class {name}" for name in sorted(unknown))


def test_commands_in_the_documentation_exist():
    nothing_in(
        line for page in pages() for line in dead_commands(page.relative_to(ROOT), page.read_text())
    )


def test_links_in_the_documentation_lead_somewhere():
    nothing_in(
        line for page in pages() for line in dead_links(page.relative_to(ROOT), page.read_text())
    )


def test_the_readme_names_the_two_commands():
    assert {"script/demo", "script/test"} <= set(SCRIPT.findall((ROOT / "README.md").read_text()))


def test_the_glossary_and_the_records_agree():
    models = {model.__name__ for model in own_models()}

    nothing_in(missing_nouns(GLOSSARY.read_text(), models))


def test_decision_notes_are_numbered_without_gaps():
    notes = sorted(path.name[:4] for path in (ROOT / "docs" / "decisions").glob("*.md"))

    assert notes == [f"{number:04}" for number in range(1, len(notes) + 1)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("```sh\nscript/nothing --now\n```", 1),
        ("Run `python manage.py nothing`.", 1),
        ("Run `python manage.py migrate`.", 0),
        ("see script/nothing some day", 0),
    ],
)
def test_a_dead_command_is_noticed(text, count):
    assert len(list(dead_commands(Path("README.md"), text))) == count


def test_a_dead_link_is_noticed():
    text = "[a](docs/nothing.md) [b](pyproject.toml) [c](https://example.org)"

    assert list(dead_links(Path("README.md"), text)) == [
        "README.md: leads to docs/nothing.md, which is not there"
    ]


def test_a_missing_noun_is_noticed():
    assert list(missing_nouns("| wilayah | `Area` | `Nothing`", {"Area", "Site"})) == [
        "docs/glossary.md: lacks Site",
        "docs/glossary.md: there is no class Nothing",
    ]
