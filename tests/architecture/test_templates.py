"""Templates: stairs, `only`, sorted loads, no inline code, all text marked, four blocks."""

import re
from collections.abc import Callable, Iterator

import pytest

from tests.architecture.house import label_of, nothing_in, rooms, step_of
from tests.architecture.templates import (
    Seen,
    Template,
    all_templates,
    library_room,
    words_of_library,
    words_used,
)

BLOCKS = {"title", "heading", "actions", "content"}
OPERATORS = {"and", "or", "==", "!=", "<", ">", "<=", ">=", "in", "is"}
CALLS_A_PAGE = re.compile(r"""^["'](\w+):\w+["']$""")
PROSE = re.compile(r"""^\w+=("[A-Z][^"]*"|"[^"]*\s[^"]*"|'[A-Z][^']*'|'[^']*\s[^']*')$""")
SPOKEN_PROPS = {
    "title",
    "label",
    "lead",
    "text",
    "caption",
    "words",
    "noun",
    "note",
    "action",
    "verb",
}


def above(template: Template, label: str) -> bool:
    """Whether that room is neither the template's own, nor shared, nor below."""
    known = {label_of(room) for room in rooms()}
    if label not in known or label == template.room:
        return False
    return not template.room or step_of(label) >= step_of(template.room)


def climbing(template: Template) -> Iterator[str]:
    """Links, includes and loads that lead upstairs, or from shared templates into any room."""
    if template.folder == "layouts":
        return
    for token, parts in template.tags:
        label = _leads_to(parts)
        if label and label != "ui" and above(template, label):
            yield template.at(token.lineno, f"{{% {token.contents} %}} leads to {label}")


def _leads_to(parts: list[str]) -> str:
    if parts[0] == "load" and len(parts) > 1:
        return library_room(parts[1])
    if len(parts) < 2:
        return ""
    if parts[0] == "url":
        match = CALLS_A_PAGE.match(parts[1])
        return match.group(1) if match else ""
    if parts[0] in {"include", "extends"}:
        return Template(parts[1].strip("\"'"), "").room
    return ""


def open_includes(template: Template) -> Iterator[str]:
    for token, parts in template.tags:
        if parts[0] == "include" and parts[-1] != "only":
            yield template.at(token.lineno, f"include {parts[1]} without only")


def loads(template: Template) -> Iterator[str]:
    """One library per line, sorted, each used."""
    found = [(token, parts[1:]) for token, parts in template.tags if parts[0] == "load"]
    names = [name for _token, listed in found for name in listed]
    if names != sorted(set(names)):
        yield template.at(found[0][0].lineno, f"loads {names}, not sorted or twice")
    for token, listed in found:
        if len(listed) != 1:
            yield template.at(token.lineno, "loads several libraries on one line")
        for name in listed:
            if not words_of_library(name) & words_used(template):
                yield template.at(token.lineno, f"loads {name} and does not use it")


def inline_code(template: Template) -> Iterator[str]:
    yield from Seen(template).inline


def unmarked_text(template: Template) -> Iterator[str]:
    """Text a person sees without translation, in the page or in a component's argument."""
    if template.is_paper:
        return  # letters are Indonesian only
    yield from Seen(template).unmarked
    for token, parts in template.tags:
        for argument in parts[1:]:
            if _is_prose(parts[0], argument):
                yield template.at(token.lineno, f"unmarked argument {argument}")


def _is_prose(tag: str, argument: str) -> bool:
    name, _equals, value = argument.partition("=")
    if tag in {"include", "url", "cycle", "if", "elif", "with"} or not value:
        return False
    spoken = name in SPOKEN_PROPS and value[0] in "\"'" and re.search(r"[A-Za-z]", value)
    return bool(spoken or (PROSE.match(argument) and "/" not in value))


