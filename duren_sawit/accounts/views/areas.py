"""Areas: where the reader's begin, and one area with what lies in it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.accounts.registry import area_actions
from duren_sawit.accounts.selectors import areas as selectors
from duren_sawit.accounts.selectors import duties
from duren_sawit.ui.http import render_page


@require(Permission.AREAS_VIEW)
@require_safe
def area_list(request: StaffRequest) -> HttpResponse:
    """Whoever sees one area only goes straight to it."""
    roots = duties.roots(request.user)
    if len(roots) == 1:
        return redirect("accounts:area_detail", roots[0].public_id)
    return render_page(request, "accounts/area_list.html", {"areas": roots})


@require(Permission.AREAS_VIEW)
@require_safe
def area_detail(request: StaffRequest, area_id: UUID) -> HttpResponse:
    area = get_object_or_404(duties.areas(request.user), public_id=area_id)
    page = selectors.area_page(request.user, area, on=timezone.localdate())
    return render_page(
        request,
        "accounts/area_detail.html",
        {"page": page, "actions": area_actions(request.user, area)},
    )
