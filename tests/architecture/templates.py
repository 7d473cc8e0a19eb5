"""Templates as their tokens: Django's own lexer for the tags, html.parser for what is seen."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

from django.template.backends.django import get_installed_libraries
from django.template.base import Lexer, Token, TokenType
from django.template.library import import_library

from tests.architecture.house import ROOT, app_of, label_of, rooms

TEMPLATES = ROOT / "templates"
SHARED = ("layouts", "ui")
# Pages of libraries that we dress: they belong to the room that runs the library.
ADOPTED = {"account": "accounts", "mfa": "accounts", "allauth": "accounts", "axes": "accounts"}
WORDS = re.compile(r"[^\W\d_]{2,}")
SPOKEN_ATTRIBUTES = {"alt", "title", "placeholder", "aria-label", "aria-description", "label"}
NAMES = {"Duren Sawit"}  # the name of the product is the same in every language
SILENT_ELEMENTS = {"script", "style", "code"}
TEXT_BLOCKS = {"blocktranslate", "blocktrans", "comment", "verbatim"}
FILTER = re.compile(r"\|\s*(\w+)")
QUOTED = re.compile(r"""(?<!_\()("[^"]*"|'[^']*')""")


@dataclass(frozen=True)
class Template:
    """One template: its place below templates/ and its text."""

    name: str
    text: str

    @property
    def folder(self) -> str:
        """The first folder; "" for the pages of errors."""
        return self.name.split("/")[0] if "/" in self.name else ""

    @property
    def room(self) -> str:
        """The short name of the room it belongs to; "" for layouts, ui and errors."""
        known = {label_of(room) for room in rooms()} - {"ui"}
        label = ADOPTED.get(self.folder, self.folder)
        return label if label in known else ""

    @property
    def is_page(self) -> bool:
        """A page, not a part, a paper or a message."""
        depth = self.name.count("/")
        part = Path(self.name).name.startswith("_")
        return bool(self.room) and depth == 1 and not part and self.name.endswith(".html")

    @property
    def is_paper(self) -> bool:
        return "/print/" in self.name or self.name == "layouts/print.html"

    @cached_property
    def tokens(self) -> list[Token]:
        return list(Lexer(self.text).tokenize())

    @property
    def tags(self) -> Iterator[tuple[Token, list[str]]]:
        """Block tags with their split contents."""
        for token in self.tokens:
            if token.token_type == TokenType.BLOCK:
                yield token, token.split_contents()

    @property
    def expressions(self) -> Iterator[Token]:
        """Tags and variables: wherever a filter may stand."""
        kinds = {TokenType.BLOCK, TokenType.VAR}
        return (token for token in self.tokens if token.token_type in kinds)

    def at(self, line: int, complaint: str) -> str:
        return f"templates/{self.name}:{line}: {complaint}"


def all_templates() -> list[Template]:
    return [
        Template(str(path.relative_to(TEMPLATES)), path.read_text())
        for path in sorted(TEMPLATES.rglob("*"))
        if path.suffix in {".html", ".txt"}
    ]


def what_is_seen(template: Template) -> str:
    """The text with every tag, variable and translated passage cut out; lines stay."""
    kept: list[str] = []
    inside = ""
    for token in template.tokens:
        name = token.contents.split()[0] if token.contents.split() else ""
        if token.token_type == TokenType.BLOCK:
            inside = _block_after(inside, name)
        elif token.token_type == TokenType.TEXT and not inside:
            kept.append(token.contents)
            continue
        kept.append("\n" * _line_breaks(token))
    return "".join(kept)


def _block_after(inside: str, name: str) -> str:
    """The text block one is in after this tag."""
    if inside:
        return "" if name == f"end{inside}" else inside
    return name if name in TEXT_BLOCKS else ""


def _line_breaks(token: Token) -> int:
    return token.contents.count("\n")


class Seen(HTMLParser):
    """Collects what a person would see or hear, and what the page would run."""

    def __init__(self, template: Template) -> None:
        super().__init__()
        self.template = template
        self.open: list[tuple[str, bool]] = []  # element, and whether it names its language
        self.unmarked: list[str] = []
        self.inline: list[str] = []
        self.feed(what_is_seen(template))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.open.append((tag, "lang" in given and tag != "html"))
        if tag == "style" or (tag == "script" and "src" not in given):
            self._note(self.inline, f"inline <{tag}>")
        for name, value in attrs:
            self._look_at(tag, name, value or "")

    def handle_endtag(self, tag: str) -> None:
        if any(tag == name for name, _lang in self.open):
            while self.open.pop()[0] != tag:
                pass

    def _is_silent(self) -> bool:
        """Inside code, or in an element that is written in a language of its own."""
        return any(name in SILENT_ELEMENTS or own for name, own in self.open)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_data(self, data: str) -> None:
        said = " ".join(data.split())
        if WORDS.search(said) and said not in NAMES and not self._is_silent():
            blank = data[: len(data) - len(data.lstrip())].count("\n")
            self._note(self.unmarked, f"unmarked text {said!r}", after=blank)

    def _look_at(self, tag: str, name: str, value: str) -> None:
        if name == "style" or name.startswith("on") or value.startswith("javascript:"):
            self._note(self.inline, f"inline {name} on <{tag}>")
        if name in SPOKEN_ATTRIBUTES and WORDS.search(value):
            self._note(self.unmarked, f"unmarked {name} {value!r}")

    def _note(self, where: list[str], complaint: str, *, after: int = 0) -> None:
        where.append(self.template.at(self.getpos()[0] + after, complaint))


def library_room(library: str) -> str:
    """The short name of the room a tag library stands in; "" for foreign ones."""
    module = get_installed_libraries().get(library, "")
    return label_of(app_of(module)) if app_of(module) else ""


def words_of_library(library: str) -> set[str]:
    """The tags and filters it gives; the ends of block tags are found by their beginnings."""
    loaded = import_library(get_installed_libraries()[library])
    return set(loaded.tags) | set(loaded.filters)


def words_used(template: Template) -> set[str]:
    """First words of tags, and filters wherever they stand."""
    tags = {parts[0] for _token, parts in template.tags}
    filters = {
        name
        for token in template.expressions
        for name in FILTER.findall(_no_quotes(token.contents))
    }
    return tags | filters


def _no_quotes(text: str) -> str:
    return re.sub(r"\"[^\"]*\"|'[^']*'", '""', text)
