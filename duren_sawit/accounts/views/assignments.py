"""Roles are given, decided about and ended."""

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
from duren_sawit.accounts.choices import AssignmentState
from duren_sawit.accounts.forms.assignments import AssignmentEndForm, AssignmentForm
from duren_sawit.accounts.forms.people import ReasonForm
from duren_sawit.accounts.permissions import Permission
from duren_sawit.accounts.selectors import assignments as selectors
from duren_sawit.accounts.selectors import people as people_selectors
from duren_sawit.accounts.services import assignments
from duren_sawit.lib.refusals import Refusal
from duren_sawit.ui.http import carry_out, render_page


@require(Permission.PEOPLE_MANAGE)
@require_http_methods(["GET", "POST"])
def assignment_give(request: StaffRequest, user_id: UUID) -> HttpResponse:
    person = get_object_or_404(people_selectors.people(request.user), public_id=user_id)
    back = reverse("accounts:user_detail", args=[person.public_id])
    form = AssignmentForm(
        request.POST or None,
        areas=selectors.areas_to_give(request.user),
        initial={"valid_from": timezone.localdate()},
        cancel=back,
    )
    if request.method == "POST" and form.is_valid():
        try:
            given = assignments.give(person, offer=form.offer, by=request.user, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            waits = given.state == AssignmentState.WAITING
            said = _("Tugas diusulkan. Berlaku setelah disahkan Lurah.")
            messages.success(request, said if waits else _("Tugas diberikan."))
            return redirect(back)
    shown = {"person": person, "form": form}
    status = 422 if form.errors else 200
    return render_page(request, "accounts/assignment_give.html", shown, status=status)


@require(Permission.ROLES_APPROVE)
@require_http_methods(["GET", "POST"])
@recently_proven
def assignment_approve(request: StaffRequest, assignment_id: UUID) -> HttpResponse:
    found = selectors.to_decide(request.user)
    assignment = get_object_or_404(found, public_id=assignment_id)
    refused = ""
    if request.method == "POST":
        try:
            assignments.approve(assignment, by=request.user, at=timezone.now())
        except Refusal as refusal:
            refused = str(refusal)
        else:
            messages.success(request, _("Tugas disahkan."))
            return redirect("accounts:user_detail", assignment.person.public_id)
    return render_page(
        request,
        "accounts/assignment_approve.html",
        {
            "page": selectors.proposal_page(request.user, assignment),
            "refused": refused,
        },
        status=422 if refused else 200,
    )


@require(Permission.ROLES_APPROVE)
@require_http_methods(["GET", "POST"])
def assignment_decline(request: StaffRequest, assignment_id: UUID) -> HttpResponse:
    found = selectors.to_decide(request.user)
    assignment = get_object_or_404(found, public_id=assignment_id)
    back = reverse("accounts:assignment_approve", args=[assignment.public_id])
    form = ReasonForm(request.POST or None, submit=_("Tolak usulan"), cancel=back, kind="danger")
    if carry_out(request, form, partial(assignments.decline, assignment)):
        messages.success(request, _("Usulan ditolak."))
        return redirect("accounts:user_detail", assignment.person.public_id)
    shown = {"assignment": assignment, "form": form}
    status = 422 if form.errors else 200
    return render_page(request, "accounts/assignment_decline.html", shown, status=status)


@require(Permission.ROLES_END)
@require_http_methods(["GET", "POST"])
def assignment_end(request: StaffRequest, assignment_id: UUID) -> HttpResponse:
    assignment = get_object_or_404(selectors.to_end(request.user), public_id=assignment_id)
    back = reverse("accounts:user_detail", args=[assignment.person.public_id])
    today = {"last_day": timezone.localdate()}
    form = AssignmentEndForm(
        request.POST or None, initial=today, submit=_("Akhiri tugas"), cancel=back, kind="danger"
    )
    if carry_out(request, form, partial(assignments.end, assignment)):
        messages.success(request, _("Akhir tugas dicatat."))
        return redirect(back)
    shown = {"assignment": assignment, "form": form}
    status = 422 if form.errors else 200
    return render_page(request, "accounts/assignment_end.html", shown, status=status)
