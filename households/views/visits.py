"""The board of visits, and how the visit of one dwelling stands."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.refusals import Refusal
from duren_sawit.ui.http import render_page
from households.forms.visits import VisitFilterForm, VisitForm
from households.selectors import visits as selectors
from households.services import dwellings

PAGE_SIZE = 25


@require(Permission.FAMILIES_VIEW)
@require_safe
def visit_board(request: StaffRequest) -> HttpResponse:
    form = VisitFilterForm(request.GET)
    asked = form.asked()
    board = selectors.visit_board(request.user, asked.area_id)
    rows = selectors.dwellings(board, visit=asked.visit)
    return render_page(
        request,
        "households/visit_board.html",
        {
            "board": board,
            "asked": asked,
            "page": Paginator(rows, PAGE_SIZE).get_page(asked.page),
            "base": form.base(),
            "here": form.query(),
            "may_record": request.user.may(Permission.VISITS_RECORD, board.area),
        },
        fragment="results",
    )


@require(Permission.VISITS_RECORD)
@require_POST
def visit_record(request: StaffRequest, dwelling_id: UUID) -> HttpResponse:
    """One press: how it stands as of today. Goes back to the part of the board it came from."""
    dwelling = get_object_or_404(selectors.dwellings_to_visit(request.user), public_id=dwelling_id)
    form, board = VisitForm(request.POST), VisitFilterForm(request.GET)
    board.asked()
    if form.is_valid():
        try:
            dwellings.record_visit(
                dwelling, by=request.user, at=timezone.now(), **form.visit_of(dwelling)
            )
        except Refusal as refusal:
            messages.error(request, str(refusal))
    return redirect(reverse("households:visit_board") + board.query())
