"""The words of the place, the letterhead and its emblem."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.forms.sites import SiteForm
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.selectors import site_unscoped
from duren_sawit.areas.services import sites
from duren_sawit.lib.refusals import Refusal
from duren_sawit.ui.http import render_page


@require(Permission.SITE_MANAGE)
@require_http_methods(["GET", "POST"])
def site_edit(request: StaffRequest) -> HttpResponse:
    """htmx asks with the words in the address for the preview alone; no link fills the form."""
    site = site_unscoped()
    asked = request.GET if request.htmx.target == "kop-preview" else None
    back = reverse("accounts:area_list")
    form = SiteForm(request.POST or asked or None, instance=site, cancel=back)
    if request.method == "POST" and form.is_valid():
        try:
            sites.change(site, words=form.words, by=request.user, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Kop dan sebutan tersimpan. Surat lama tidak berubah."))
            return redirect("accounts:site_edit")
    shown = {"form": form, "kop": form.kop, "has_emblem": bool(site.emblem)}
    status = 422 if request.method == "POST" else 200
    return render_page(
        request, "accounts/site_edit.html", shown, fragment="kop-preview", status=status
    )
