"""Imports on their way in: uploaded, read, columns matched, ready to be looked at.

Who may do what when stands in policies/imports.py. What the worker does to a batch that is no
longer its own is left undone.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import PurePath
from typing import Any

from django.db import transaction

from duren_sawit.accounts.models import User
from duren_sawit.areas.models import Area
from duren_sawit.areas.selectors import village_unscoped
from duren_sawit.audit.services import trail
from duren_sawit.lib.refusals import refuse_if
from households import closed_files, tasks
from households.choices import BatchState, Event
from households.intake.recognition import Recognition
from households.models import ColumnMemory, ImportBatch
from households.policies.imports import (
    Matching,
    may_move,
    obstacles_to_mapping,
    obstacles_to_move,
    obstacles_to_upload,
)
from households.staging.comparing import Outcome


@transaction.atomic
def upload(
    content: bytes, *, filename: str, by: User | None, at: datetime, area: Area | None = None
) -> ImportBatch:
    """Keep the file closed and have it read; with `area`, all its rows are of that RT.

    Refuses empty and too large ones. Leaves a batch that waits for a worker.
    """
    refuse_if(obstacles_to_upload(content, by=by))
    batch = ImportBatch(
        filename=_clean_name(filename),
        digest=hashlib.sha256(content).hexdigest(),
        area=area,
        uploaded_at=at,
        uploaded_by=by,
        alive_at=at,
    )
    closed_files.keep(batch.file, content)
    batch.save()
    _record(Event.IMPORT_UPLOADED, batch, by=by, at=at)
    tasks.read_soon(batch.pk)
    return batch


@transaction.atomic
def begin_reading(batch: ImportBatch, *, at: datetime, by: None = None) -> ImportBatch | None:
    """Take a waiting batch into work; None when it is not waiting."""
    locked = _locked(batch)
    if not may_move(locked, BatchState.READING):
        return None
    locked.state, locked.failure = BatchState.READING, ""
    locked.done_count, locked.total_count, locked.alive_at = 0, 0, at
    locked.save()
    return locked


@transaction.atomic
def describe(
    batch: ImportBatch, *, recognition: Recognition, is_clear: bool, at: datetime, by: None = None
) -> ImportBatch:
    """Keep what was recognised; a header that is not clear waits for a person.

    Leaves a trail entry when it waits.
    """
    locked = _locked(batch)
    locked.sheet_name = recognition.sheet_name[:100]
    locked.tables = [name[:100] for name in recognition.tables] or locked.tables
    locked.header_row = recognition.header_row
    locked.layout = recognition.layout.name
    locked.signature = recognition.signature
    locked.columns = {str(index): field for index, field in recognition.mapping.items()}
    locked.headings = [_heading(column) for column in recognition.columns]
    if not is_clear and may_move(locked, BatchState.MAPPING):
        locked.state = BatchState.MAPPING
    locked.alive_at = at
    locked.save()
    return locked


@transaction.atomic
def finish_reading(
    batch: ImportBatch, *, outcome: Outcome, at: datetime, by: None = None
) -> ImportBatch:
    """The verdicts are there to be looked at. Leaves one trail entry."""
    locked = _locked(batch)
    if not may_move(locked, BatchState.READY):
        return locked
    locked.state, locked.alive_at = BatchState.READY, at
    locked.new_count, locked.changed_count = outcome.new, outcome.changed
    locked.same_count, locked.unclear_count = outcome.same, outcome.unclear
    locked.rejected_count, locked.warning_count = outcome.rejected, outcome.warnings
    locked.family_count = outcome.families
    locked.save()
    _record(Event.IMPORT_READ, locked, by=by, at=at, changes=_counts(asdict(outcome)))
    return locked


@transaction.atomic
def stop(batch: ImportBatch, *, sentence: str, at: datetime, by: None = None) -> ImportBatch:
    """Say in one sentence why it cannot be read; the register has not changed."""
    locked = _locked(batch)
    if may_move(locked, BatchState.STOPPED):
        locked.state, locked.failure, locked.alive_at = BatchState.STOPPED, sentence[:300], at
        locked.save()
        _record(Event.IMPORT_STOPPED, locked, by=by, at=at)
    return locked


@transaction.atomic
def match(batch: ImportBatch, *, matching: Matching, by: User | None, at: datetime) -> ImportBatch:
    """Read again with these columns, and remember them for the next file with this header.

    Refuses columns by which nobody can be told, and batches that are applied or in work.
    """
    locked = _locked(batch)
    refuse_if(obstacles_to_mapping(locked, list(matching.columns.values()), by=by))
    locked.columns, locked.area = dict(matching.columns), matching.area
    locked.state, locked.alive_at = BatchState.UPLOADED, at
    locked.save()
    ColumnMemory.objects.update_or_create(
        signature=locked.signature,
        defaults={
            "columns": locked.columns,
            "remembered_at": at,
            "remembered_by": by,
        },
    )
    _record(Event.IMPORT_MAPPED, locked, by=by, at=at)
    tasks.read_soon(locked.pk)
    return locked


@transaction.atomic
def read_again(
    batch: ImportBatch, *, by: User | None, at: datetime, sheet: str = ""
) -> ImportBatch:
    """Compare the same file with the register of today, or another sheet of it."""
    locked = _locked(batch)
    refuse_if(obstacles_to_move(locked, BatchState.UPLOADED, by=by))
    if sheet in locked.tables and sheet != locked.sheet_name:
        locked.sheet_name, locked.columns = sheet, {}
    locked.state, locked.failure, locked.alive_at = BatchState.UPLOADED, "", at
    locked.save()
    _record(Event.IMPORT_UPLOADED, locked, by=by, at=at)
    tasks.read_soon(locked.pk)
    return locked


def _clean_name(filename: str) -> str:
    """The last part of what a browser calls the file, fit for a page and a new file."""
    last = PurePath(filename.replace("\\", "/")).name
    readable = "".join(sign if sign.isprintable() else " " for sign in last)
    return " ".join(readable.split())[-200:] or "berkas"


def _heading(column: Any) -> dict[str, Any]:
    return {
        "index": column.index,
        "letter": column.letter,
        "label": column.label[:80],
        "samples": column.samples,
        "note": str(column.note),
    }


def _counts(outcome: Mapping[str, int]) -> dict[str, tuple[object, object]]:
    return {name: (None, count) for name, count in outcome.items()}


def _locked(batch: ImportBatch) -> ImportBatch:
    return ImportBatch.objects.held().get(pk=batch.pk)


def _record(event: Event, batch: ImportBatch, **said: Any) -> None:
    trail.record(event, subject=batch, area=village_unscoped(), **said)
