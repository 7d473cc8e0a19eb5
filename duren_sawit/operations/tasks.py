"""The workers' sign of life, each minute and for each queue."""

from celery import shared_task
from django.utils import timezone


@shared_task(name="operations.beat", time_limit=30, soft_time_limit=20, expires=60)
def beat(*, queue: str) -> None:
    from duren_sawit.operations.services import heartbeats  # noqa: PLC0415 -- task

    heartbeats.note(queue, by=None, at=timezone.now())
