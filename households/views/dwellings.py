"""One dwelling, its address, and how its visit stands."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.ui.http import carry_out, render_page
from households.forms.dwellings import DwellingForm, VisitForm
from households.selectors import dwelling_pages as selectors
from households.selectors import places
from households.services import dwellings


@require(Permission.FAMILIES_VIEW)
@require_safe
def dwelling_detail(request: StaffRequest, dwelling_id: UUID) -> HttpResponse:
    dwelling = get_object_or_404(places.dwellings(request.user), public_id=dwelling_id)
    page = selectors.dwelling_page(request.user, dwelling, at=timezone.now())
    return render_page(request, "households/dwelling_detail.html", {"page": page})


@require(Permission.FAMILIES_EDIT)
@require_http_methods(["GET", "POST"])
def dwelling_edit(request: StaffRequest, dwelling_id: UUID) -> HttpResponse:
    mine = places.dwellings(request.user, Permission.FAMILIES_EDIT)
    dwelling = get_object_or_404(mine, public_id=dwelling_id)
    back = reverse("households:dwelling_detail", args=[dwelling_id])
    form = DwellingForm(
        request.POST or None,
        initial=selectors.facts_of(dwelling),
        areas=places.rts(request.user),
        submit=_("Simpan"),
        cancel=back,
    )
    if carry_out(request, form, partial(dwellings.change, dwelling)):
        messages.success(request, _("Data rumah tersimpan."))
        return redirect(back)
    shown = {"dwelling": dwelling, "form": form}
    status = 422 if form.errors else 200
    return render_page(request, "households/dwelling_edit.html", shown, status=status)


@require(Permission.VISITS_RECORD)
@require_http_methods(["GET", "POST"])
def dwelling_visit(request: StaffRequest, dwelling_id: UUID) -> HttpResponse:
    mine = places.dwellings(request.user, Permission.VISITS_RECORD)
    dwelling = get_object_or_404(mine, public_id=dwelling_id)
    back = reverse("households:dwelling_detail", args=[dwelling_id])
    initial = selectors.visit_of(dwelling, at=timezone.now())
    form = VisitForm(
        request.POST or None, initial=initial, submit=_("Simpan kunjungan"), cancel=back
    )
    if carry_out(request, form, partial(dwellings.record_visit, dwelling)):
        messages.success(request, _("Kunjungan tercatat."))
        return redirect(back)
    shown = {"dwelling": dwelling, "form": form}
    status = 422 if form.errors else 200
    return render_page(request, "households/dwelling_visit.html", shown, status=status)
