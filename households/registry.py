"""Where rooms above add their part to the page of a family.

    register_family_panel(_("Bantuan"), Permission.LISTS_VIEW, "distributions:family_panel")

The address takes `family_id` and answers with a whole panel (the fragment
`distributions-family-panel`); it also works as a page of its own.
"""

import re
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from households.models import Family


@dataclass(frozen=True, slots=True)
class FamilyPanel:
    """One slot: who may open it, and where its content comes from."""

    title: str | Promise
    permission: Permission
    url_name: str

    @property
    def key(self) -> str:
        return re.sub(r"[:_]", "-", self.url_name)


@dataclass(frozen=True, slots=True)
class PanelLink:
    """The same for one family: loaded when it scrolls into view, or followed as a link.

    `key` is the id of the element it replaces, and the name of its fragment.
    """

    title: str | Promise
    url: str
    key: str


_panels: dict[str, FamilyPanel] = {}


def register_family_panel(title: str | Promise, permission: Permission, url_name: str) -> None:
    """In the order of registering, which is the order of the stairs."""
    _panels[url_name] = FamilyPanel(title, permission, url_name)


def family_panels(reader: User, family: Family) -> list[PanelLink]:
    """The panels this reader may open for a family."""
    return [
        PanelLink(panel.title, reverse(panel.url_name, args=[family.public_id]), panel.key)
        for panel in _panels.values()
        if reader.may(panel.permission, family.area)
    ]
