"""Imports that are applied and undone, each once and as a whole."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from duren_sawit.accounts.models import User
from duren_sawit.areas.selectors import village_unscoped
from duren_sawit.audit.models import AuditEvent
from duren_sawit.audit.services import trail
from duren_sawit.lib.refusals import refuse_if
from households import former_states, tasks
from households.choices import BatchState, DeedKind, Event, Verdict
from households.models import ImportBatch
from households.policies.deeds import obstacles_to_undo
from households.policies.imports import (
    obstacles_to_apply,
    obstacles_to_move,
    obstacles_to_own_rows,
    obstacles_to_stale,
)
from households.services import deeds
from households.staging import applying, freshness, hands

PATIENCE = timedelta(minutes=2)  # without a sign of life, a worker is looked for


@transaction.atomic
def choose(
    batch: ImportBatch, *, shown: Collection[int], chosen: Collection[int], by: User, at: datetime
) -> None:
    """Of the rows that were shown, apply those chosen. Refuses once it is under way."""
    locked = _locked(batch)
    refuse_if(obstacles_to_move(locked, BatchState.APPLYING, by=by))
    rows = locked.rows.filter(pk__in=shown)
    rows.filter(pk__in=chosen).update(is_chosen=True)
    rows.exclude(pk__in=chosen).update(is_chosen=False)


@transaction.atomic
def choose_all(
    batch: ImportBatch, *, verdict: Verdict, is_chosen: bool, by: User, at: datetime
) -> None:
    """All rows of a verdict, or none. Refuses once it is under way."""
    locked = _locked(batch)
    refuse_if(obstacles_to_move(locked, BatchState.APPLYING, by=by))
    locked.rows.of(verdict).exclude(is_chosen=is_chosen).update(is_chosen=is_chosen)


@transaction.atomic
def order(batch: ImportBatch, *, by: User | None, at: datetime) -> ImportBatch:
    """Have the chosen rows applied. Refuses when none is chosen, a second time, rows about
    one's own family, and when somebody wrote about the same people since they were read.
    """
    locked = _locked(batch)
    refuse_if(obstacles_to_apply(locked, locked.rows.chosen().count(), by=by))
    refuse_if(obstacles_to_own_rows(locked, by))
    refuse_if(obstacles_to_stale(is_stale=freshness.is_stale(locked)))
    _enter(locked, BatchState.APPLYING, at)
    tasks.apply_soon(locked.pk, by.pk if by else None)
    return locked


@transaction.atomic
def apply(batch: ImportBatch, *, by: User | None, at: datetime) -> ImportBatch | None:
    """Write the chosen rows into the register, all or nothing; None when it is not ordered.

    Refuses when somebody wrote about the same people since they were read. Leaves a Deed by which
    it can be undone, and one trail entry.
    """
    hands.take(batch)
    found = ImportBatch.objects.get(pk=batch.pk)
    if found.state != BatchState.APPLYING:
        return None
    hands.hold_families(found)
    refuse_if(obstacles_to_stale(is_stale=freshness.is_stale(found)))
    found.deed = deeds.begin(DeedKind.IMPORT, by=by, at=at)
    for done, total in applying.apply(found, on=timezone.localdate(at)):
        hands.tell(found, done=done, total=total, at=at)
    former_states.remember_for(None)
    found = _entered(found, BatchState.APPLIED, at, deed=found.deed)
    _record(Event.IMPORT_APPLIED, found, by=by, at=at)
    return found


@transaction.atomic
def order_undo(batch: ImportBatch, *, by: User | None, at: datetime) -> ImportBatch:
    """Have everything put back. Refuses where later work stands on it, naming it."""
    locked = _locked(batch)
    refuse_if(obstacles_to_move(locked, BatchState.UNDOING, by=by))
    refuse_if(obstacles_to_undo(_deed(locked), at=at))
    _enter(locked, BatchState.UNDOING, at)
    tasks.undo_soon(locked.pk, by.pk if by else None)
    return locked


@transaction.atomic
def undo(batch: ImportBatch, *, by: User | None, at: datetime) -> ImportBatch | None:
    """Put every row back as it was before; None when it is not ordered.

    Refuses where later work stands on it. Leaves one trail entry.
    """
    hands.take(batch)
    found = ImportBatch.objects.get(pk=batch.pk)
    if found.state != BatchState.UNDOING:
        return None
    deeds.undo(_deed(found), by=by, at=at)
    found = _entered(found, BatchState.UNDONE, at)
    _record(Event.IMPORT_UNDONE, found, by=by, at=at)
    return found


@transaction.atomic
def give_back(
    batch: ImportBatch, *, sentence: str, at: datetime, by: None = None
) -> ImportBatch | None:
    """Nothing was written: where it stood before it was ordered. None while a worker has it.

    Leaves the sentence on the batch and one trail entry.
    """
    if not hands.may_take(batch):
        return None
    found = ImportBatch.objects.get(pk=batch.pk)
    back = {BatchState.APPLYING: BatchState.READY, BatchState.UNDOING: BatchState.APPLIED}
    if found.state not in back:
        return None
    found = _entered(found, back[BatchState(found.state)], at, failure=sentence[:300])
    _record(Event.IMPORT_STOPPED, found, by=by, at=at)
    return found


@transaction.atomic
def hand_out(batch: ImportBatch, *, by: User, at: datetime) -> AuditEvent:
    """Write down who takes the rows of a file back, before any of it leaves."""
    return _record(Event.IMPORT_RETURNED, batch, by=by, at=at, is_access=True)


def _deed(batch: ImportBatch) -> Any:
    if batch.deed is None:
        raise AssertionError(batch.state)  # PostgreSQL refuses applied batches without a deed
    return batch.deed


def _enter(batch: ImportBatch, state: BatchState, at: datetime) -> None:
    batch.state, batch.failure, batch.alive_at = state, "", at
    batch.done_count, batch.total_count = 0, 0
    batch.save()


def _entered(batch: ImportBatch, state: BatchState, at: datetime, **more: Any) -> ImportBatch:
    """Without the columns that are told on a connection apart."""
    batch.state, batch.alive_at, batch.failure = state, at, more.pop("failure", "")
    for name, value in more.items():
        setattr(batch, name, value)
    batch.save(update_fields=["state", "alive_at", "failure", "deed"])
    return batch


def _locked(batch: ImportBatch) -> ImportBatch:
    return ImportBatch.objects.held().get(pk=batch.pk)


def _record(event: Event, batch: ImportBatch, **said: Any) -> AuditEvent:
    return trail.record(event, subject=batch, area=village_unscoped(), **said)
