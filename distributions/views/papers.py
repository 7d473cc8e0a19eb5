"""The papers of a round: ordered, watched, taken away."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from distributions import pressing
from distributions.choices import Binding
from distributions.forms.papers import PrintForm
from distributions.selectors import papers as selectors
from distributions.selectors.round_letters import letters_of
from distributions.services import papers
from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.documents.responses import PDF, SensitiveResponse
from duren_sawit.ui.http import carry_out, render_page


@require(Permission.ROSTERS_PRINT)
@require_http_methods(["GET", "POST"])
@never_cache
def papers_order(request: StaffRequest, round_id: UUID) -> HttpResponse:
    """Asks itself how far the papers are until they are there."""
    found = get_object_or_404(selectors.rounds(request.user), public_id=round_id)
    form = PrintForm(
        request.POST or None,
        areas=selectors.areas_to_print(request.user, found),
        submit=_("Cetak"),
        cancel=reverse("distributions:round_detail", args=[round_id]),
    )
    if carry_out(request, form, partial(papers.order, found)):
        messages.success(request, _("Cetakannya sedang dikerjakan."))
        return redirect("distributions:papers_order", round_id)
    batches = selectors.newest_batches(request.user, found)
    shown = {
        "round": found,
        "form": form,
        "batches": batches,
        "is_pending": any(batch.is_pending for batch in batches),
        "letters": letters_of(request.user, found),
    }
    status = 422 if form.errors else 200
    return render_page(
        request, "distributions/papers_order.html", shown, fragment="papers", status=status
    )


@require(Permission.ROSTERS_PRINT)
@require_safe
@never_cache
def papers_download(request: StaffRequest, batch_id: UUID) -> HttpResponse:
    batch = get_object_or_404(selectors.batches(request.user), public_id=batch_id)
    if not batch.is_ready:
        raise Http404
    entry = papers.record_download(batch, by=request.user, at=timezone.now())
    content, name = pressing.bound(batch)
    return SensitiveResponse(
        content,
        entry=entry,
        reader=request.user,
        filename=name,
        content_type="application/zip" if batch.binding == Binding.ZIP else PDF,
    )
