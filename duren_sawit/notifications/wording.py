"""A message in words: its template, read by a person in their language."""

import re
from dataclasses import dataclass

from django.template import Context
from django.template.loader import get_template
from django.utils import translation

from duren_sawit.notifications.registry import Message

CARD_NUMBER = re.compile(r"(?<!\d)\d{16}(?!\d)")


class TellsTooMuch(Exception):
    """A message holds a NIK or KK number; that is a mistake of the room that sends it."""


@dataclass(frozen=True)
class Words:
    """A title of one line, and the text under it (may be empty)."""

    title: str
    text: str


def words_of(message: Message, *, language: str = "") -> Words:
    """In that language, or in the one the page speaks. Raises TellsTooMuch."""
    with translation.override(language or translation.get_language()):
        template = get_template(message.template).template  # type: ignore[attr-defined]
        said = template.render(Context({"notice": message}, autoescape=False))
    if CARD_NUMBER.search(said):
        raise TellsTooMuch(message.template)
    title, _end, text = said.strip().partition("\n")
    return Words(title.strip(), text.strip())
