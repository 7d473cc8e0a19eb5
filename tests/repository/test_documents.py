"""The documents: what they point to exists, and what they tell agrees with the code."""

import re
from pathlib import Path

import pytest

from duren_sawit.audit.retention import rules
from tests.repository import compose

ROOT = compose.ROOT
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
DECISIONS = sorted((ROOT / "docs/decisions").glob("*.md"))
FENCED = re.compile(r"^ *```.*?^ *```", re.MULTILINE | re.DOTALL)
TOP = r"(?:\.ci|bench|docker|docs|duren_sawit|requirements|script|static|templates|tests)"


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def prose(path: Path) -> str:
    """The text without its blocks of code."""
    return FENCED.sub("", path.read_text())


def anchors(path: Path) -> set[str]:
    """The names that forges give to headings."""
    headings = re.findall(r"^#+ (.+)$", prose(path), re.MULTILINE)
    plain = [re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings]
    return {heading.replace(" ", "-") for heading in plain}


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_link_to_a_heading_meets_it(document):
    links = re.findall(r"\]\((?!https?:)([^)#]*)#([^)]+)\)", prose(document))
    missed = [
        f"{path}#{anchor}"
        for path, anchor in links
        if anchor not in anchors((document.parent / path).resolve() if path else document)
    ]

    assert missed == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_file_it_names_exists(document):
    named = re.findall(rf"`({TOP}/[\w./-]+)`", prose(document))

    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("decision", DECISIONS, ids=name)
def test_a_decision_says_why_and_until_when(decision):
    text = decision.read_text()
    headings = set(re.findall(r"^## (.+)$", text, re.MULTILINE))

    assert text.startswith(f"# {decision.name[:4]}. ")
    assert {"Context", "Decision", "What was weighed", "Look again when"} - headings == set()
    assert re.search(r"^Date: \d{4}-\d{2}-\d{2}\. State: (in force|replaced)", text, re.MULTILINE)


def test_the_retention_page_tells_every_rule_with_its_days():
    text = (ROOT / "docs/retention.md").read_text()
    told = re.findall(r"^\| `(\w+)` \|.*\| (\d+) days?\b.*\|$", text, re.MULTILINE)

    assert {name: int(days) for name, days in told} == {
        name: rule.days for name, rule in rules().items()
    }
