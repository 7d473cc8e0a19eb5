"""The address on every slip and sheet."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from distributions.selectors.codes import public_way
from duren_sawit.accounts.access import StaffRequest, public
from duren_sawit.ui.http import render_page


@public
@require_safe
def code_open(request: StaffRequest, code: str) -> HttpResponse:
    """Leads an officer to what the paper is about; tells a stranger what to do with it."""
    way = public_way(request.user, code)
    if way.public_id:
        asked = request.GET.urlencode()
        return redirect(reverse(way.page, args=[way.public_id]) + (f"?{asked}" if asked else ""))
    status = 404 if way.sentence else 200
    return render_page(request, "distributions/code_open.html", {"way": way}, status=status)
