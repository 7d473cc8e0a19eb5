"""Records that may be one person: the list, two side by side, and what is decided."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.refusals import Refusal
from duren_sawit.ui.http import render_page
from households.forms.pairs import ApartForm, MergeForm, PairFilterForm
from households.selectors import pairs as selectors
from households.services import pairs

PAGE_SIZE = 25


@require(Permission.REGISTER_MERGE)
@require_safe
def pair_list(request: StaffRequest) -> HttpResponse:
    form = PairFilterForm(request.GET)
    asked = form.asked()
    found = selectors.pair_list(request.user, asked)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("halaman"))
    return render_page(
        request,
        "households/pair_list.html",
        {
            "form": form,
            "page": page,
            "base": form.query(),
            "is_narrowed": asked != selectors.Asked(),
        },
        fragment="results",
    )


@require(Permission.REGISTER_MERGE)
@require_safe
def pair_detail(request: StaffRequest, pair_id: UUID) -> HttpResponse:
    pair = get_object_or_404(selectors.pairs(request.user), public_id=pair_id)
    page = selectors.pair_page(request.user, pair, at=timezone.now())
    return render_page(request, "households/pair_detail.html", {"page": page})


@require(Permission.REGISTER_MERGE)
@require_POST
def pair_merge(request: StaffRequest, pair_id: UUID) -> HttpResponse:
    pair = get_object_or_404(selectors.pairs(request.user), public_id=pair_id)
    form = MergeForm(request.POST)
    form.full_clean()
    try:
        kept = pairs.merge(pair, taken=form.taken, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("households:pair_detail", pair_id)
    messages.success(request, _("Dua catatan %(name)s digabung.") % {"name": kept})
    return redirect("households:pair_list")


@require(Permission.REGISTER_MERGE)
@require_http_methods(["GET", "POST"])
def pair_keep_apart(request: StaffRequest, pair_id: UUID) -> HttpResponse:
    pair = get_object_or_404(selectors.pairs(request.user), public_id=pair_id)
    back = reverse("households:pair_detail", args=[pair_id])
    form = ApartForm(request.POST or None, back=back)
    if request.method == "POST" and form.is_valid():
        try:
            pairs.keep_apart(pair, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Dicatat sebagai dua orang; tidak ditanyakan lagi."))
            return redirect("households:pair_list")
    return render_page(
        request,
        "households/pair_keep_apart.html",
        {"pair": pair, "form": form},
        status=422 if form.errors else 200,
    )


@require(Permission.REGISTER_MERGE)
@require_POST
def pair_separate(request: StaffRequest, pair_id: UUID) -> HttpResponse:
    pair = get_object_or_404(selectors.pairs(request.user), public_id=pair_id)
    try:
        pairs.separate(pair, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Penggabungan dibatalkan; kedua catatan seperti semula."))
    return redirect("households:pair_detail", pair_id)
