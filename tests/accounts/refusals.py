"""What tests of services ask: which refusals came, and what the trail says."""

import pytest

from duren_sawit.audit.models import AuditEvent
from duren_sawit.lib.refusals import Refusal


def refusal_of(call, *args, **kwargs):
    with pytest.raises(Refusal) as caught:
        call(*args, **kwargs)
    return caught.value.codes


def events_of(subject):
    return list(AuditEvent.objects.about(subject).order_by("id").values_list("event", "actor_id"))
