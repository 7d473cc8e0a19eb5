"""Notes the workers' signs of life. Nothing goes into the trail: a pulse is no act."""

from datetime import datetime

from django.db import transaction

from duren_sawit.audit.services.trail import Actor
from duren_sawit.operations.models import Heartbeat


@transaction.atomic
def note(queue: str, *, by: Actor | None, at: datetime) -> Heartbeat:
    """Whoever serves the queue was alive at that moment. Leaves one Heartbeat per queue."""
    heartbeat, _created = Heartbeat.objects.update_or_create(queue=queue, defaults={"at": at})
    return heartbeat
