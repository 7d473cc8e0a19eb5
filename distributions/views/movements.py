"""The ledger of a round, and how lines are added to it."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from distributions.choices import MovementKind
from distributions.forms.stock import STORE, CarryForm, MoveForm
from distributions.selectors import stock_pages as selectors
from distributions.services import stock
from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.ui.http import carry_out, render_page

KINDS = {
    "masuk": (MovementKind.RECEIVED, stock.receive, gettext_lazy("Catat barang masuk")),
    "pindah": (MovementKind.TRANSFERRED, stock.transfer, gettext_lazy("Pindahkan barang")),
    "rusak": (MovementKind.DAMAGED, stock.spoil, gettext_lazy("Catat rusak atau hilang")),
    "kembali": (MovementKind.RETURNED, stock.give_back, gettext_lazy("Kembalikan barang")),
}


@require(Permission.STOCK_VIEW)
@require_safe
def movement_list(request: StaffRequest, round_id: UUID) -> HttpResponse:
    given = get_object_or_404(selectors.rounds(request.user), public_id=round_id)
    rows = selectors.movement_page(request.user, given, request.GET.get("page", "1"))
    return render_page(request, "distributions/movement_list.html", {"round": given, "rows": rows})


@require(Permission.STOCK_RECORD)
@require_http_methods(["GET", "POST"])
def movement_record(request: StaffRequest, round_id: UUID, kind: str) -> HttpResponse:
    given = get_object_or_404(selectors.rounds(request.user), public_id=round_id)
    if kind not in KINDS:
        raise Http404
    movement, act, title = KINDS[kind]
    back = reverse("distributions:stock_detail", args=[round_id])
    own = selectors.own_place(request.user, given)
    form = MoveForm(
        request.POST or None,
        kind=movement,
        items=selectors.items_of(given),
        points=selectors.places_of(given),
        initial={"target": own.public_id if own else STORE, "source": STORE},
        submit=title,
        cancel=back,
    )
    if carry_out(request, form, partial(act, given)):
        messages.success(request, _("Barang tercatat."))
        return redirect(back)
    shown = {"form": form, "round": given, "title": title}
    status = 422 if form.errors else 200
    return render_page(request, "distributions/movement_record.html", shown, status=status)


@require(Permission.ROUNDS_PLAN)
@require_http_methods(["GET", "POST"])
def movement_carry(request: StaffRequest, round_id: UUID) -> HttpResponse:
    given = get_object_or_404(selectors.rounds(request.user), public_id=round_id)
    back = reverse("distributions:stock_detail", args=[round_id])
    earlier = selectors.earlier_of(given)
    form = CarryForm(
        request.POST or None, earlier=earlier, submit=_("Bawa sisa ke tahap ini"), cancel=back
    )
    if carry_out(request, form, partial(stock.carry, given)):
        messages.success(request, _("Sisa tahap lalu tercatat masuk."))
        return redirect(back)
    shown = {"form": form, "round": given, "earlier": earlier}
    status = 422 if form.errors else 200
    return render_page(request, "distributions/movement_carry.html", shown, status=status)
