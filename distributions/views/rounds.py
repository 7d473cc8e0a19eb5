"""Rounds: all of them, one, how it is planned, changed and opened, and who did not come yet."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from distributions.forms.rounds import RoundForm
from distributions.forms.visits import ArrangeForm, UncollectedForm
from distributions.selectors import rounds as selectors
from distributions.selectors import visits
from distributions.selectors.programmes import programmes
from distributions.services import entitlements, rounds
from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.refusals import Refusal
from duren_sawit.ui.http import carry_out, render_page

PAGE_SIZE, ROWS = 20, 20  # a row of those who did not come fills a third of a phone


@require(Permission.ROUNDS_VIEW)
@require_safe
def round_list(request: StaffRequest) -> HttpResponse:
    found = selectors.rounds(request.user).latest_first()
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("halaman"))
    lines = selectors.round_lines(request.user, list(page))
    return render_page(request, "distributions/round_list.html", {"rounds": page, "lines": lines})


@require(Permission.ROUNDS_VIEW)
@require_safe
def round_detail(request: StaffRequest, round_id: UUID) -> HttpResponse:
    found = get_object_or_404(selectors.rounds(request.user), public_id=round_id)
    page = selectors.RoundPage(request.user, found, timezone.now())
    return render_page(request, "distributions/round_detail.html", {"page": page})


@require(Permission.ROUNDS_PLAN)
@require_http_methods(["GET", "POST"])
def round_create(request: StaffRequest, programme_id: UUID) -> HttpResponse:
    programme = get_object_or_404(programmes(request.user), public_id=programme_id)
    form = RoundForm(
        request.POST or None,
        initial=selectors.first_facts(programme),
        lists=selectors.lists_of(programme),
        submit=_("Simpan tahap"),
        cancel=reverse("distributions:programme_detail", args=[programme_id]),
    )
    if request.method == "POST" and form.is_valid():
        try:
            planned = rounds.plan(
                programme, **form.cleaned_data, by=request.user, at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Tahap tersimpan. Lanjutkan dengan titik bagi."))
            return redirect("distributions:round_detail", planned.public_id)
    shown = {"form": form, "programme": programme}
    status = 422 if form.errors else 200
    return render_page(request, "distributions/round_create.html", shown, status=status)


@require(Permission.ROUNDS_PLAN)
@require_http_methods(["GET", "POST"])
def round_edit(request: StaffRequest, round_id: UUID) -> HttpResponse:
    found = get_object_or_404(selectors.rounds(request.user), public_id=round_id)
    back = reverse("distributions:round_detail", args=[round_id])
    form = RoundForm(
        request.POST or None,
        initial=selectors.facts_of(found),
        lists=selectors.lists_of(found.programme),
        submit=_("Simpan"),
        cancel=back,
    )
    if carry_out(request, form, partial(rounds.change, found)):
        messages.success(request, _("Perubahan tersimpan."))
        return redirect(back)
    shown = {"form": form, "round": found}
    status = 422 if form.errors else 200
    return render_page(request, "distributions/round_edit.html", shown, status=status)


@require(Permission.ROUNDS_PLAN)
@require_http_methods(["GET", "POST"])
def round_open(request: StaffRequest, round_id: UUID) -> HttpResponse:
    found = get_object_or_404(selectors.rounds(request.user), public_id=round_id)
    if request.method == "POST":
        try:
            rounds.open_(found, by=request.user, at=timezone.now())
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Tahap dibuka. Undangan dan roster sudah bisa dicetak."))
        return redirect("distributions:round_detail", round_id)
    page = selectors.RoundPage(request.user, found, timezone.now())
    return render_page(request, "distributions/round_open.html", {"page": page})


@require(Permission.ROUNDS_VIEW)
@require_http_methods(["GET", "POST"])
def round_uncollected(request: StaffRequest, round_id: UUID) -> HttpResponse:
    """Whoever hands out in their area arranges; others read."""
    found = get_object_or_404(selectors.rounds(request.user), public_id=round_id)
    action = reverse("distributions:round_uncollected", args=[round_id])
    form = ArrangeForm(request.POST or None, submit=_("Atur"))
    chosen = visits.chosen_of(request.user, found, form.chosen)
    if carry_out(request, form, partial(entitlements.arrange, found, chosen=chosen)):
        messages.success(request, _("Rencana tersimpan."))
        return redirect(f"{action}?{request.GET.urlencode()}")
    places = visits.areas_of(request.user, found)
    narrowing = UncollectedForm(request.GET, places=places, action=action)
    area, plan = narrowing.asked()
    rows = visits.Rows(visits.narrowed(request.user, found, area, plan), form.chosen)
    shown = {
        "round": found,
        "filter": narrowing,
        "form": form,
        "rows": Paginator(rows, ROWS).get_page(request.GET.get("halaman")),
        "base": narrowing.query(),
        "may_arrange": visits.may_arrange(request.user, found),
    }
    status = 422 if form.errors else 200
    return render_page(
        request, "distributions/round_uncollected.html", shown, fragment="results", status=status
    )
