"""The gallery: every part of the look on one page, for whoever builds or checks pages."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.ui.gallery import samples
from duren_sawit.ui.http import render_page


@require(Permission.UI_GALLERY_VIEW)
@require_safe
def gallery(request: StaffRequest) -> HttpResponse:
    return render_page(request, "accounts/gallery.html", samples(), fragment="dialog")
