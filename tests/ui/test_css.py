"""Stylesheets keep the rules of the house, down to the oldest browser."""

import re

import pytest

from tests.architecture.house import ROOT

CSS = ROOT / "static" / "css"
SHEETS = [path for path in sorted(CSS.rglob("*.css")) if "print/" not in str(path)]
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# Newer than Chrome 109, or against our rules.
FORBIDDEN = [
    r"!important",
    r"#[\w-]+\s*[,{]",
    r"color-mix\(",
    r"oklch\(",
    r"\bsubgrid\b",
    r"&\s*[.:>\w]",
    r"@container",
]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: str(path.relative_to(CSS)))
@pytest.mark.parametrize("pattern", FORBIDDEN)
def test_no_sheet_uses_what_is_forbidden(sheet, pattern):
    assert re.findall(pattern, COMMENT.sub("", sheet.read_text())) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: str(path.relative_to(CSS)))
def test_a_sheet_begins_by_saying_what_it_holds(sheet):
    assert sheet.read_text().startswith("/* ")


def test_no_selector_has_two_homes():
    homes: dict[str, list[str]] = {}
    for sheet in SHEETS:
        if sheet.name in {"print.css", "tokens.css"}:
            continue  # they restate what others own
        style = re.sub(
            r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", COMMENT.sub("", sheet.read_text())
        )
        for selectors in re.findall(r"([^{}]+)\{[^{}]*\}", style):
            for selector in selectors.split(","):
                homes.setdefault(selector.strip(), []).append(sheet.name)

    assert {name: at for name, at in homes.items() if len(set(at)) > 1} == {}
