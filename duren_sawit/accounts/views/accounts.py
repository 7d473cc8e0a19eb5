"""Accounts are closed, opened again, and unlocked after too many wrong passwords."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.forms.people import ReasonForm
from duren_sawit.accounts.permissions import Permission
from duren_sawit.accounts.selectors import people as selectors
from duren_sawit.accounts.services import credentials, people
from duren_sawit.ui.http import carry_out, render_page


@require(Permission.PEOPLE_MANAGE)
@require_http_methods(["GET", "POST"])
def account_close(request: StaffRequest, user_id: UUID) -> HttpResponse:
    person = get_object_or_404(selectors.people(request.user), public_id=user_id)
    back = reverse("accounts:user_detail", args=[person.public_id])
    form = ReasonForm(request.POST or None, submit=_("Tutup akun"), cancel=back, kind="danger")
    if carry_out(request, form, partial(people.close, person)):
        messages.success(request, _("Akun ditutup. Orang ini sudah keluar dari semua HP."))
        return redirect(back)
    obstacle = selectors.obstacle_to("close", request.user, person)
    shown = {"person": person, "form": form, "obstacle": obstacle}
    status = 422 if form.errors else 200
    return render_page(request, "accounts/account_close.html", shown, status=status)


@require(Permission.PEOPLE_MANAGE)
@require_http_methods(["GET", "POST"])
def account_reopen(request: StaffRequest, user_id: UUID) -> HttpResponse:
    person = get_object_or_404(selectors.people(request.user), public_id=user_id)
    back = reverse("accounts:user_detail", args=[person.public_id])
    form = ReasonForm(request.POST or None, submit=_("Buka kembali"), cancel=back)
    if carry_out(request, form, partial(people.reopen, person)):
        messages.success(request, _("Akun dibuka kembali."))
        return redirect(back)
    obstacle = selectors.obstacle_to("reopen", request.user, person)
    shown = {"person": person, "form": form, "obstacle": obstacle}
    status = 422 if form.errors else 200
    return render_page(request, "accounts/account_reopen.html", shown, status=status)


@require(Permission.SIGN_IN_HELP)
@require_POST
def account_unlock(request: StaffRequest, user_id: UUID) -> HttpResponse:
    person = get_object_or_404(selectors.people(request.user), public_id=user_id)
    credentials.unlock(person, by=request.user, at=timezone.now())
    messages.success(request, _("Kunci dibuka. Orang ini bisa mencoba masuk lagi."))
    return redirect("accounts:user_detail", person.public_id)
