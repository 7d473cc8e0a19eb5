"""Tells anybody whether a paper is genuine, and nothing else."""

from axes.helpers import get_client_ip_address
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from duren_sawit.accounts.access import public
from duren_sawit.documents.forms import CodeForm
from duren_sawit.documents.limits import is_too_often
from duren_sawit.documents.selectors import public_letter
from duren_sawit.ui.http import render_page


@public
@require_safe
def paper_find(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.GET or None)
    if form.is_valid():
        return redirect("documents:paper_confirm", form.cleaned_data["kode"])
    return _unlisted(
        render_page(
            request,
            "documents/paper_find.html",
            {"form": form},
            status=422 if form.errors else 200,
        )
    )


@public
@require_safe
@never_cache
def paper_confirm(request: HttpRequest, code: str) -> HttpResponse:
    """A wrong code and no code at all get the same answer."""
    refused = is_too_often(str(get_client_ip_address(request)))
    letter = None if refused else public_letter(code)
    status = 429 if refused else 200 if letter else 404
    page = {"is_too_often": refused, "letter": letter}
    return _unlisted(render_page(request, "documents/paper_confirm.html", page, status=status))


def _unlisted(response: HttpResponse) -> HttpResponse:
    """Search engines keep out."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
