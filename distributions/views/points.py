"""Points: where a round is handed out."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from distributions.forms.points import PointForm
from distributions.selectors import points as selectors
from distributions.selectors.rounds import rounds
from distributions.services import points
from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.refusals import Refusal
from duren_sawit.ui.http import carry_out, render_page


@require(Permission.ROUNDS_PLAN)
@require_http_methods(["GET", "POST"])
def point_create(request: StaffRequest, round_id: UUID) -> HttpResponse:
    found = get_object_or_404(rounds(request.user), public_id=round_id)
    back = reverse("distributions:round_detail", args=[round_id])
    officers = selectors.officers_unscoped(on=timezone.localdate())
    form = PointForm(request.POST or None, officers=officers, submit=_("Simpan titik"), cancel=back)
    if carry_out(request, form, partial(points.add, found)):
        messages.success(request, _("Titik bagi tersimpan."))
        return redirect(back)
    shown = {"form": form, "round": found}
    status = 422 if form.errors else 200
    return render_page(request, "distributions/point_create.html", shown, status=status)


@require(Permission.ROUNDS_PLAN)
@require_POST
def point_spread(request: StaffRequest, round_id: UUID) -> HttpResponse:
    """One for each RW."""
    found = get_object_or_404(rounds(request.user), public_id=round_id)
    try:
        made = points.spread(found, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        told = ngettext("%(count)s titik dibuat.", "%(count)s titik dibuat.", len(made))
        messages.success(request, told % {"count": len(made)})
    return redirect("distributions:round_detail", round_id)


@require(Permission.ROUNDS_PLAN)
@require_http_methods(["GET", "POST"])
def point_edit(request: StaffRequest, point_id: UUID) -> HttpResponse:
    point = get_object_or_404(selectors.points(request.user), public_id=point_id)
    back = reverse("distributions:round_detail", args=[point.round.public_id])
    form = PointForm(
        request.POST or None,
        initial=selectors.facts_of(point),
        officers=selectors.officers_unscoped(on=timezone.localdate()),
        submit=_("Simpan"),
        cancel=back,
    )
    if carry_out(request, form, partial(points.edit, point)):
        messages.success(request, _("Perubahan tersimpan."))
        return redirect(back)
    is_removable = selectors.is_removable(point)
    shown = {"form": form, "point": point, "is_removable": is_removable}
    status = 422 if form.errors else 200
    return render_page(request, "distributions/point_edit.html", shown, status=status)


@require(Permission.ROUNDS_PLAN)
@require_http_methods(["GET", "POST"])
def point_remove(request: StaffRequest, point_id: UUID) -> HttpResponse:
    point = get_object_or_404(selectors.points(request.user), public_id=point_id)
    if request.method == "POST":
        try:
            points.drop(point, by=request.user, at=timezone.now())
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Titik bagi dihapus."))
        return redirect("distributions:round_detail", point.round.public_id)
    return render_page(request, "distributions/point_remove.html", {"point": point})
