"""Keeps those who approve or see full NIK out until their second factor is set up."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

OPEN_TO_ALL = {"account_login", "account_logout", "set_language"}


class SecondFactorMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        if not request.user.is_authenticated or name in OPEN_TO_ALL or name.startswith("mfa_"):
            return None
        if request.user.scope.needs_second_factor and not _has_second_factor(request):
            return redirect("mfa_activate_totp")
        return None


def _has_second_factor(request: HttpRequest) -> bool:
    if not request.session.get("second_factor"):
        request.session["second_factor"] = Authenticator.objects.filter(
            user=request.user, type=Authenticator.Type.TOTP
        ).exists()
    return bool(request.session["second_factor"])
