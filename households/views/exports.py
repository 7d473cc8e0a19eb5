"""Lists of the register as files: asked for, waited for, taken away."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from duren_sawit.accounts.access import StaffRequest, recently_proven, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.documents.responses import SensitiveResponse
from duren_sawit.lib.refusals import Refusal
from duren_sawit.ui.http import render_page
from households import closed_files
from households.choices import ExportFormat
from households.forms.exports import ExportForm, FullExportForm
from households.forms.family_lists import FamilyFilterForm
from households.models import Export
from households.policies.exports import Wish
from households.selectors import exports as selectors
from households.selectors import lists
from households.services import exports

CONTENT_TYPES = {
    ExportFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ExportFormat.CSV: "text/csv; charset=utf-8",
}


@require(Permission.FAMILIES_EXPORT)
@require_http_methods(["GET", "POST"])
def export_create(request: StaffRequest) -> HttpResponse:
    """With masked numbers, as all papers are."""
    back = reverse("households:family_list")
    form = ExportForm(request.POST or None, cancel=back)
    list_ = _list_of(request)
    if export := _requested(request, form, list_, has_full_numbers=False):
        return redirect("households:export_detail", export.public_id)
    shown = {**list_, "form": form, "may_reveal": request.user.may(Permission.NIK_REVEAL)}
    status = 422 if form.errors else 200
    return render_page(request, "households/export_create.html", shown, status=status)


@require(Permission.NIK_REVEAL)
@require_http_methods(["GET", "POST"])
@recently_proven
def export_reveal(request: StaffRequest) -> HttpResponse:
    """With full numbers: for a reason, by somebody who just proved who it is."""
    back = reverse("households:export_create")
    form = FullExportForm(request.POST or None, cancel=back)
    list_ = _list_of(request)
    if export := _requested(request, form, list_, has_full_numbers=True):
        return redirect("households:export_detail", export.public_id)
    status = 422 if form.errors else 200
    shown = {**list_, "form": form}
    return render_page(request, "households/export_reveal.html", shown, status=status)


def _list_of(request: StaffRequest) -> dict[str, Any]:
    """What the list was narrowed to when somebody wanted to take it away."""
    places = lists.places(request.user, Permission.FAMILIES_EXPORT)
    form = FamilyFilterForm(request.GET, places=places)
    asked = form.asked()
    rows = lists.FamilyRows(asked, places, on=timezone.localdate())
    return {"asked": asked, "query": form.query(), "rows": rows}


def _requested(
    request: StaffRequest, form: ExportForm, list_: dict[str, Any], *, has_full_numbers: bool
) -> Export | None:
    if request.method != "POST" or not form.is_valid():
        return None
    wish = Wish(
        query=list_["query"].removeprefix("?"),
        area=list_["asked"].area,
        paths=lists.paths_of(list_["asked"], request.user),
        has_full_numbers=has_full_numbers,
        **form.cleaned_data,
    )
    try:
        return exports.request(wish, by=request.user, at=timezone.now())
    except Refusal as refusal:
        form.add_error(None, str(refusal))
    return None


@require(Permission.FAMILIES_EXPORT)
@require_safe
@never_cache
def export_detail(request: StaffRequest, export_id: UUID) -> HttpResponse:
    """Asks itself how far the file is until it is there."""
    export = get_object_or_404(selectors.exports(request.user), public_id=export_id)
    shown = {"export": export, "may_take": selectors.may_take_file(request.user, export)}
    return render_page(request, "households/export_detail.html", shown, fragment="export")


@require(Permission.FAMILIES_EXPORT)
@require_safe
@never_cache
def export_download(request: StaffRequest, export_id: UUID) -> HttpResponse:
    export = get_object_or_404(selectors.exports(request.user).masked(), public_id=export_id)
    return _hand_out(request, export)


@require(Permission.NIK_REVEAL)
@require_safe
@recently_proven
@never_cache
def export_open(request: StaffRequest, export_id: UUID) -> HttpResponse:
    """The one with full numbers, for somebody who just proved who it is."""
    export = get_object_or_404(selectors.exports(request.user), public_id=export_id)
    return _hand_out(request, export)


def _hand_out(request: StaffRequest, export: Export) -> HttpResponse:
    if not selectors.may_take_file(request.user, export):
        raise Http404
    content = closed_files.content_of(export.file)
    entry = exports.record_download(export, by=request.user, at=timezone.now())
    return SensitiveResponse(
        content,
        entry=entry,
        reader=request.user,
        filename=f"keluarga-{timezone.localtime(export.requested_at):%Y%m%d-%H%M}.{export.format.lower()}",
        content_type=CONTENT_TYPES[ExportFormat(export.format)],
    )
