"""What the workers do: print copies, and pick up those that were left lying."""

from celery import shared_task
from django.utils import timezone


@shared_task(name="documents.render_document")
def render_document(*, copy_id: int) -> None:
    from duren_sawit.documents import printshop  # noqa: PLC0415 -- task

    printshop.produce(copy_id, clock=timezone.now)


@shared_task(name="documents.resume_stalled")
def resume_stalled() -> None:
    from duren_sawit.documents import printshop  # noqa: PLC0415 -- task

    printshop.resume_stalled(at=timezone.now())
