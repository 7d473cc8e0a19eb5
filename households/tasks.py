"""What the workers do: imports, step by step; files to take away; doubled records."""

from celery import shared_task
from django.db import transaction
from django.utils import timezone


@shared_task(name="households.read_import")
def read_import(*, batch_id: int) -> None:
    from households import importing  # noqa: PLC0415 -- task

    importing.read(batch_id, clock=timezone.now)


@shared_task(name="households.apply_import")
def apply_import(*, batch_id: int, by_id: int | None) -> None:
    from households import importing  # noqa: PLC0415 -- task

    importing.apply(batch_id, by_id=by_id, clock=timezone.now)


@shared_task(name="households.undo_import")
def undo_import(*, batch_id: int, by_id: int | None) -> None:
    from households import importing  # noqa: PLC0415 -- task

    importing.undo(batch_id, by_id=by_id, clock=timezone.now)


@shared_task(name="households.resume_imports")
def resume_imports() -> None:
    from households import importing  # noqa: PLC0415 -- task

    importing.resume(at=timezone.now())


def read_soon(batch_id: int) -> None:
    """After the commit. When the queue is gone the batch waits; the timetable sends it again."""
    send = read_import.delay

    def hand_over() -> None:
        send(batch_id=batch_id)

    transaction.on_commit(hand_over, robust=True)


def apply_soon(batch_id: int, by_id: int | None) -> None:
    send = apply_import.delay

    def hand_over() -> None:
        send(batch_id=batch_id, by_id=by_id)

    transaction.on_commit(hand_over, robust=True)


def undo_soon(batch_id: int, by_id: int | None) -> None:
    send = undo_import.delay

    def hand_over() -> None:
        send(batch_id=batch_id, by_id=by_id)

    transaction.on_commit(hand_over, robust=True)


@shared_task(name="households.find_pairs")
def find_pairs(*, people: list[int] | None = None) -> None:
    """Among all, or those that concern a few; each night, and after the register grew."""
    from households.services import pairs  # noqa: PLC0415 -- task

    pairs.find(people, by=None)


def find_pairs_soon(people: list[int] | None = None) -> None:
    """After the commit. When the queue is gone, the night finds them."""
    send = find_pairs.delay

    def hand_over() -> None:
        send(people=people)

    transaction.on_commit(hand_over, robust=True)


@shared_task(name="households.export_families")
def export_families(*, export_id: int) -> None:
    from households import exporting  # noqa: PLC0415 -- task

    exporting.produce(export_id, clock=timezone.now)


@shared_task(name="households.resume_exports")
def resume_exports() -> None:
    from households import exporting  # noqa: PLC0415 -- task

    exporting.resume_left_lying(at=timezone.now())


def export_soon(export_id: int) -> None:
    """After the commit. When the queue is gone the wish stays; the timetable sends it."""
    send = export_families.delay

    def hand_over() -> None:
        send(export_id=export_id)

    transaction.on_commit(hand_over, robust=True)
