"""The components pages are made of. Signatures are the contract, checked at compile time."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from duren_sawit.ui import charts, masks, shares
from duren_sawit.ui.charts.drawing import key_box
from duren_sawit.ui.icons import known, sprite_path
from duren_sawit.ui.stations import Station, StationState, position
from duren_sawit.ui.tones import Tone
from duren_sawit.ui.work import Work

register = template.Library()
Context = dict[str, Any]

BUTTON_CLASSES: Mapping[str, str] = {
    "primary": "btn-primary",  # once per screen
    "plain": "btn-outline-primary",
    "danger": "btn-outline-danger",
    "quiet": "btn-link",
}
BUTTON_SIZES: Mapping[str, str] = {"m": "", "s": " btn-sm", "l": " btn-lg"}


@register.simple_tag
def icon(*, name: str, label: str = "") -> SafeString:
    """A drawing beside a word; with a label it may stand alone."""
    return _drawing(name, label)


@lru_cache(maxsize=1000)
def _drawing(name: str, label: str = "") -> SafeString:
    told = (
        format_html('role="img" aria-label="{}"', label)
        if label
        else SafeString('aria-hidden="true"')
    )
    sprite = static(sprite_path())
    return format_html('<svg class="i" {}><use href="{}#{}"/></svg>', told, sprite, known(name))


@register.inclusion_tag("ui/button.html")
def button(
    *,
    label: str,
    kind: str = "plain",
    icon: str = "",
    size: str = "m",
    locked: str = "",
    does: str = "submit",
) -> Context:
    """What a form does. `locked` is the sentence that says why it cannot be pressed yet."""
    look = BUTTON_CLASSES[kind] + BUTTON_SIZES[size]
    return {"label": label, "look": look, "icon": icon, "locked": locked, "does": does}


@register.inclusion_tag("ui/link.html")
def link(
    *,
    label: str,
    href: str,
    kind: str = "plain",
    icon: str = "",
    size: str = "m",
    dialog: bool = False,
) -> Context:
    """A way to another page that looks like a button; `dialog` opens it over this one if it can."""
    look = BUTTON_CLASSES[kind] + BUTTON_SIZES[size]
    return {"label": label, "href": href, "look": look, "icon": icon, "dialog": dialog}


@register.inclusion_tag("ui/heading.html")
def heading(
    *, title: str, lead: str = "", over: str = "", over_href: str = "", here: str = ""
) -> Context:
    """The title of a page, the line over it that says where one is, and one sentence under it."""
    return {"title": title, "lead": lead, "over": over, "over_href": over_href, "here": here}


@register.simple_block_tag
def panel(
    content: str,
    *,
    title: str,
    lead: str = "",
    aside: str = "",
    flush: bool = False,
    tone: str = "plain",
) -> SafeString:
    """One subject on one surface; `flush` for tables; tone "next" at most once per page."""
    shown = {"content": content, "title": title, "lead": lead, "aside": aside, "flush": flush}
    return render_to_string("ui/panel.html", shown | {"tone": tone if tone == "next" else ""})


@register.simple_tag
def tag(*, word: str, tone: str = "plain", icon: str = "") -> SafeString:
    """A state in at most three words, lower case. Lists hold a hundred, so it has no template."""
    drawing = _drawing(icon or Tone(tone).tag_icon)
    return format_html('<span class="tag" data-tone="{}">{}{}</span>', Tone(tone), drawing, word)


@register.simple_block_tag
def notice(
    content: str,
    *,
    title: str,
    tone: str = "info",
    action: str = "",
    href: str = "",
    live: bool = False,
) -> SafeString:
    """What is the matter, in bold, then what to do. `live` is read out when it appears."""
    shown = {"content": content, "title": title, "tone": Tone(tone), "action": action, "href": href}
    spoken = "alert" if tone == Tone.STOP else "status"
    return render_to_string("ui/notice.html", shown | {"role": spoken if live else ""})


@register.inclusion_tag("ui/bar.html")
def bar(*, part: int, whole: int, label: str, also: int = 0, size: str = "m") -> Context:
    """How much of a whole is done, beside its number; `also` is a second, waiting part."""
    first, second = shares.percent(part, whole), shares.percent(also, whole)
    return {"first": first, "second": second, "from": first, "label": label, "size": size}


@register.simple_block_tag
def progress(content: str, *, words: str, done: int, total: int, noun: str = "") -> SafeString:
    """Counted work of more than two seconds; the body holds what one may do meanwhile."""
    shown = {"content": content, "words": words, "done": done, "total": total, "noun": noun}
    return render_to_string("ui/progress.html", shown)


@register.simple_block_tag
def tasks(content: str, *, label: str) -> SafeString:
    """The list of work waiting for somebody."""
    return render_to_string("ui/tasks.html", {"content": content, "label": label})


@register.inclusion_tag("ui/task.html")
def task(*, work: Work, primary: bool = False) -> Context:
    """One piece of work that waits; only the first is primary."""
    return {"work": work, "kind": "primary" if primary else "plain"}


@register.simple_block_tag
def facts(content: str, *, big: bool = False) -> SafeString:
    """Labelled values beside each other; each is a `fact`."""
    return render_to_string("ui/facts.html", {"content": content, "big": big})


@register.simple_block_tag
def fact(content: str, *, label: str, wide: bool = False) -> SafeString:
    """One labelled value."""
    return render_to_string("ui/fact.html", {"content": content, "label": label, "wide": wide})


@register.inclusion_tag("ui/figure.html")
def figure(*, value: str | int, of: str = "") -> Context:
    """The one number of a panel."""
    return {"value": value, "of": of}


@register.simple_block_tag
def empty_state(content: str, *, title: str, text: str = "") -> SafeString:
    """The roofs, what is missing, what to do; the body holds the buttons that do it."""
    return render_to_string(
        "ui/empty_state.html", {"content": content, "title": title, "text": text}
    )


@register.simple_block_tag
def table(content: str, *, caption: str, cards: bool = True, inset: bool = False) -> SafeString:
    """Rows that become cards on a phone; the body is thead, tbody, tfoot (classes: tbl.css)."""
    shown = {"content": content, "caption": caption, "cards": cards, "inset": inset}
    return render_to_string("ui/table.html", shown)


@register.inclusion_tag("ui/pager.html")
def pager(*, page: Page[Any], noun: str, base: str = "") -> Context:
    """Which rows these are and the way to the others. `base` keeps the query: "?q=sari"."""
    joint = f"{base}&" if base.strip("?") else "?"
    return {"page": page, "noun": noun, "joint": joint}


@register.inclusion_tag("ui/steps.html")
def steps(*, labels: Sequence[str], current: int) -> Context:
    """How far a short piece of work is; `current` counts from one."""
    return {"labels": labels, "current": current}


@register.inclusion_tag("ui/stations.html")
def stations(
    *, title: str, stations: Sequence[Station], url: str = "", size: str = "large"
) -> Context:
    """The line of stations: large on a programme's own page, slim on every page inside it."""
    here = next((station for station in stations if station.state == StationState.HERE), None)
    shown = {"title": title, "stations": stations, "url": url, "size": size, "here": here}
    return shown | {"position": position(list(stations)), "count": len(stations)}


