"""Handing over at the table, and what was handed over."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from distributions.choices import HandoverSource
from distributions.forms.handovers import HandoverForm
from distributions.selectors import handovers as selectors
from distributions.selectors.handovers import Slip, Told
from distributions.services import handovers
from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.refusals import Refusal
from duren_sawit.ui.http import render_page


@require(Permission.HANDOVERS_RECORD)
@require_http_methods(["GET", "POST"])
@never_cache
def handover_record(request: StaffRequest, entitlement_id: UUID) -> HttpResponse:
    found = get_object_or_404(selectors.entitlements(request.user), public_id=entitlement_id)
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
            messages.success(request, _("Serah terima dicatat."))
            return redirect("distributions:handover_detail", handover.public_id)
    shown = {"slip": slip, "form": form, "first": slip.before and Told(slip.before)}
    status = 422 if form.errors else 200
    return render_page(request, "distributions/handover_record.html", shown, status=status)


@require(Permission.ROUNDS_VIEW)
@require_safe
def handover_detail(request: StaffRequest, handover_id: UUID) -> HttpResponse:
    handover = get_object_or_404(selectors.handovers(request.user), public_id=handover_id)
    lines = selectors.lines(handover)
    shown = {"handover": handover, "told": Told(handover), "lines": lines}
    return render_page(request, "distributions/handover_detail.html", shown)


def _sent(slip: Slip) -> dict[str, Any]:
    return {"source": HandoverSource.SCREEN, "point": slip.point}
