"""What the workers do: print the papers of a round, look anew beside the entries of lists."""

from celery import shared_task
from django.db import transaction
from django.utils import timezone

from distributions.models import RecipientList


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
    """Each by itself, so that nobody waits for all of them."""
    wanted = RecipientList.objects
    for listed in [*wanted.not_final(), *wanted.in_force()]:
        check_list.delay_on_commit(list_id=listed.pk)


@shared_task(name="distributions.check_list")
def check_list(*, list_id: int) -> None:
    from distributions.services import lists  # noqa: PLC0415 -- task

    listed = RecipientList.objects.get(pk=list_id)
    lists.check_again(listed, by=None, at=timezone.now())


def print_soon(batch_id: int) -> None:
    """After the commit. When the queue is gone the order stays; the timetable sends it."""
    send = print_papers.delay

    def hand_over() -> None:
        send(batch_id=batch_id)

    transaction.on_commit(hand_over, robust=True)
