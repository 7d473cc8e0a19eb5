"""Files from elsewhere: uploaded, looked at, applied, undone."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.documents.responses import SensitiveResponse
from duren_sawit.lib.refusals import Refusal
from duren_sawit.ui.http import render_page
from households import returning
from households.forms.imports import ChooseAllForm, ChooseForm, MatchForm, UploadForm
from households.policies.deeds import obstacles_to_undo
from households.selectors import imports as pages
from households.services import import_deeds, imports

PAGE_SIZE = 25


@require(Permission.REGISTER_IMPORT)
@require_safe
def import_list(request: StaffRequest) -> HttpResponse:
    found = pages.batches(request.user).newest_first()
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("halaman"))
    lines = pages.batch_lines(page.object_list)
    return render_page(request, "households/import_list.html", {"page": page, "lines": lines})


@require(Permission.REGISTER_IMPORT)
@require_http_methods(["GET", "POST"])
def import_upload(request: StaffRequest) -> HttpResponse:
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            batch = imports.upload(
                file.read(), filename=file.name or "", by=request.user, at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("households:import_detail", batch.public_id)
    status = 422 if form.errors else 200
    return render_page(request, "households/import_upload.html", {"form": form}, status=status)


@require(Permission.REGISTER_IMPORT)
@require_safe
def import_detail(request: StaffRequest, batch_id: UUID) -> HttpResponse:
    batch = get_object_or_404(pages.batches(request.user), public_id=batch_id)
    word = request.GET.get("putusan", "")
    about = pages.import_page(batch, word)
    rows = pages.import_rows(batch, about.verdict)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("halaman"))
    return render_page(
        request,
        "households/import_detail.html",
        {
            "about": about,
            "batch": batch,
            "page": page,
            "lines": pages.lines(batch, page.object_list),
            "base": f"?putusan={word}" if word in pages.WORDS else "",
        },
        fragment="import-body",
    )


@require(Permission.REGISTER_IMPORT)
@require_http_methods(["GET", "POST"])
def import_map(request: StaffRequest, batch_id: UUID) -> HttpResponse:
    batch = get_object_or_404(pages.batches(request.user), public_id=batch_id)
    form = MatchForm(request.POST or None, batch=batch, places=pages.places_unscoped())
    if request.method == "POST" and form.is_valid():
        try:
            imports.match(batch, matching=form.matching, by=request.user, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("households:import_detail", batch_id)
    return render_page(
        request,
        "households/import_map.html",
        {"batch": batch, "form": form},
        status=422 if form.errors else 200,
    )


@require(Permission.REGISTER_IMPORT)
@require_POST
def import_choose(request: StaffRequest, batch_id: UUID) -> HttpResponse:
    batch = get_object_or_404(pages.batches(request.user), public_id=batch_id)
    form = ChooseForm(request.POST)
    form.full_clean()
    try:
        import_deeds.choose(batch, **form.cleaned_data, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return _back_to_rows(request, batch_id)


@require(Permission.REGISTER_IMPORT)
@require_POST
def import_choose_all(request: StaffRequest, batch_id: UUID) -> HttpResponse:
    batch = get_object_or_404(pages.batches(request.user), public_id=batch_id)
    form = ChooseAllForm(request.POST)
    if form.is_valid():
        try:
            import_deeds.choose_all(batch, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refusal as refusal:
            messages.error(request, str(refusal))
    return _back_to_rows(request, batch_id)


@require(Permission.REGISTER_IMPORT)
@require_http_methods(["GET", "POST"])
def import_apply(request: StaffRequest, batch_id: UUID) -> HttpResponse:
    batch = get_object_or_404(pages.batches(request.user), public_id=batch_id)
    if request.method == "POST":
        try:
            import_deeds.order(batch, by=request.user, at=timezone.now())
        except Refusal as refusal:
            messages.error(request, str(refusal))
        return redirect("households:import_detail", batch_id)
    about = pages.import_page(batch, "")
    return render_page(request, "households/import_apply.html", {"about": about, "batch": batch})


@require(Permission.REGISTER_IMPORT)
@require_http_methods(["GET", "POST"])
def import_undo(request: StaffRequest, batch_id: UUID) -> HttpResponse:
    batch = get_object_or_404(pages.batches(request.user), public_id=batch_id)
    if request.method == "POST":
        try:
            import_deeds.order_undo(batch, by=request.user, at=timezone.now())
        except Refusal as refusal:
            messages.error(request, str(refusal))
        return redirect("households:import_detail", batch_id)
    obstacles = obstacles_to_undo(batch.deed, at=timezone.now()) if batch.deed else []
    about = pages.undo_page(batch, obstacles)
    return render_page(request, "households/import_undo.html", {"about": about, "batch": batch})


@require(Permission.REGISTER_IMPORT)
@require_POST
def import_reread(request: StaffRequest, batch_id: UUID) -> HttpResponse:
    batch = get_object_or_404(pages.batches(request.user), public_id=batch_id)
    try:
        sheet = request.POST.get("lembar", "")
        imports.read_again(batch, by=request.user, at=timezone.now(), sheet=sheet)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("households:import_detail", batch_id)


@require(Permission.REGISTER_IMPORT)
@require_safe
def import_return(request: StaffRequest, batch_id: UUID) -> HttpResponse:
    batch = get_object_or_404(pages.batches(request.user), public_id=batch_id)
    try:
        content = returning.workbook(batch)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("households:import_detail", batch_id)
    entry = import_deeds.hand_out(batch, by=request.user, at=timezone.now())
    return SensitiveResponse(
        content,
        entry=entry,
        reader=request.user,
        filename=returning.NAME,
        content_type=returning.XLSX,
    )


def _back_to_rows(request: StaffRequest, batch_id: UUID) -> HttpResponse:
    """To the same rows; what a form says of its page is only a verdict and a number."""
    word, number = request.POST.get("putusan", ""), request.POST.get("halaman", "")
    known = word if word in pages.WORDS else ""
    query = f"?putusan={known}&halaman={number if number.isdigit() else 1}"
    return redirect(reverse("households:import_detail", args=[batch_id]) + query)
