"""Handing over at the table, and what was handed over."""

from functools import partial
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from csp.decorators import csp_update
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from distributions.choices import HandoverSource
from distributions.forms.handovers import HandoverForm, UndoForm
from distributions.forms.scans import CodeForm, NameForm
from distributions.models import Handover, Point
from distributions.selectors import handovers as selectors
from distributions.selectors import scans
from distributions.selectors.handovers import Slip, Told
from distributions.services import handovers
from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.refusals import Refusal
from duren_sawit.ui.http import carry_out, render_page


@require(Permission.HANDOVERS_RECORD)
@require_safe
def handover_begin(request: StaffRequest) -> HttpResponse:
    """Which table; whoever sits at one alone is led there."""
    seats = scans.seats(request.user)
    if seats.sole:
        return redirect("distributions:handover_scan", seats.sole.public_id)
    return render_page(request, "distributions/handover_begin.html", {"seats": seats})


@require(Permission.HANDOVERS_RECORD)
@require_http_methods(["GET", "POST"])
@never_cache
@csp_update({"script-src": ["'wasm-unsafe-eval'"]})  # type: ignore[arg-type]  # its types know no arguments
def handover_scan(request: StaffRequest, point_id: UUID) -> HttpResponse:
    """The table: a slip under the camera, its code typed, or a name looked for."""
    point = get_object_or_404(scans.points(request.user), public_id=point_id)
    form, names = CodeForm(request.POST or None), NameForm(request.GET)
    if request.method == "POST" and form.is_valid():
        try:
            slip = handovers.present(point, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refusal as refusal:
            form.add_error("code", str(refusal))
        else:
            return redirect(_at("handover_record", slip.public_id, titik=point.public_id))
    asked = names.asked()
    shown = {
        "point": point,
        "form": form,
        "names": names,
        "asked": asked,
        "found": scans.found(request.user, point, asked),
        "progress": scans.progress(request.user, point),
        "done": scans.just_now(request.user, request.GET.get("baru", "")),
    }
    status = 422 if form.errors else 200
    return render_page(request, "distributions/handover_scan.html", shown, status=status)


@require(Permission.HANDOVERS_RECORD)
@require_http_methods(["GET", "POST"])
@never_cache
def handover_record(request: StaffRequest, entitlement_id: UUID) -> HttpResponse:
    slips = selectors.slips if request.method == "POST" else selectors.shown_slips
    found = get_object_or_404(slips(request.user), public_id=entitlement_id)
    point = selectors.point_of(request.user, found, request.GET.get("titik", ""))
    slip = Slip(found, point, by=request.user, at=timezone.now())
    form = HandoverForm(request.POST or None, slip=slip)
    if request.method == "POST" and form.is_valid():
        try:
            handover = handovers.record(
                found, **form.cleaned_data, **_sent(slip), by=request.user, at=slip.at
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(_next(handover, point))
    shown = {"slip": slip, "form": form.dressed(), "first": slip.before and Told(slip.before)}
    status = 422 if form.errors else 200
    return render_page(request, "distributions/handover_record.html", shown, status=status)


@require(Permission.ROUNDS_VIEW)
@require_safe
def handover_detail(request: StaffRequest, handover_id: UUID) -> HttpResponse:
    handover = get_object_or_404(selectors.handovers(request.user), public_id=handover_id)
    shown = {
        "handover": handover,
        "told": Told(handover),
        "lines": selectors.lines(handover),
        "may_undo": selectors.may_undo(handover, by=request.user, at=timezone.now()),
    }
    return render_page(request, "distributions/handover_detail.html", shown)


@require(Permission.ROUNDS_VIEW)
@require_http_methods(["GET", "POST"])
def handover_undo(request: StaffRequest, handover_id: UUID) -> HttpResponse:
    handover = get_object_or_404(selectors.handovers(request.user), public_id=handover_id)
    back = reverse("distributions:handover_detail", args=[handover_id])
    form = UndoForm(request.POST or None, submit=_("Batalkan serah terima"), cancel=back)
    if carry_out(request, form, partial(handovers.undo, handover)):
        messages.success(request, _("Serah terima dibatalkan. Jatahnya bisa diambil lagi."))
        return redirect(back)
    shown = {"handover": handover, "told": Told(handover), "form": form}
    status = 422 if form.errors else 200
    return render_page(request, "distributions/handover_undo.html", shown, status=status)


def _next(handover: Handover, point: Point | None) -> str:
    """The next in the queue; without a table, what was written down."""
    if point:
        return _at("handover_scan", point.public_id, baru=handover.public_id)
    return reverse("distributions:handover_detail", args=[handover.public_id])


def _at(page: str, public_id: UUID, **asked: object) -> str:
    return f"{reverse(f'distributions:{page}', args=[public_id])}?{urlencode(asked)}"


def _sent(slip: Slip) -> dict[str, Any]:
    return {"source": HandoverSource.SCREEN, "point": slip.point}
