"""The file of a round: taken away, brought back and looked at, written."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from distributions.forms.files import ConfirmForm, FileForm, TakeForm, signed
from distributions.selectors import files as selectors
from distributions.selectors.readings import rounds
from distributions.selectors.sheets import sheet_places
from distributions.services import files
from distributions.tables import workbook_of
from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.documents.responses import SensitiveResponse
from duren_sawit.lib.refusals import Refusal
from duren_sawit.ui.http import carry_out, render_page

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require(Permission.HANDOVERS_RECORD)
@require_POST
@never_cache
def file_download(request: StaffRequest, round_id: UUID) -> HttpResponse:
    round_ = get_object_or_404(rounds(request.user), public_id=round_id)
    form = TakeForm(request.POST, areas=sheet_places(request.user), round_=round_)
    if not form.is_valid():
        messages.error(request, _("Pilih wilayah Anda dari daftar."))
        return redirect("distributions:file_upload", round_id)
    area = form.cleaned_data["area"]
    entry = files.record_download(round_, area=area, by=request.user, at=timezone.now())
    lines = selectors.lines_to_send(request.user, round_, area)
    title = f"{round_.programme.name}, tahap {round_.number}, {area.long_name}"
    content = workbook_of(lines, selectors.contents_of(round_), title=title)
    return SensitiveResponse(
        content,
        entry=entry,
        reader=request.user,
        filename=f"serah-terima-tahap-{round_.number}.xlsx",
        content_type=XLSX,
    )


@require(Permission.HANDOVERS_RECORD)
@require_http_methods(["GET", "POST"])
def file_upload(request: StaffRequest, round_id: UUID) -> HttpResponse:
    """A file that was sent is shown as it would be written."""
    round_ = get_object_or_404(rounds(request.user), public_id=round_id)
    form = _form(request, round_id)
    checked = None
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            checked = files.check(round_, **said, by=request.user, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    rows = [line.row for line in checked.lines] if checked else []
    shown = {
        "round": round_,
        "form": form,
        "take": TakeForm(areas=sheet_places(request.user), round_=round_),
        "checked": checked,
        "sent": signed(round_, rows, form.cleaned_data["day"]) if rows else "",
    }
    status = 422 if form.errors or (checked and checked.wrongs) else 200
    return render_page(request, "distributions/file_upload.html", shown, status=status)


@require(Permission.HANDOVERS_RECORD)
@require_POST
def file_record(request: StaffRequest, round_id: UUID) -> HttpResponse:
    round_ = get_object_or_404(rounds(request.user), public_id=round_id)
    form = ConfirmForm(request.POST, round_=round_)
    if carry_out(request, form, lambda **said: files.record(round_, **said)):
        count = len(form.cleaned_data["rows"])
        sentence = ngettext(
            "%(count)s serah terima dicatat dari berkas.",
            "%(count)s serah terima dicatat dari berkas.",
            count,
        )
        messages.success(request, sentence % {"count": count})
        return redirect("distributions:round_detail", round_id)
    for error in form.non_field_errors():
        messages.error(request, str(error))
    return redirect("distributions:file_upload", round_id)


def _form(request: StaffRequest, round_id: UUID) -> FileForm:
    return FileForm(
        request.POST or None,
        request.FILES or None,
        initial={"day": timezone.localdate()},
        submit=_("Baca berkas"),
        cancel=reverse("distributions:round_detail", args=[round_id]),
    )
