"""A second factor is laid down by its owner, or taken away when the phone is gone."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from duren_sawit.accounts.access import StaffRequest, recently_proven, require
from duren_sawit.accounts.forms.people import ReasonForm
from duren_sawit.accounts.permissions import Permission
from duren_sawit.accounts.selectors import people as selectors
from duren_sawit.accounts.services import credentials
from duren_sawit.lib.refusals import Refusal
from duren_sawit.ui.http import carry_out, render_page


@require(Permission.OWN_PAGES)
@require_http_methods(["GET", "POST"])
@recently_proven
def second_factor_remove(request: StaffRequest) -> HttpResponse:
    refused = ""
    if request.method == "POST":
        try:
            credentials.remove_own_second_factor(request.user, by=request.user, at=timezone.now())
        except Refusal as refusal:
            refused = str(refusal)
        else:
            messages.success(request, _("Kode kedua dilepas."))
            return redirect("accounts:profile_detail")
    status = 422 if refused else 200
    shown = {"refused": refused}
    return render_page(request, "accounts/second_factor_remove.html", shown, status=status)


@require(Permission.SIGN_IN_HELP)
@require_http_methods(["GET", "POST"])
@recently_proven
def second_factor_reset(request: StaffRequest, user_id: UUID) -> HttpResponse:
    person = get_object_or_404(selectors.people(request.user), public_id=user_id)
    back = reverse("accounts:user_detail", args=[person.public_id])
    form = ReasonForm(
        request.POST or None, submit=_("Hapus kode kedua"), cancel=back, kind="danger"
    )
    if carry_out(request, form, partial(credentials.reset_second_factor, person)):
        messages.success(request, _("Kode kedua dihapus. Yang baru dipasang saat masuk lagi."))
        return redirect(back)
    obstacle = selectors.obstacle_to("factor", request.user, person)
    shown = {"person": person, "form": form, "obstacle": obstacle}
    status = 422 if form.errors else 200
    return render_page(request, "accounts/second_factor_reset.html", shown, status=status)
