"""Counting what is left, and the lurah's word on a difference."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from distributions.forms.stock import AnswerForm, CountForm
from distributions.selectors import closings as selectors
from distributions.selectors import stock_pages
from distributions.services import closings
from duren_sawit.accounts.access import StaffRequest, recently_proven, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.refusals import Refusal
from duren_sawit.ui.http import carry_out, render_page


@require(Permission.ROUNDS_PLAN)
@require_http_methods(["GET", "POST"])
def closing_count(request: StaffRequest, round_id: UUID) -> HttpResponse:
    given = get_object_or_404(stock_pages.rounds(request.user), public_id=round_id)
    form = CountForm(
        request.POST or None,
        items=stock_pages.counted_items(given),
        submit=_("Simpan hitungan"),
        cancel=reverse("distributions:stock_detail", args=[round_id]),
    )
    if carry_out(request, form, partial(closings.count, given)):
        messages.success(request, _("Hitungan tersimpan."))
        return redirect("distributions:closing_detail", round_id)
    obstacles = selectors.counting_obstacles(request.user, given)
    signed = selectors.signed_anyway(request.user, given)
    shown = {"form": form, "round": given, "obstacles": obstacles, "signed": signed}
    status = 422 if form.errors else 200
    return render_page(request, "distributions/closing_count.html", shown, status=status)


@require(Permission.STOCK_VIEW)
@require_safe
def closing_detail(request: StaffRequest, round_id: UUID) -> HttpResponse:
    closing = get_object_or_404(selectors.closings(request.user), round__public_id=round_id)
    shown = {"page": selectors.closing_page(request.user, closing)}
    return render_page(request, "distributions/closing_detail.html", shown)


@require(Permission.BALANCES_APPROVE)
@require_http_methods(["GET", "POST"])
@recently_proven
def closing_approve(request: StaffRequest, round_id: UUID) -> HttpResponse:
    closing = get_object_or_404(selectors.closings(request.user), round__public_id=round_id)
    if request.method == "POST":
        try:
            closings.approve(closing, by=request.user, at=timezone.now())
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Hitungan disetujui dan tahap ditutup."))
        return redirect("distributions:closing_detail", round_id)
    shown = {"closing": closing, "round": closing.round}
    return render_page(request, "distributions/closing_approve.html", shown)


@require(Permission.BALANCES_APPROVE)
@require_http_methods(["GET", "POST"])
def closing_return(request: StaffRequest, round_id: UUID) -> HttpResponse:
    closing = get_object_or_404(selectors.closings(request.user), round__public_id=round_id)
    back = reverse("distributions:closing_detail", args=[round_id])
    form = AnswerForm(request.POST or None, submit=_("Minta dihitung lagi"), cancel=back)
    if carry_out(request, form, partial(closings.send_back, closing)):
        messages.success(request, _("Hitungan dikembalikan."))
        return redirect(back)
    shown = {"form": form, "closing": closing, "round": closing.round}
    status = 422 if form.errors else 200
    return render_page(request, "distributions/closing_return.html", shown, status=status)
