"""What the workers do: print copies, and pick up those that were left lying."""

from celery import shared_task
from django.db import transaction
from django.utils import timezone


@shared_task(name="documents.render_document")
def render_document(*, copy_id: int) -> None:
    from duren_sawit.documents import printshop  # noqa: PLC0415 -- task

    printshop.produce(copy_id, clock=timezone.now)


def print_soon(copy_id: int) -> None:
    """After the commit. When the queue is gone the letter stays issued; the timetable sends it."""
    send_task = render_document.delay

    def hand_over() -> None:
        send_task(copy_id=copy_id)

    transaction.on_commit(hand_over, robust=True)


@shared_task(name="documents.resume_stalled")
def resume_stalled() -> None:
    from duren_sawit.documents import printshop  # noqa: PLC0415 -- task

    printshop.resume_stalled(at=timezone.now())
