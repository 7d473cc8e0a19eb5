"""Notes that personal columns were closed with a new key."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from duren_sawit.audit.services import trail
from duren_sawit.operations.choices import Event
from duren_sawit.operations.models import KeyRenewal


@transaction.atomic
def note(value_count: int, *, by: trail.Actor | None, at: datetime) -> KeyRenewal:
    """All values are closed with the current key. Leaves a KeyRenewal and an entry."""
    number = settings.FIELD_KEYRING.current
    renewal = KeyRenewal.objects.create(key_number=number, value_count=value_count)
    trail.record(Event.KEYS_RENEWED, subject=renewal, by=by, at=at)
    return renewal
