"""One changes the own password; an officer makes a one-time password for somebody."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from duren_sawit.accounts.access import StaffRequest, recently_proven, require
from duren_sawit.accounts.clients import is_password_of
from duren_sawit.accounts.forms.people import ReasonForm
from duren_sawit.accounts.forms.sign_in import PasswordChangeForm
from duren_sawit.accounts.permissions import Permission
from duren_sawit.accounts.selectors import people as selectors
from duren_sawit.accounts.services import credentials
from duren_sawit.lib.refusals import Refusal
from duren_sawit.ui.http import render_page


@require(Permission.OWN_PAGES)
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
@never_cache
def password_change(request: StaffRequest) -> HttpResponse:
    back = "" if request.user.must_change_password else reverse("accounts:profile_detail")
    form = PasswordChangeForm(
        request.POST or None,
        person=request.user,
        try_password=partial(is_password_of, request),
        cancel=back,
    )
    if request.method == "POST" and form.is_valid():
        person = credentials.change_own_password(
            request.user,
            password=form.cleaned_data["password"],
            by=request.user,
            at=timezone.now(),
        )
        update_session_auth_hash(request, person)
        messages.success(request, _("Kata sandi diganti. HP dan komputer lain sudah keluar."))
        return redirect("accounts:home")
    return render_page(
        request,
        "accounts/password_change.html",
        {"form": form, "is_first": request.user.must_change_password},
        status=422 if form.errors else 200,
    )


@require(Permission.SIGN_IN_HELP)
@require_http_methods(["GET", "POST"])
@recently_proven
@never_cache
def password_reset(request: StaffRequest, user_id: UUID) -> HttpResponse:
    """The answer to success is the one-time password itself: it is shown once and kept nowhere."""
    person = get_object_or_404(selectors.people(request.user), public_id=user_id)
    back = reverse("accounts:user_detail", args=[person.public_id])
    form = ReasonForm(request.POST or None, submit=_("Buat kata sandi baru"), cancel=back)
    if request.method == "POST" and form.is_valid():
        try:
            password = credentials.reset_password(
                person, **form.cleaned_data, by=request.user, at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            shown = {"person": person, "form": form, "password": password}
            return render_page(request, "accounts/password_reset.html", shown)
    obstacle = selectors.obstacle_to("password", request.user, person)
    shown = {"person": person, "form": form, "password": "", "obstacle": obstacle}
    status = 422 if form.errors else 200
    return render_page(request, "accounts/password_reset.html", shown, status=status)
