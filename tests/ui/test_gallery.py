"""The gallery shows every component there is."""

import ast
import inspect
import re

import pytest
from django.template.loader import render_to_string

from duren_sawit.ui import gallery
from duren_sawit.ui.templatetags import ui
from duren_sawit.ui.tones import Tone
from tests.architecture.house import ROOT

TEMPLATES = sorted((ROOT / "templates" / "accounts").glob("*gallery*.html"))


def used_tags() -> set[str]:
    source = "".join(path.read_text() for path in TEMPLATES)
    return set(re.findall(r"\{%\s*(\w+)", source))


def test_every_component_is_in_the_gallery():
    # An icon stands in every component; it has no place of its own.
    assert set(ui.register.tags) - {"icon"} - used_tags() == set()


def test_every_component_has_a_docstring_line_and_only_named_arguments():
    functions = [
        node
        for node in ast.parse(inspect.getsource(ui)).body
        if isinstance(node, ast.FunctionDef) and node.name in ui.register.tags
    ]

    assert {function.name for function in functions} == set(ui.register.tags)
    for function in functions:
        assert ast.get_docstring(function), function.name
        assert [a.arg for a in function.args.args] in ([], ["content"]), function.name


@pytest.fixture
def page() -> str:
    return "".join(
        render_to_string(f"accounts/{path.name}", {**gallery.samples(), "csrf_token": "t"})
        for path in TEMPLATES
        if path.name.startswith("_")
    )


@pytest.mark.parametrize("tone", Tone)
def test_tags_and_notices_are_shown_in_every_tone(page, tone):
    assert f'class="tag" data-tone="{tone}"' in page
    assert f'class="notice" data-tone="{tone}"' in page


def test_nothing_in_the_gallery_is_undefined(page):
    assert re.findall(r"UNDEFINED\([^)]*\)", page) == []


def test_ids_are_unique(page):
    ids = re.findall(r'\sid="([^"]+)"', page)

    assert sorted(ids) == sorted(set(ids))


def test_the_gallery_carries_no_inline_style_or_script(page):
    assert re.findall(r"\sstyle=|<style|<script|\son\w+=", page) == []
