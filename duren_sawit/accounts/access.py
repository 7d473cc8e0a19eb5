"""The mark every view carries: who may open it."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django_htmx.middleware import HtmxDetails

from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission

P = ParamSpec("P")
View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class StaffRequest(HttpRequest):
    """A request of somebody who has signed in."""

    user: User  # type: ignore[assignment]
    htmx: HtmxDetails


StaffView = Callable[Concatenate[StaffRequest, P], HttpResponseBase]


def require(permission: Permission) -> Callable[[StaffView[P]], StaffView[P]]:
    """Opens the view to whoever holds the permission somewhere; 403 for others who signed in."""

    def mark(view: StaffView[P]) -> StaffView[P]:
        @wraps(view)
        def guarded(request: StaffRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.may(permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.access = permission  # type: ignore[attr-defined] -- read by the access table test
        return guarded

    return mark


def public(view: View) -> View:
    """Opens the view to everybody, signed in or not."""
    view.access = "public"  # type: ignore[attr-defined]
    return login_not_required(view)
