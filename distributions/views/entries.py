"""One entry of a list: who receives, in which place; changed as long as the list is a draft."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from distributions.forms.entries import RankForm, ReceiverForm, StandingForm
from distributions.selectors import entries as selectors
from distributions.services import entries
from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.refusals import Refusal
from duren_sawit.ui.http import carry_out, render_page


@require(Permission.LISTS_VIEW)
@require_safe
def entry_detail(request: StaffRequest, entry_id: UUID) -> HttpResponse:
    entry = get_object_or_404(selectors.entries(request.user), public_id=entry_id)
    page = selectors.entry_page(request.user, entry)
    return render_page(request, "distributions/entry_detail.html", {"page": page})


@require(Permission.LISTS_EDIT)
@require_http_methods(["GET", "POST"])
def entry_assign(request: StaffRequest, entry_id: UUID) -> HttpResponse:
    entry = get_object_or_404(selectors.entries(request.user), public_id=entry_id)
    back = reverse("distributions:entry_detail", args=[entry_id])
    members = selectors.other_receivers(entry, on=timezone.localdate())
    form = ReceiverForm(request.POST or None, members=members, submit=_("Simpan"), cancel=back)
    if carry_out(request, form, partial(entries.change_receiver, entry)):
        messages.success(request, _("Penerima keluarga ini diganti."))
        return redirect(back)
    shown = {"form": form, "entry": entry, "members": members}
    status = 422 if form.errors else 200
    return render_page(request, "distributions/entry_assign.html", shown, status=status)


@require(Permission.LISTS_EDIT)
@require_http_methods(["GET", "POST"])
def entry_move(request: StaffRequest, entry_id: UUID) -> HttpResponse:
    entry = get_object_or_404(selectors.entries(request.user), public_id=entry_id)
    back = reverse("distributions:entry_detail", args=[entry_id])
    form = RankForm(
        request.POST or None, initial={"rank": entry.rank}, submit=_("Pindahkan"), cancel=back
    )
    if carry_out(request, form, partial(entries.move, entry)):
        messages.success(request, _("Urutan keluarga ini diubah."))
        return redirect(back)
    shown = {"form": form, "entry": entry}
    status = 422 if form.errors else 200
    return render_page(request, "distributions/entry_move.html", shown, status=status)


@require(Permission.LISTS_EDIT)
@require_POST
def entry_swap(request: StaffRequest, entry_id: UUID) -> HttpResponse:
    """Between receivers and reserve."""
    entry = get_object_or_404(selectors.entries(request.user), public_id=entry_id)
    form = StandingForm(request.POST)
    if carry_out(request, form, partial(entries.set_standing, entry)):
        messages.success(request, _("Kedudukan keluarga ini diubah."))
    else:
        messages.error(request, _said(form))
    return redirect("distributions:entry_detail", entry_id)


@require(Permission.LISTS_EDIT)
@require_http_methods(["GET", "POST"])
def entry_remove(request: StaffRequest, entry_id: UUID) -> HttpResponse:
    entry = get_object_or_404(selectors.entries(request.user), public_id=entry_id)
    if request.method == "POST":
        try:
            entries.remove(entry, by=request.user, at=timezone.now())
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect("distributions:entry_detail", entry_id)
        messages.success(request, _("Keluarga ini dikeluarkan dari daftar."))
        return redirect("distributions:list_detail", entry.list.public_id)
    return render_page(request, "distributions/entry_remove.html", {"entry": entry})


def _said(form: StandingForm) -> str:
    return " ".join(map(str, form.non_field_errors())) or _("Pilih penerima atau cadangan.")
