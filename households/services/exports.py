"""Files of the register: asked for, made in the background, taken away."""

from datetime import datetime, timedelta
from pathlib import Path

from django.db import transaction

from duren_sawit.accounts.models import User
from duren_sawit.audit.models import AuditEvent
from duren_sawit.audit.services import trail
from duren_sawit.lib.refusals import refuse_if
from households import closed_files, tasks
from households.choices import Event, ExportState
from households.models import Export
from households.policies import exports as policies

LONGEST_MAKING = timedelta(minutes=30)
MOST_ATTEMPTS = 3


@transaction.atomic
def request(wish: policies.Wish, *, by: User, at: datetime) -> Export:
    """Ask for a file; the trail knows of it before anything is read.

    Refuses areas outside the asker's reach, full numbers without that permission, and a second
    file while one is being made. Leaves an Export and a trail entry whose number goes on the file.
    """
    refuse_if(policies.obstacles_to_export(wish, by))
    export = Export.objects.create(
        format=wish.format,
        query=wish.query,
        paths=" ".join(wish.paths),
        has_full_numbers=wish.has_full_numbers,
        requested_by=by,
        requested_at=at,
    )
    entry = trail.record(
        Event.FAMILIES_EXPORTED,
        subject=export,
        by=by,
        at=at,
        area=wish.area,
        reason=wish.reason,
        is_access=True,
        changes={"format": (None, wish.format), "query": (None, wish.query)},
    )
    export.entry = entry.public_id
    export.save()
    tasks.export_soon(export.pk)
    return export


@transaction.atomic
def begin(export_id: int, *, at: datetime, by: None = None) -> Export | None:
    """Take a file in hand; None when it is done or another worker makes it.

    A worker that died leaves it behind: taken over after a while, given up after three times.
    """
    export = Export.objects.held().filter(pk=export_id).first()
    if export is None or not _may_begin(export, at):
        return None
    if export.attempt_count >= MOST_ATTEMPTS:
        _fail(export, at=at)
        return None
    export.state, export.started_at = ExportState.MAKING, at
    export.attempt_count += 1
    export.save()
    trail.record(Event.EXPORT_STARTED, subject=export, by=by, at=at)
    return export


@transaction.atomic
def finish(
    export: Export, *, made: Path, row_count: int, at: datetime, by: None = None
) -> Export | None:
    """Keep the file, closed; None when another worker took it over meanwhile."""
    held = _held_attempt(export)
    if held is None:
        return None
    closed_files.keep(held.file, made.read_bytes())
    held.state, held.ready_at = ExportState.READY, at
    held.done_count = held.total_count = row_count
    held.save()
    trail.record(Event.EXPORT_FINISHED, subject=held, by=by, at=at)
    return held


@transaction.atomic
def fail(export: Export, *, at: datetime, by: None = None) -> Export | None:
    """Say that there is no file; a person may ask again."""
    held = _held_attempt(export)
    if held is not None:
        _fail(held, at=at)
    return held


@transaction.atomic
def record_download(export: Export, *, by: User, at: datetime) -> AuditEvent:
    """Write down who takes the file away, before any of it leaves.

    Leaves one trail entry, counted as a look at personal data.
    """
    return trail.record(Event.EXPORT_DOWNLOADED, subject=export, by=by, at=at, is_access=True)


def _may_begin(export: Export, at: datetime) -> bool:
    if export.state == ExportState.MAKING:
        return export.started_at is not None and export.started_at <= at - LONGEST_MAKING
    return export.state == ExportState.WAITING


def _held_attempt(export: Export) -> Export | None:
    """The row, if it is still this worker's to write."""
    held = Export.objects.held().get(pk=export.pk)
    ours = held.state == ExportState.MAKING and held.attempt_count == export.attempt_count
    return held if ours else None


def _fail(export: Export, *, at: datetime) -> None:
    export.state = ExportState.FAILED
    export.save()
    trail.record(Event.EXPORT_FAILED, subject=export, by=None, at=at)
