"""Copies of letters: begun, finished or failed, tried again, handed out."""

from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from duren_sawit.accounts.models import User
from duren_sawit.audit.models import AuditEvent
from duren_sawit.audit.services import trail
from duren_sawit.documents import policies, registry, tasks
from duren_sawit.documents.choices import CopyState, Event
from duren_sawit.documents.models import Copy
from duren_sawit.lib import codes
from duren_sawit.lib.refusals import refuse_if

STEP_COUNT = 3
LONGEST_PRINTING = timedelta(minutes=30)  # the time limit of a task; later, its worker is gone
MOST_ATTEMPTS = 3


@transaction.atomic
def begin(copy_id: int, *, at: datetime, by: None = None) -> Copy | None:
    """Take a copy to the press; None when it is done, failed, or on another worker's press.

    A worker that died leaves its copy behind: taken over after a while, given up after three times.
    """
    copy = _locked(copy_id)
    if copy is None or not _may_begin(copy, at):
        return None
    if copy.attempt_count >= MOST_ATTEMPTS:
        _fail(copy, _("Mesin cetak berhenti tiga kali di tengah jalan. Hubungi pengelola."), at=at)
        return None
    copy.state = CopyState.RENDERING
    copy.started_at = at
    copy.attempt_count += 1
    copy.progress_done, copy.progress_total = 0, STEP_COUNT
    copy.save()
    trail.record(Event.COPY_STARTED, subject=copy, by=by, area=copy.letter.area, at=at)
    return copy


@transaction.atomic
def finish(
    copy: Copy, *, pdf: bytes, page_count: int, at: datetime, by: None = None
) -> Copy | None:
    """Keep the printed file; None when another worker has taken the copy over meanwhile."""
    locked = _locked_attempt(copy)
    if locked is None:
        return None
    locked.file.save(f"{locked.public_id}.pdf", ContentFile(pdf), save=False)
    locked.state = CopyState.READY
    locked.progress_done = locked.progress_total
    locked.page_count, locked.byte_count = page_count, len(pdf)
    locked.file_hash = codes.content_hash(pdf)
    locked.rendered_at = at
    locked.save()
    trail.record(Event.COPY_RENDERED, subject=locked, by=by, area=locked.letter.area, at=at)
    return locked


@transaction.atomic
def fail(copy: Copy, *, sentence: str, at: datetime, by: None = None) -> Copy | None:
    """Say in one sentence why there is no paper; a person may then ask again."""
    locked = _locked_attempt(copy)
    if locked is not None:
        _fail(locked, sentence, at=at)
    return locked


@transaction.atomic
def retry(copy: Copy, *, by: User, at: datetime) -> Copy:
    """Send a failed copy to the press again.

    Refuses every other state and whoever may not print the letter. Leaves one trail entry.
    """
    locked = _locked(copy.pk)
    assert locked  # noqa: S101 -- copies are never deleted
    refuse_if(policies.obstacles_to_retry(locked, by=by))
    locked.state, locked.failure = CopyState.WAITING, ""
    locked.attempt_count, locked.progress_done = 0, 0
    locked.requested_at = at
    locked.save()
    trail.record(Event.COPY_RETRIED, subject=locked, by=by, area=locked.letter.area, at=at)
    tasks.print_soon(locked.pk)
    return locked


@transaction.atomic
def record_download(copy: Copy, *, by: User, at: datetime) -> AuditEvent:
    """Write down who takes a copy away, before any of it leaves.

    Leaves one trail entry, counted as a look at personal data when the letter holds any.
    """
    design = registry.design_of(copy.letter.kind)
    return trail.record(
        Event.COPY_DOWNLOADED,
        subject=copy,
        by=by,
        area=copy.letter.area,
        at=at,
        is_access=design is None or design.has_personal_data,
    )


def _locked(copy_id: int) -> Copy | None:
    copies = Copy.objects.select_for_update(of=("self",)).with_letter()
    return copies.filter(pk=copy_id).first()


def _locked_attempt(copy: Copy) -> Copy | None:
    """The locked row, if it is still this worker's to write."""
    locked = _locked(copy.pk)
    ours = (
        locked is not None
        and locked.state == CopyState.RENDERING
        and locked.attempt_count == copy.attempt_count
    )
    return locked if ours else None


def _may_begin(copy: Copy, at: datetime) -> bool:
    if copy.state == CopyState.RENDERING:
        return copy.started_at is not None and copy.started_at <= at - LONGEST_PRINTING
    return copy.state == CopyState.WAITING


def _fail(copy: Copy, sentence: str, *, at: datetime) -> None:
    copy.state, copy.failure = CopyState.FAILED, sentence
    copy.save()
    trail.record(Event.COPY_FAILED, subject=copy, by=None, area=copy.letter.area, at=at)
