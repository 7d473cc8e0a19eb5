"""The goods of a round: where they are and what became of them."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from distributions.selectors import stock_pages as selectors
from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.ui.http import render_page


@require(Permission.STOCK_VIEW)
@require_safe
def stock_detail(request: StaffRequest, round_id: UUID) -> HttpResponse:
    given = get_object_or_404(selectors.rounds(request.user), public_id=round_id)
    shown = {"page": selectors.stock_page(request.user, given)}
    return render_page(request, "distributions/stock_detail.html", shown)
