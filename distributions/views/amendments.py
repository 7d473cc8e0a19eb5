"""Changes of final lists: proposed, laid before the lurah, approved or declined."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from distributions.forms.amendments import AmendmentForm, AnswerForm
from distributions.selectors import amendments as selectors
from distributions.selectors.entries import entries, entry_page, other_receivers
from distributions.selectors.lists import lists
from distributions.selectors.successors import successor_unscoped
from distributions.services import amendments
from distributions.services.entitlements import Followed
from duren_sawit.accounts.access import StaffRequest, recently_proven, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.refusals import Refusal
from duren_sawit.ui.http import carry_out, render_page


@require(Permission.LISTS_VIEW)
@require_safe
def amendment_list(request: StaffRequest, list_id: UUID) -> HttpResponse:
    listed = get_object_or_404(lists(request.user), public_id=list_id)
    shown = {"listed": listed, "lines": selectors.lines(request.user, listed)}
    return render_page(request, "distributions/amendment_list.html", shown)


@require(Permission.LISTS_EDIT)
@require_http_methods(["GET", "POST"])
def amendment_propose(request: StaffRequest, entry_id: UUID) -> HttpResponse:
    entry = get_object_or_404(entries(request.user), public_id=entry_id)
    today = timezone.localdate()
    form = AmendmentForm(
        request.POST or None,
        members=other_receivers(entry, on=today),
        successor=successor_unscoped(entry) if entry.standing == "MAIN" else None,
        submit=_("Ajukan ke lurah"),
        cancel=reverse("distributions:entry_detail", args=[entry_id]),
    )
    if carry_out(request, form, partial(amendments.propose, entry)):
        messages.success(request, _("Perubahan diajukan ke lurah. Daftar belum berubah."))
        return redirect("distributions:amendment_list", entry.list.public_id)
    shown = {"form": form, "page": entry_page(request.user, entry)}
    status = 422 if form.errors else 200
    return render_page(request, "distributions/amendment_propose.html", shown, status=status)


@require(Permission.LISTS_APPROVE)
@require_http_methods(["GET", "POST"])
@recently_proven
def amendment_approve(request: StaffRequest, amendment_id: UUID) -> HttpResponse:
    amendment = get_object_or_404(selectors.amendments(request.user), public_id=amendment_id)
    if request.method == "POST":
        try:
            followed = amendments.approve(amendment, by=request.user, at=timezone.now())
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _said(followed))
        return redirect("distributions:amendment_list", amendment.list.public_id)
    shown = {"page": selectors.amendment_page(request.user, amendment)}
    return render_page(request, "distributions/amendment_approve.html", shown)


@require(Permission.LISTS_APPROVE)
@require_http_methods(["GET", "POST"])
def amendment_decline(request: StaffRequest, amendment_id: UUID) -> HttpResponse:
    amendment = get_object_or_404(selectors.amendments(request.user), public_id=amendment_id)
    back = reverse("distributions:amendment_list", args=[amendment.list.public_id])
    form = AnswerForm(request.POST or None, submit=_("Jangan sahkan"), cancel=back)
    if carry_out(request, form, partial(amendments.decline, amendment)):
        messages.success(request, _("Perubahan tidak disahkan. Daftar tetap seperti semula."))
        return redirect(back)
    shown = {"form": form, "page": selectors.amendment_page(request.user, amendment)}
    status = 422 if form.errors else 200
    return render_page(request, "distributions/amendment_decline.html", shown, status=status)


def _said(followed: Followed) -> str:
    """What became of the rounds that are open."""
    said = [_("Perubahan disahkan; daftar punya versi baru.")]
    if count := len(followed.withdrawn):
        words = ngettext("%(count)s jatah dicabut.", "%(count)s jatah dicabut.", count)
        said.append(words % {"count": count})
    if count := len(followed.granted):
        words = ngettext(
            "%(count)s jatah diberikan kepada pengganti.",
            "%(count)s jatah diberikan kepada pengganti.",
            count,
        )
        said.append(words % {"count": count})
    if followed.collected:
        said.append(_("Yang sudah diambil tetap tercatat; pengganti menerima mulai tahap berikut."))
    return " ".join(said)
