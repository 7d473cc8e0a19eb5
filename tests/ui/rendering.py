"""Renders a scrap of template, and writes the icon every component draws."""

from django.template import Context, Template


def render(source: str, **context: object) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


def drawn(name: str) -> str:
    """The icon as components draw it."""
    sprite = "/static/vendor/bootstrap-icons-1.13.2.svg"
    return f'<svg class="i" aria-hidden="true"><use href="{sprite}#{name}"/></svg>'
