"""The list of people, one person, and what is written down about them."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.forms.people import PeopleFilterForm, PersonForm, ReasonForm
from duren_sawit.accounts.permissions import Permission
from duren_sawit.accounts.selectors import assignments as assignment_selectors
from duren_sawit.accounts.selectors import people as selectors
from duren_sawit.accounts.services import people
from duren_sawit.lib.refusals import Refusal
from duren_sawit.ui.http import render_page

PAGE_SIZE = 25


@require(Permission.PEOPLE_VIEW)
@require_safe
def user_list(request: StaffRequest) -> HttpResponse:
    areas = assignment_selectors.areas_to_filter(request.user)
    form = PeopleFilterForm(request.GET, areas=areas)
    sought = form.sought()
    found = selectors.people_list(request.user, sought, on=timezone.localdate())
    return render_page(
        request,
        "accounts/user_list.html",
        {
            "form": form,
            "page": Paginator(found, PAGE_SIZE).get_page(request.GET.get("halaman")),
            "is_narrowed": sought != selectors.Sought(),
            "base": form.query(),
            "may_manage": request.user.may(Permission.PEOPLE_MANAGE),
        },
        fragment="results",
    )


@require(Permission.PEOPLE_VIEW)
@require_safe
def user_detail(request: StaffRequest, user_id: UUID) -> HttpResponse:
    person = get_object_or_404(selectors.people(request.user), public_id=user_id)
    page = selectors.person_page(request.user, person, at=timezone.now())
    return render_page(request, "accounts/user_detail.html", {"page": page})


@require(Permission.PEOPLE_MANAGE)
@require_http_methods(["GET", "POST"])
@never_cache
def user_create(request: StaffRequest) -> HttpResponse:
    """The answer to success is the one-time password itself: it is shown once and kept nowhere."""
    back = reverse("accounts:user_list")
    form = PersonForm(request.POST or None, submit=_("Tambah pengguna"), cancel=back)
    if request.method == "POST" and form.is_valid():
        try:
            new = people.add(form.details, by=request.user, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            shown = {"form": form, "new": new}
            return render_page(request, "accounts/user_create.html", shown)
    status = 422 if form.errors else 200
    shown = {"form": form, "new": None}
    return render_page(request, "accounts/user_create.html", shown, status=status)


@require(Permission.PEOPLE_MANAGE)
@require_http_methods(["GET", "POST"])
def user_edit(request: StaffRequest, user_id: UUID) -> HttpResponse:
    person = get_object_or_404(selectors.people(request.user), public_id=user_id)
    back = reverse("accounts:user_detail", args=[person.public_id])
    form = PersonForm(
        request.POST or None,
        initial=selectors.details_of(person),
        submit=_("Simpan"),
        cancel=back,
    )
    form.say_what_is_kept(person)
    if request.method == "POST" and form.is_valid():
        details = form.details_beside(person)
        try:
            people.change(person, details=details, by=request.user, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Data tersimpan."))
            return redirect(back)
    obstacle = selectors.obstacle_to("change", request.user, person)
    shown = {"person": person, "form": form, "obstacle": obstacle}
    status = 422 if form.errors else 200
    return render_page(request, "accounts/user_edit.html", shown, status=status)


@require(Permission.NIK_REVEAL)
@require_http_methods(["GET", "POST"])
@never_cache
def user_reveal(request: StaffRequest, user_id: UUID) -> HttpResponse:
    """Asks why, writes it down, and only then shows the numbers, for five minutes."""
    person = get_object_or_404(selectors.people(request.user), public_id=user_id)
    here = reverse("accounts:user_reveal", args=[person.public_id])
    form = ReasonForm(request.POST or None, submit=_("Perlihatkan selama 5 menit"))
    if request.method == "POST" and form.is_valid():
        try:
            entry = people.reveal(
                person, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(f"{here}?catatan={entry.public_id}")
    ticket = request.GET.get("catatan", "")
    identity = selectors.revealed(request.user, person, ticket, at=timezone.now())
    shown = {"person": person, "form": form, "identity": identity}
    status = 422 if form.errors else 200
    return render_page(request, "accounts/user_reveal.html", shown, status=status)