@register.inclusion_tag("ui/mask.html")
def mask(*, number: str) -> Context:
    """A NIK or KK number with digits 7 to 12 hidden, since they tell birth date and sex."""
    return {"parts": masks.split(str(number))}


@register.simple_block_tag
def confirm(content: str, *, token: str, kind: str = "danger", **words: str) -> SafeString:
    """The question before something large; the body says what will change and what not.

    `words` are title, verb, action and back. What takes nothing away is of the `primary` kind.
    """
    shown = {"content": content, "token": token, "kind": kind}
    return render_to_string("ui/confirm.html", words | shown)


@register.simple_block_tag
def will(content: str, *, icon: str = "check-lg") -> SafeString:
    """One line of what will change or stay, inside <ul class="will">."""
    return render_to_string("ui/will.html", {"content": content, "icon": icon})


@register.simple_block_tag
def docs(content: str) -> SafeString:
    """Papers and files; each is a `doc`."""
    return render_to_string("ui/docs.html", {"content": content})


@register.simple_block_tag
def doc(content: str, *, title: str, note: str = "", icon: str = "file-earmark-text") -> SafeString:
    """One paper: what it is, its state, and what one may do with it."""
    return render_to_string(
        "ui/doc.html", {"content": content, "title": title, "note": note, "icon": icon}
    )


@register.inclusion_tag("ui/chip.html")
def chip(*, label: str, href: str, chosen: bool = False) -> Context:
    """One ready-made choice among a few, as a link."""
    return {"label": label, "href": href, "chosen": chosen}


@register.inclusion_tag("ui/chart.html")
def chart(*, of: charts.Chart) -> Context:
    """A bar, stacked bar, line or funnel chart: one sentence, the drawing, and its table."""
    key = [(key_box(ink), name) for name, ink in of.key]
    shown = {"key": key, "svg": of.svg(), "sentence": of.sentence}
    return shown | {"columns": of.columns, "cells": of.cells}


@register.filter
def message_tone(level: int) -> Tone:
    """The tone of one of Django's messages."""
    return MESSAGE_TONES.get(level, Tone.PLAIN)


MESSAGE_TONES: Mapping[int, Tone] = {20: Tone.INFO, 25: Tone.OK, 30: Tone.WAIT, 40: Tone.STOP}
