"""The mark every view carries: who may open it."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from allauth.account.decorators import reauthentication_required
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django_htmx.middleware import HtmxDetails

from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class StaffRequest(HttpRequest):
    """A request of somebody who has signed in."""

    user: User
    htmx: HtmxDetails


def require(permission: Permission) -> Callable[[View], View]:
    """Opens the view to whoever holds the permission somewhere; 403 for others who signed in."""

    def mark(view: View) -> View:
        @wraps(view)
        def guarded(request: StaffRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            if not request.user.may(permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return cast("View", _marked(guarded, permission))

    return mark


def public(view: View) -> View:
    """Opens the view to everybody, signed in or not."""
    return login_not_required(_marked(view, "public"))


def recently_proven(view: View) -> View:
    """Asks for the password or the second code again, unless that was minutes ago."""
    return cast("View", reauthentication_required(view, app="accounts"))


def _marked(view: View, access: str) -> View:
    """The access table test reads the mark of every view."""
    view.access = access  # type: ignore[attr-defined]
    return view
