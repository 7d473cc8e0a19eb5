"""Lets the health pages answer without asking who is there."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

HEALTH = "/sehat/"


class NamelessHealthMiddleware:
    """Overlooks the session cookie there: reading it would need the very servers in question."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(HEALTH):
            request.COOKIES.pop(settings.SESSION_COOKIE_NAME, None)
        return self.get_response(request)
