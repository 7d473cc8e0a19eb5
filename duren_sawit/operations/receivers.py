"""A worker that has just started says so at once, without waiting for the timetable."""

from typing import Any

from celery.signals import worker_ready
from django.utils import timezone

from duren_sawit.operations.services import heartbeats


@worker_ready.connect
def greet(sender: Any, **_kwargs: object) -> None:
    for queue in sender.app.amqp.queues.consume_from:
        heartbeats.note(queue, by=None, at=timezone.now())
