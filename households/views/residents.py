"""Looking for people and families. What is looked for travels in the body, never in an address."""

from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.ui.http import render_page
from households.forms.residents import SearchForm
from households.selectors import searches


@require(Permission.FAMILIES_VIEW)
@require_http_methods(["GET", "POST"])
@never_cache
def resident_search(request: StaffRequest) -> HttpResponse:
    form = SearchForm(request.POST or None)
    found = searches.search(request.user, form.cleaned_data["q"]) if form.is_valid() else None
    return render_page(
        request,
        "households/resident_search.html",
        {"form": form, "found": found, "most": searches.MOST},
        fragment="results",
        status=422 if form.errors else 200,
    )
