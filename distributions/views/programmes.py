"""Programmes: all of them, one, and how it is planned."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from distributions.forms.programmes import ProgrammeForm, QuotaForm
from distributions.selectors import programmes as selectors
from distributions.selectors.journeys import journey
from distributions.services import programmes
from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.refusals import Refusal
from duren_sawit.ui.http import carry_out, render_page


@require(Permission.PROGRAMMES_VIEW)
@require_safe
def programme_list(request: StaffRequest) -> HttpResponse:
    shown = {
        "lines": selectors.programme_lines(request.user),
        "may_plan": request.user.may(Permission.PROGRAMMES_PLAN),
    }
    return render_page(request, "distributions/programme_list.html", shown)


@require(Permission.PROGRAMMES_VIEW)
@require_safe
def programme_detail(request: StaffRequest, programme_id: UUID) -> HttpResponse:
    programme = get_object_or_404(selectors.programmes(request.user), public_id=programme_id)
    page = selectors.programme_page(request.user, programme)
    shown = {"page": page, "journey": journey(request.user, programme)}
    return render_page(request, "distributions/programme_detail.html", shown)


@require(Permission.PROGRAMMES_PLAN)
@require_http_methods(["GET", "POST"])
def programme_create(request: StaffRequest) -> HttpResponse:
    form = ProgrammeForm(
        request.POST or None,
        initial=selectors.planned_from(request.user, request.GET.get("paket", "")),
        submit=_("Simpan program"),
        cancel=reverse("distributions:programme_list"),
    )
    if request.method == "POST" and form.is_valid():
        try:
            planned = programmes.plan(**form.cleaned_data, by=request.user, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Program tersimpan."))
            return redirect("distributions:programme_detail", planned.public_id)
    shown = {"form": form, "packages": selectors.package_cards(request.user)}
    status = 422 if form.errors else 200
    return render_page(request, "distributions/programme_create.html", shown, status=status)


@require(Permission.PROGRAMMES_PLAN)
@require_http_methods(["GET", "POST"])
def programme_edit(request: StaffRequest, programme_id: UUID) -> HttpResponse:
    programme = get_object_or_404(selectors.programmes(request.user), public_id=programme_id)
    back = reverse("distributions:programme_detail", args=[programme_id])
    initial = selectors.facts_of(programme)
    form = ProgrammeForm(request.POST or None, initial=initial, submit=_("Simpan"), cancel=back)
    if carry_out(request, form, partial(programmes.change, programme)):
        messages.success(request, _("Perubahan tersimpan."))
        return redirect(back)
    shown = {"form": form, "programme": programme}
    status = 422 if form.errors else 200
    return render_page(request, "distributions/programme_edit.html", shown, status=status)


@require(Permission.PROGRAMMES_PLAN)
@require_http_methods(["GET", "POST"])
def programme_divide(request: StaffRequest, programme_id: UUID) -> HttpResponse:
    programme = get_object_or_404(selectors.programmes(request.user), public_id=programme_id)
    back = reverse("distributions:programme_detail", args=[programme_id])
    form = QuotaForm(
        request.POST or None,
        initial=selectors.quota_of(programme),
        rws=selectors.rws(),
        submit=_("Simpan pembagian"),
        cancel=back,
    )
    if carry_out(request, form, partial(programmes.set_quotas, programme)):
        messages.success(request, _("Pembagian kuota tersimpan."))
        return redirect(back)
    shown = {"form": form, "programme": programme}
    status = 422 if form.errors else 200
    return render_page(request, "distributions/programme_divide.html", shown, status=status)


@require(Permission.PROGRAMMES_PLAN)
@require_POST
def programme_begin(request: StaffRequest, programme_id: UUID) -> HttpResponse:
    programme = get_object_or_404(selectors.programmes(request.user), public_id=programme_id)
    try:
        programmes.begin(programme, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Program berjalan."))
    return redirect("distributions:programme_detail", programme_id)


@require(Permission.PROGRAMMES_PLAN)
@require_http_methods(["GET", "POST"])
def programme_finish(request: StaffRequest, programme_id: UUID) -> HttpResponse:
    programme = get_object_or_404(selectors.programmes(request.user), public_id=programme_id)
    if request.method == "POST":
        try:
            programmes.finish(programme, by=request.user, at=timezone.now())
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Program selesai."))
        return redirect("distributions:programme_detail", programme_id)
    shown = {"programme": programme}
    return render_page(request, "distributions/programme_finish.html", shown)
