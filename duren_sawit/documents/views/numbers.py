"""How letters are numbered."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.documents import selectors
from duren_sawit.documents.forms import PatternForm, SkipForm
from duren_sawit.documents.services import numbers
from duren_sawit.lib.refusals import Refusal
from duren_sawit.ui.http import render_page


@require(Permission.SITE_MANAGE)
@require_safe
def number_list(request: StaffRequest) -> HttpResponse:
    lines = selectors.number_lines_unscoped(on=timezone.localdate())
    return render_page(request, "documents/number_list.html", {"lines": lines})


@require(Permission.SITE_MANAGE)
@require_http_methods(["GET", "POST"])
def number_edit(request: StaffRequest, sequence_id: UUID) -> HttpResponse:
    sequence = get_object_or_404(selectors.number_sequences_unscoped(), public_id=sequence_id)
    form = PatternForm(request.POST or None, initial={"pattern": sequence.pattern})
    if request.method == "POST" and form.is_valid():
        try:
            numbers.change_pattern(
                sequence, **form.cleaned_data, by=request.user, at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error("pattern", str(refusal))
        else:
            messages.success(request, _("Pola nomor disimpan."))
            return redirect("documents:number_list")
    return render_page(
        request,
        "documents/number_edit.html",
        {"sequence": sequence, "form": form},
        status=422 if form.errors else 200,
    )


@require(Permission.SITE_MANAGE)
@require_http_methods(["GET", "POST"])
def number_skip(request: StaffRequest, sequence_id: UUID) -> HttpResponse:
    sequence = get_object_or_404(selectors.number_sequences_unscoped(), public_id=sequence_id)
    form = SkipForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            numbers.skip(sequence, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Nomor dilewati. Alasannya tercatat di jejak."))
            return redirect("documents:number_list")
    return render_page(
        request,
        "documents/number_skip.html",
        {"sequence": sequence, "form": form},
        status=422 if form.errors else 200,
    )
