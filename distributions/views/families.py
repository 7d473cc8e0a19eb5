"""Aid as one family knows it; and the families no programme reaches, or more than one."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from distributions.forms.families import CoverageForm
from distributions.selectors import coverage
from distributions.selectors.families import family_aid
from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.ui.http import render_page
from households.selectors.family_pages import families

PAGE_SIZE = 25


@require(Permission.LISTS_VIEW)
@require_safe
def family_panel(request: StaffRequest, family_id: UUID) -> HttpResponse:
    seen = families(request.user, Permission.LISTS_VIEW)
    family = get_object_or_404(seen, public_id=family_id)
    shown = {"family": family, "aid": family_aid(family)}
    return render_page(
        request, "distributions/family_panel.html", shown, fragment="distributions-family-panel"
    )


@require(Permission.LISTS_VIEW)
@require_safe
def family_unserved_list(request: StaffRequest) -> HttpResponse:
    shown = _shown(request, coverage.Unserved)
    return render_page(
        request, "distributions/family_unserved_list.html", shown, fragment="results"
    )


@require(Permission.LISTS_VIEW)
@require_safe
def family_overlap_list(request: StaffRequest) -> HttpResponse:
    shown = _shown(request, coverage.Overlap)
    return render_page(request, "distributions/family_overlap_list.html", shown, fragment="results")


def _shown(request: StaffRequest, kind: type[coverage.Coverage]) -> dict[str, object]:
    areas = coverage.areas(request.user)
    form = CoverageForm(request.GET, places=areas, action=request.path)
    found = kind(request.user, form.asked(), areas, on=timezone.localdate())
    page = Paginator(found.rows, PAGE_SIZE).get_page(request.GET.get("halaman"))
    parts = found.parts()
    return {
        "form": form,
        "found": found,
        "page": page,
        "lines": found.lines(list(page.object_list)),
        "parts": parts,
        "chart": found.chart(parts),
        "narrowed_to": form.words(),
        "base": form.query(),
        "elsewhere": form.elsewhere(),
    }
