"""Notes that a backup was made, or that the village came back from one."""

from datetime import datetime

from django.db import transaction

from duren_sawit.audit.services import trail
from duren_sawit.operations.choices import Event
from duren_sawit.operations.models import Backup


@transaction.atomic
def note_made(file_name: str, *, byte_count: int, by: trail.Actor | None, at: datetime) -> Backup:
    """A backup file is complete. Leaves a Backup and an entry."""
    backup = Backup.objects.create(made_at=at, file_name=file_name, byte_count=byte_count)
    trail.record(Event.BACKUP_MADE, subject=backup, by=by, at=at)
    return backup


@transaction.atomic
def note_restored(
    file_name: str, *, byte_count: int, made_at: datetime, by: trail.Actor | None, at: datetime
) -> Backup:
    """This database came out of a backup. Leaves the Backup it came from, and an entry."""
    backup = Backup.objects.create(made_at=made_at, file_name=file_name, byte_count=byte_count)
    trail.record(Event.VILLAGE_RESTORED, subject=backup, by=by, at=at)
    return backup
