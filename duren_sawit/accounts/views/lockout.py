"""The page after too many wrong passwords."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def lockout(request: HttpRequest, *_args: object, **_kwargs: object) -> HttpResponse:
    """Called by the lockout library instead of the login page."""
    return render(request, "429.html", status=429)
