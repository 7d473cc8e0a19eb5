"""Keeps people at the door of the house until their sign-in is safe.

First an own password in place of the one that somebody handed over; then, for those who approve,
see full NIK or read the trail, a second factor.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from duren_sawit.accounts.models import User
from duren_sawit.accounts.selectors.second_factor import has_second_factor_unscoped

OPEN_TO_ALL = frozenset({"account_login", "account_logout", "set_language"})
PASSWORD = "accounts:password_change"  # noqa: S105 -- the name of a page
SET_UP = "mfa_activate_totp"
CONFIRMING = frozenset({"account_reauthenticate", "mfa_reauthenticate"})


class FirstStepsMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        *_arguments: object,
    ) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        if not isinstance(request.user, User) or name in OPEN_TO_ALL or _is_public(view):
            return None
        step = _next_step(request, request.user)
        if not step or name == step or (step == SET_UP and name in CONFIRMING):
            return None
        return redirect(step)


def _next_step(request: HttpRequest, person: User) -> str:
    if person.must_change_password:
        return PASSWORD
    if person.scope.needs_second_factor and not _has_second_factor(request, person):
        return SET_UP
    return ""


def _has_second_factor(request: HttpRequest, person: User) -> bool:
    """Asked of the database until it is there, then of the session, which ends with a reset."""
    if not request.session.get("second_factor"):
        request.session["second_factor"] = has_second_factor_unscoped(person)
    return bool(request.session["second_factor"])


def _is_public(view: Callable[..., HttpResponse]) -> bool:
    return getattr(view, "access", "") == "public"
