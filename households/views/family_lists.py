"""The list of families."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.ui.http import render_page
from households.forms.family_lists import FamilyFilterForm
from households.selectors import lists

PAGE_SIZE = 25


@require(Permission.FAMILIES_VIEW)
@require_safe
def family_list(request: StaffRequest) -> HttpResponse:
    places = lists.places(request.user)
    form = FamilyFilterForm(request.GET, places=places)
    asked = form.asked()
    rows = lists.FamilyRows(asked, places, on=timezone.localdate())
    return render_page(
        request,
        "households/family_list.html",
        {
            "form": form,
            "rows": rows,
            "page": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("halaman")),
            "narrowed_to": form.words(),
            "base": form.query(),
            "may_add": request.user.may(Permission.FAMILIES_EDIT),
            "may_export": request.user.may(Permission.FAMILIES_EXPORT),
        },
        fragment="results",
    )
