"""The emblem above pages and papers: shown to everybody, changed by whoever may."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duren_sawit.accounts.access import StaffRequest, public, require
from duren_sawit.accounts.forms.sites import EmblemForm
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.selectors import public_emblem, site_unscoped
from duren_sawit.areas.services import sites
from duren_sawit.ui.http import render_page

A_YEAR = 60 * 60 * 24 * 365


@require(Permission.SITE_MANAGE)
@require_http_methods(["GET", "POST"])
def emblem_upload(request: StaffRequest) -> HttpResponse:
    form = EmblemForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        sites.change_emblem(
            site_unscoped(),
            image=form.cleaned_data["emblem"],
            by=request.user,
            at=timezone.now(),
        )
        messages.success(request, _("Lambang dipasang."))
        return redirect("accounts:site_edit")
    status = 422 if form.errors else 200
    return render_page(request, "accounts/emblem_upload.html", {"form": form}, status=status)


@require(Permission.SITE_MANAGE)
@require_POST
def emblem_remove(request: StaffRequest) -> HttpResponse:
    sites.remove_emblem(site_unscoped(), by=request.user, at=timezone.now())
    messages.success(request, _("Lambang dilepas."))
    return redirect("accounts:site_edit")


@public
@require_safe
def emblem_image(request: HttpRequest) -> HttpResponse:
    """`?v=` names one picture, so that browsers may keep it for good."""
    emblem = public_emblem(request.GET.get("v", ""))
    if emblem is None:
        raise Http404
    answer = HttpResponse(emblem.content, content_type="image/png")
    answer["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return answer
