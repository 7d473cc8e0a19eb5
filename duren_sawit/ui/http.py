"""Answers a request with a page, or with the one named fragment that htmx is about to replace."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers


def render_page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    fragment: str = "",
    status: int = 200,
) -> HttpResponse:
    """The whole page; or only its fragment, when htmx is about to replace that element.

    The fragment's name comes from the view, never from the client.
    """
    htmx = getattr(request, "htmx", None)
    wanted = bool(fragment and htmx and htmx.target == fragment)
    name = f"{template}#{fragment}" if wanted else template
    response = render(request, name, dict(context), status=status)
    patch_vary_headers(response, ["HX-Request", "HX-Target"])
    return response
