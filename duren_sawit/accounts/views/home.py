"""What waits for me today."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.accounts.selectors.home import home_page, later_panels
from duren_sawit.ui.http import render_page


@require(Permission.OWN_PAGES)
@require_safe
def home(request: StaffRequest) -> HttpResponse:
    page = home_page(request.user, at=timezone.now())
    return render_page(request, "accounts/home.html", {"page": page})


@require(Permission.OWN_PAGES)
@require_safe
def home_more(request: StaffRequest) -> HttpResponse:
    """The panels further down: fetched by the home page, and a page of its own without script."""
    panels = later_panels(request.user, at=timezone.now())
    return render_page(request, "accounts/home_more.html", {"panels": panels}, fragment="home-more")
