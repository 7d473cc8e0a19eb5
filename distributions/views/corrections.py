"""Putting a closed round right: one proposes, another signs."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from distributions.choices import CorrectionKind
from distributions.forms.stock import AnswerForm, CorrectionForm
from distributions.selectors import closings as selectors
from distributions.selectors import stock_pages
from distributions.services import corrections
from duren_sawit.accounts.access import StaffRequest, recently_proven, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.refusals import Refusal
from duren_sawit.ui.http import carry_out, render_page

KINDS = {
    "terlupa": (CorrectionKind.FORGOTTEN, gettext_lazy("Serah terima terlupa")),
    "keliru": (CorrectionKind.WRONG, gettext_lazy("Serah terima keliru")),
    "hitungan": (CorrectionKind.MISCOUNTED, gettext_lazy("Sisa salah hitung")),
}


@require(Permission.ROUNDS_PLAN)
@require_http_methods(["GET", "POST"])
def correction_propose(request: StaffRequest, round_id: UUID, kind: str) -> HttpResponse:
    closing = get_object_or_404(selectors.closings(request.user), round__public_id=round_id)
    if kind not in KINDS:
        raise Http404
    correction_kind, title = KINDS[kind]
    back = reverse("distributions:closing_detail", args=[round_id])
    form = CorrectionForm(
        request.POST or None,
        kind=correction_kind,
        slips=selectors.slips_of(closing.round),
        items=stock_pages.items_of(closing.round),
        submit=_("Usulkan pembetulan"),
        cancel=back,
    )
    if carry_out(request, form, partial(corrections.propose, closing)):
        messages.success(request, _("Pembetulan menunggu tanda tangan lurah."))
        return redirect(back)
    shown = {"form": form, "round": closing.round, "title": title}
    status = 422 if form.errors else 200
    return render_page(request, "distributions/correction_propose.html", shown, status=status)


@require(Permission.BALANCES_APPROVE)
@require_http_methods(["GET", "POST"])
@recently_proven
def correction_confirm(request: StaffRequest, correction_id: UUID) -> HttpResponse:
    correction = get_object_or_404(selectors.corrections(request.user), public_id=correction_id)
    given = correction.closing.round
    if request.method == "POST":
        try:
            corrections.confirm(correction, by=request.user, at=timezone.now())
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Pembetulan disetujui dan neraca dihitung lagi."))
        return redirect("distributions:closing_detail", given.public_id)
    shown = {"correction": correction, "round": given}
    return render_page(request, "distributions/correction_confirm.html", shown)


@require(Permission.BALANCES_APPROVE)
@require_http_methods(["GET", "POST"])
def correction_decline(request: StaffRequest, correction_id: UUID) -> HttpResponse:
    correction = get_object_or_404(selectors.corrections(request.user), public_id=correction_id)
    back = reverse("distributions:closing_detail", args=[correction.closing.round.public_id])
    form = AnswerForm(request.POST or None, submit=_("Tolak pembetulan"), cancel=back)
    if carry_out(request, form, partial(corrections.decline, correction)):
        messages.success(request, _("Pembetulan ditolak."))
        return redirect(back)
    shown = {"form": form, "correction": correction, "round": correction.closing.round}
    status = 422 if form.errors else 200
    return render_page(request, "distributions/correction_decline.html", shown, status=status)
