"""The page after too many wrong passwords or codes."""

from collections.abc import Mapping

from axes.helpers import get_cool_off
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from duren_sawit.accounts.selectors.lockouts import locked_until_unscoped


def lockout(
    request: HttpRequest,
    _answer: HttpResponse | None = None,
    credentials: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Called by the lockout library in place of the sign-in page."""
    until = locked_until_unscoped(request, credentials) or timezone.now() + get_cool_off(request)
    answer = render(request, "accounts/locked_out.html", {"until": until}, status=429)
    answer["Retry-After"] = str(max(1, round((until - timezone.now()).total_seconds())))
    return answer
