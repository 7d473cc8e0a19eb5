"""What the workers do: print the papers of a round, look anew beside the entries of lists."""

from celery import shared_task
from django.db import transaction
from django.utils import timezone


@shared_task(name="distributions.print_papers")
def print_papers(*, batch_id: int) -> None:
    from distributions import pressing  # noqa: PLC0415 -- task

    pressing.produce(batch_id, clock=timezone.now)


@shared_task(name="distributions.resume_papers")
def resume_papers() -> None:
    from distributions import pressing  # noqa: PLC0415 -- task

    pressing.resume(at=timezone.now())


@shared_task(name="distributions.check_lists")
def check_lists() -> None:
    from distributions.services import lists  # noqa: PLC0415 -- task

    lists.check_all(by=None, at=timezone.now())


def print_soon(batch_id: int) -> None:
    """After the commit. When the queue is gone the order stays; the timetable sends it."""
    send = print_papers.delay

    def hand_over() -> None:
        send(batch_id=batch_id)

    transaction.on_commit(hand_over, robust=True)
