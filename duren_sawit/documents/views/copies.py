"""Takes copies away, and sends failed ones to the press again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.documents import selectors
from duren_sawit.documents.models import Copy
from duren_sawit.documents.responses import FileResponse, SensitiveResponse
from duren_sawit.documents.services import copies
from duren_sawit.lib.refusals import Refusal


@require(Permission.LETTERS_VIEW)
@require_safe
def copy_download(request: StaffRequest, copy_id: UUID) -> HttpResponse:
    copy = get_object_or_404(selectors.ready_copies(request.user), public_id=copy_id)
    with copy.file.open("rb") as file:
        pdf = file.read()
    entry = copies.record_download(copy, by=request.user, at=timezone.now())
    name = _filename(copy)
    if entry.is_access:
        return SensitiveResponse(pdf, entry=entry, reader=request.user, filename=name)
    return FileResponse(pdf, filename=name)


@require(Permission.LETTERS_VIEW)
@require_POST
def copy_retry(request: StaffRequest, copy_id: UUID) -> HttpResponse:
    copy = get_object_or_404(selectors.copies(request.user), public_id=copy_id)
    try:
        copies.retry(copy, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("%(copy)s dicoba lagi.") % {"copy": copy.words})
    return redirect("documents:letter_detail", copy.letter.public_id)


def _filename(copy: Copy) -> str:
    """Kind, number and copy; nothing about people."""
    words = f"{copy.letter.kind} {copy.letter.number} {copy.label}"
    return slugify(words.replace("/", " ").replace(".", " ").replace("_", " ")) + ".pdf"
