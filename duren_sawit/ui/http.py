"""What views share: a page, or the one named fragment htmx asks for; and a form that confirms."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from duren_sawit.lib.refusals import Refusal


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
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        act(**form.cleaned_data, by=request.user, at=timezone.now())
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
