"""Renders a scrap of template, and writes the icon every component draws."""

import re

from django.template import Context, Template


def render(source: str, **context: object) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


def flat(html: str) -> str:
    """The page on one line, since line breaks are nothing to a reader."""
    return re.sub(r"\s+", " ", html).replace("> ", ">").replace(" <", "<")


def drawn(name: str) -> str:
    """The icon as components draw it."""
    sprite = "/static/vendor/bootstrap-icons-1.13.2.svg"
    return f'<svg class="i" aria-hidden="true"><use href="{sprite}#{name}"/></svg>'
