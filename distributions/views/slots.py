"""When each RT comes: whole RWs at once, and each RT of one RW."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from distributions.forms.slots import AdjustForm, FillForm
from distributions.selectors import slots as selectors
from distributions.selectors.rounds import rounds
from distributions.services import slots
from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.ui.http import carry_out, render_page


@require(Permission.ROUNDS_PLAN)
@require_http_methods(["GET", "POST"])
def slot_edit(request: StaffRequest, round_id: UUID) -> HttpResponse:
    found = get_object_or_404(rounds(request.user), public_id=round_id)
    times, points = selectors.times_of(found), selectors.points_of(found)
    form = FillForm(
        request.POST or None,
        initial=selectors.filled_first(found, times, points),
        rws=[one.rw for one in times],
        points=points,
        submit=_("Isi jadwal"),
        cancel=reverse("distributions:round_detail", args=[round_id]),
    )
    if carry_out(request, form, partial(slots.fill, found)):
        messages.success(request, _("Jadwal tersimpan."))
        return redirect("distributions:slot_edit", round_id)
    shown = {"form": form, "round": found, "times": times, "points": points}
    status = 422 if form.errors else 200
    return render_page(request, "distributions/slot_edit.html", shown, status=status)


@require(Permission.ROUNDS_PLAN)
@require_http_methods(["GET", "POST"])
def slot_adjust(request: StaffRequest, round_id: UUID, area_id: UUID) -> HttpResponse:
    found = get_object_or_404(rounds(request.user), public_id=round_id)
    rw = get_object_or_404(selectors.rws(request.user, found), public_id=area_id)
    back = reverse("distributions:slot_edit", args=[round_id])
    form = AdjustForm(
        request.POST or None,
        round_=found,
        kept=selectors.kept_of(found, rw),
        points=selectors.points_of(found),
        submit=_("Simpan jadwal"),
        cancel=back,
    )
    if carry_out(request, form, partial(slots.keep, found)):
        messages.success(request, _("Jadwal tersimpan."))
        return redirect(back)
    shown = {"form": form, "round": found, "rw": rw}
    status = 422 if form.errors else 200
    return render_page(request, "distributions/slot_adjust.html", shown, status=status)
