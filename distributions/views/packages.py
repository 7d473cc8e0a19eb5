"""Packages that programmes begin from."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from distributions.forms.programmes import PackageForm
from distributions.selectors import programmes as selectors
from distributions.services import packages
from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.refusals import Refusal
from duren_sawit.ui.http import carry_out, render_page


@require(Permission.PROGRAMMES_PLAN)
@require_safe
def package_list(request: StaffRequest) -> HttpResponse:
    shown = {"cards": selectors.package_cards(request.user)}
    return render_page(request, "distributions/package_list.html", shown)


@require(Permission.PROGRAMMES_PLAN)
@require_http_methods(["GET", "POST"])
def package_create(request: StaffRequest) -> HttpResponse:
    back = reverse("distributions:package_list")
    form = PackageForm(request.POST or None, submit=_("Simpan paket"), cancel=back)
    if carry_out(request, form, partial(packages.keep, None)):
        messages.success(request, _("Paket tersimpan."))
        return redirect(back)
    status = 422 if form.errors else 200
    return render_page(request, "distributions/package_create.html", {"form": form}, status=status)


@require(Permission.PROGRAMMES_PLAN)
@require_http_methods(["GET", "POST"])
def package_edit(request: StaffRequest, package_id: UUID) -> HttpResponse:
    package = get_object_or_404(selectors.packages(request.user), public_id=package_id)
    back = reverse("distributions:package_list")
    initial = selectors.package_facts(package)
    form = PackageForm(request.POST or None, initial=initial, submit=_("Simpan"), cancel=back)
    if carry_out(request, form, partial(packages.keep, package)):
        messages.success(request, _("Paket tersimpan."))
        return redirect(back)
    shown = {"form": form, "package": package}
    status = 422 if form.errors else 200
    return render_page(request, "distributions/package_edit.html", shown, status=status)


@require(Permission.PROGRAMMES_PLAN)
@require_POST
def package_drop(request: StaffRequest, package_id: UUID) -> HttpResponse:
    package = get_object_or_404(selectors.packages(request.user), public_id=package_id)
    try:
        packages.drop(package, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Paket tidak dipakai lagi."))
    return redirect("distributions:package_list")
