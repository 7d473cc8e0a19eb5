"""Whether the application is alive, and whether the village can be served."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from duren_sawit.accounts.access import public
from duren_sawit.operations import selectors
from duren_sawit.ui.http import render_page
from duren_sawit.ui.slots import SiteLines

NAMELESS_SITE = SiteLines(
    name="Duren Sawit", line=""
)  # the real name is in the database, which may be gone


@public
@require_safe
@never_cache
def health_live(_request: HttpRequest) -> HttpResponse:
    """This process answers; nothing else is asked."""
    return HttpResponse("hidup\n", content_type="text/plain; charset=utf-8")


@public
@require_safe
@never_cache
def health_ready(request: HttpRequest) -> HttpResponse:
    """For people as a page, for programs as JSON; drawn without session and site."""
    readiness = selectors.public_readiness(at=timezone.now())
    status = 200 if readiness.is_ready else 503
    if request.get_preferred_type(["application/json", "text/html"]) == "text/html":
        context = {"readiness": readiness, "site": NAMELESS_SITE, "messages": ()}
        return render_page(request, "operations/health_ready.html", context, status=status)
    parts = {
        part.name.lower(): {"state": part.state, "sentence": part.sentence}
        for part in readiness.parts
    }
    return JsonResponse({"ready": readiness.is_ready, "parts": parts}, status=status)
