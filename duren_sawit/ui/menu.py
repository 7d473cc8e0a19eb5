"""The main menu: a slot the apps fill, and what of it one person sees."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Protocol

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from duren_sawit.ui.icons import known

if TYPE_CHECKING:
    from django.utils.functional import Promise


class Stage(IntEnum):
    """The six stages of the work, in their order, which is the lesson."""

    MAPPING = 1
    NEEDS = 2
    FORUM = 3
    DISTRIBUTION = 4
    TRAINING = 5
    MONITORING = 6

    @property
    def label(self) -> Promise:
        return STAGE_LABELS[self]


STAGE_LABELS = {
    Stage.MAPPING: _("Pemetaan"),
    Stage.NEEDS: _("Survei kebutuhan"),
    Stage.FORUM: _("Musyawarah"),
    Stage.DISTRIBUTION: _("Penyaluran"),
    Stage.TRAINING: _("Pelatihan"),
    Stage.MONITORING: _("Monitoring"),
}
TABS = 4  # beside "Lainnya", so that five fit under a thumb


class Visitor(Protocol):
    """Whoever looks at the menu."""

    def may(self, permission: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """One page worth a place in the menu.

    Pages of a stage stand under it; `tab` puts a page on the phone's bar, the work before the rest.
    The first entry without a stage is the page everybody lands on.
    """

    label: str | Promise
    icon: str
    url_name: str
    permission: str
    stage: Stage | None = None
    tab: bool = False

    def __post_init__(self) -> None:
        known(self.icon)


@dataclass(frozen=True, slots=True)
class Item:
    """An entry as one person sees it on one page; `current` is what aria-current says."""

    label: str | Promise
    icon: str
    url: str
    current: str = ""
    tab: bool = False


@dataclass(frozen=True, slots=True)
class StageItem:
    number: int
    label: str | Promise
    url: str
    current: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Menu:
    """Everything one person may open: first page, stages, the rest, and the phone's tabs."""

    home: Item | None = None
    stages: tuple[StageItem, ...] = ()
    others: tuple[Item, ...] = ()
    tabs: tuple[Item, ...] = ()
    has_more: bool = False


_entries: list[Entry] = []


def register(*entries: Entry) -> None:
    """Add entries, in the order they should stand. Called once per app, when it starts."""
    _entries.extend(entry for entry in entries if entry not in _entries)


def menu_of(visitor: Visitor, path: str) -> Menu:
    """What this person may open, with the page at `path` marked."""
    permitted = [entry for entry in _entries if visitor.may(entry.permission)]
    allowed = [(entry, reverse(entry.url_name)) for entry in permitted]
    here = _nearest(path, [url for _entry, url in allowed])
    items = [(entry, _item(entry, url, path, here)) for entry, url in allowed]
    unstaged = [item for entry, item in items if entry.stage is None]
    stages = tuple(filter(None, (_stage(stage, items) for stage in Stage)))
    staged = [item for entry, item in items if entry.stage is not None]
    in_order = (*unstaged[:1], *staged, *unstaged[1:])
    tabs = tuple(item for item in in_order if item.tab)[:TABS]
    return Menu(
        home=unstaged[0] if unstaged else None,
        stages=stages,
        others=tuple(unstaged[1:]),
        tabs=tabs,
        has_more=len(tabs) < len(items),
    )


def _nearest(path: str, urls: list[str]) -> str:
    """The address in the menu under which this page lies; the start page holds only itself."""
    above = [url for url in urls if path == url or (url != "/" and path.startswith(url))]
    return max(above, key=len, default="")


def _item(entry: Entry, url: str, path: str, here: str) -> Item:
    current = "" if url != here else "page" if url == path else "true"
    return Item(label=entry.label, icon=entry.icon, url=url, current=current, tab=entry.tab)


def _stage(stage: Stage, items: list[tuple[Entry, Item]]) -> StageItem | None:
    own = tuple(item for entry, item in items if entry.stage == stage)
    if not own:
        return None
    current = next((item.current for item in own if item.current), "")
    opened = own if current and len(own) > 1 else ()
    return StageItem(stage.value, stage.label, own[0].url, "true" if current else "", opened)
