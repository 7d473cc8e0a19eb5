"""What the frame around every page needs to know."""

from typing import Any

from django.http import HttpRequest  # noqa: TID251 -- a context processor is given the request
from django.utils.functional import SimpleLazyObject

from duren_sawit.ui import slots
from duren_sawit.ui.menu import Menu, menu_of


def shell(request: HttpRequest) -> dict[str, Any]:
    """Site lines, menu, person and unread count; each asked for only when the page shows it."""
    user: Any = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated)
    return {
        "site": SimpleLazyObject(slots.site_lines),
        "menu": SimpleLazyObject(lambda: menu_of(user, request.path)) if signed_in else Menu(),
        "me": SimpleLazyObject(lambda: slots.person_lines(user)) if signed_in else None,
        "unread_count": SimpleLazyObject(lambda: slots.unread_count(user)) if signed_in else 0,
        "inbox_url": SimpleLazyObject(slots.inbox_url),
        "search_url": SimpleLazyObject(lambda: slots.search_url(user)) if signed_in else "",
        "door_links": () if signed_in else SimpleLazyObject(slots.door_links),
    }