def foreign_blocks(template: Template) -> Iterator[str]:
    """Pages stand on a layout and fill its four blocks, nothing else."""
    if not template.is_page:
        return
    parents = [parts[1].strip("\"'") for _token, parts in template.tags if parts[0] == "extends"]
    if not parents or not parents[0].startswith("layouts/"):
        yield template.at(1, "does not stand on a layout")
    for token, parts in template.tags:
        if parts[0] == "block" and parts[1] not in BLOCKS:
            yield template.at(token.lineno, f"overrides the block {parts[1]}")


def reasoning(template: Template) -> Iterator[str]:
    """A condition with two operators is a policy or a selector's field."""
    if template.folder == "ui":
        return  # a component has no policies to ask
    for token, parts in template.tags:
        if parts[0] in {"if", "elif"} and len([p for p in parts if p in OPERATORS]) > 1:
            yield template.at(token.lineno, f"reasons: {token.contents}")


RULES: list[Callable[[Template], Iterator[str]]] = [
    climbing,
    open_includes,
    loads,
    inline_code,
    unmarked_text,
    foreign_blocks,
    reasoning,
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_templates_keep_their_rules(rule):
    nothing_in(line for template in all_templates() for line in rule(template))


GOOD = """{% extends "layouts/app.html" %}
{% load i18n %}
{% load ui %}
{% block title %}{% translate "Surat" %}{% endblock %}
{% block content %}
{% comment %}Words for us{% endcomment %}
{% if letters and person %}
{% include "ui/_row.html" with letter=letter only %}
{% notice title=_("Belum ada surat") tone="wait" %}
{% blocktranslate trimmed %}Terbitkan surat pertama.{% endblocktranslate %}{% endnotice %}
<a href="{% url 'documents:letter_list' %}?a=1" class="tag {{ tone }}" title="{% translate "Ke" %}">
{{ count }} &middot; <code>A1b</code></a>
<script type="module" src="/page.js"></script>
{% endif %}
{% endblock %}
"""


def found_in(text: str, name: str = "documents/letter_list.html") -> list[str]:
    return [line for rule in RULES for line in rule(Template(name, text))]


def test_a_good_template_is_left_alone():
    assert found_in(GOOD) == []


@pytest.mark.parametrize(
    ("good", "bad", "complaint"),
    [
        ("documents:letter_list", "households:family_list", "11: {% url 'households:family_list"),
        ("ui/_row.html", "monitoring/_row.html", '8: {% include "monitoring/_row.html"'),
        ("letter only", "letter", '8: include "ui/_row.html" without only'),
        ("{% load ui %}", "{% load static %}\n{% load ui %}", "3: loads static and does not use"),
        ("{% load i18n %}\n{% load ui %}", "{% load i18n ui %}", "2: loads several libraries"),
        ("{% load i18n %}\n{% load ui %}", "{% load ui %}\n{% load i18n %}", "2: loads ["),
        ('class="tag', 'style="color:red" class="tag', "11: inline style on <a>"),
        ('class="tag', 'onclick="go()" class="tag', "11: inline onclick on <a>"),
        ("<script type", "<style>a{}</style><script type", "13: inline <style>"),
        (' src="/page.js">', ">alert(1)", "13: inline <script>"),
        ("&middot;", "surat", "12: unmarked text 'surat'"),
        ('title="{% tr', 'alt="Surat {% tr', "11: unmarked alt 'Surat '"),
        ('_("Belum ada surat")', '"Belum ada surat"', '9: unmarked argument title="Belum'),
        ("block title", "block scripts", "4: overrides the block scripts"),
        ('{% extends "layouts/app.html" %}', "", "1: does not stand on a layout"),
        ("if letters and person", "if letters and person or x", "7: reasons: if letters"),
    ],
)  # fmt: skip
def test_a_bad_template_is_noticed(good, bad, complaint):
    assert good in GOOD

    [found] = found_in(GOOD.replace(good, bad, 1))

    assert found.startswith(f"templates/documents/letter_list.html:{complaint}")


def test_a_component_that_knows_a_room_is_noticed():
    [found] = found_in("<a href=\"{% url 'accounts:home' %}\"></a>", "ui/link.html")

    assert found.startswith("templates/ui/link.html:1: {% url 'accounts:home'")
