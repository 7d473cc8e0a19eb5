"""The chosen language, no copies of what a person was shown, and bare refusals as pages."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.middleware.locale import LocaleMiddleware
from django.shortcuts import render

WRONG_METHOD = 405


class ChosenLanguageMiddleware(LocaleMiddleware):
    """Indonesian until a person chooses: office browsers speak English that nobody asked for."""

    def process_request(self, request: HttpRequest) -> None:
        request.META.pop("HTTP_ACCEPT_LANGUAGE", None)
        super().process_request(request)


class PrivatePagesMiddleware:
    """What a signed-in person was shown is kept nowhere, unless the view says otherwise.

    Office computers are shared: after signing out, "back" must show nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not response.has_header("Cache-Control") and request.user.is_authenticated:
            response["Cache-Control"] = "no-store, private"
        return response


class ReadableRefusalMiddleware:
    """An empty 405 becomes a page: whoever signed in again lands on the address of a button."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != WRONG_METHOD or response.content or not _reads_pages(request):
            return response
        page = render(request, "405.html", status=WRONG_METHOD)
        page["Allow"] = response["Allow"]
        return page


def _reads_pages(request: HttpRequest) -> bool:
    return "text/html" in request.headers.get("Accept", "")
