"""Rows of aid workbooks that name nobody for certain: all of a list, and one after the other."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from distributions.forms.rows import SeekForm, SettleForm
from distributions.models import UnmatchedRow
from distributions.selectors import unmatched_rows as selectors
from distributions.selectors.lists import lists
from distributions.services import unmatched_rows
from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.refusals import Refusal
from duren_sawit.ui.http import carry_out, render_page
from households.selectors.searches import people

PAGE_SIZE = 50


@require(Permission.LISTS_EDIT)
@require_safe
def row_list(request: StaffRequest, list_id: UUID) -> HttpResponse:
    listed = get_object_or_404(lists(request.user), public_id=list_id)
    lines = selectors.lines(request.user, listed)
    shown = {
        "listed": listed,
        "rows": Paginator(lines, PAGE_SIZE).get_page(request.GET.get("halaman")),
        "open_count": selectors.open_count(request.user, listed),
    }
    return render_page(request, "distributions/row_list.html", shown)


@require(Permission.LISTS_EDIT)
@require_http_methods(["GET", "POST"])
@never_cache
def row_settle(request: StaffRequest, row_id: UUID) -> HttpResponse:
    row = get_object_or_404(selectors.rows(request.user), public_id=row_id)
    form = SettleForm(request.POST or None, people=people(request.user))
    if carry_out(request, form, partial(unmatched_rows.settle, row)):
        messages.success(request, _("Baris selesai: keluarganya ada di daftar."))
        return _next(request, row)
    shown = {"form": form, "page": selectors.row_page(request.user, row)}
    status = 422 if form.errors else 200
    return render_page(request, "distributions/row_settle.html", shown, status=status)


@require(Permission.LISTS_EDIT)
@require_POST
@never_cache
def row_seek(request: StaffRequest, row_id: UUID) -> HttpResponse:
    row = get_object_or_404(selectors.rows(request.user), public_id=row_id)
    form = SeekForm(request.POST)
    asked = form.cleaned_data["q"] if form.is_valid() else ""
    shown = {"page": selectors.row_page(request.user, row, asked)}
    return render_page(request, "distributions/row_seek.html", shown)


@require(Permission.LISTS_EDIT)
@require_POST
def row_drop(request: StaffRequest, row_id: UUID) -> HttpResponse:
    row = get_object_or_404(selectors.rows(request.user), public_id=row_id)
    try:
        unmatched_rows.set_aside(row, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("distributions:row_settle", row_id)
    messages.success(request, _("Baris dikesampingkan; tidak masuk daftar."))
    return _next(request, row)


def _next(request: StaffRequest, row: UnmatchedRow) -> HttpResponse:
    """On to the next that waits, so that the pile is worked off without going back."""
    following = selectors.next_open(request.user, row)
    if following:
        return redirect("distributions:row_settle", following.public_id)
    return redirect("distributions:list_detail", row.list.public_id)
