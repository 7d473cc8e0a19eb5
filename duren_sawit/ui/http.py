"""What views share: a page, or the one named fragment htmx asks for; and a form that confirms."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from duren_sawit.lib.refusals import Refusal

Done = TypeVar("Done")


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


def carry_out(request: HttpRequest, form: forms.Form, act: Callable[..., object]) -> bool:
    """Do what a form confirms, with its answers; False when it was not sent, or not right.

    A refusal is said in the form.
    """

    def done(**said: Any) -> bool:
        act(**said)
        return True

    return perform(request, form, done) is True


def perform(request: HttpRequest, form: forms.Form, act: Callable[..., Done]) -> Done | None:
    """As `carry_out`, with what the deed answers, where the page tells of it; None without."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        return act(**form.cleaned_data, by=request.user, at=timezone.now())
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return None
