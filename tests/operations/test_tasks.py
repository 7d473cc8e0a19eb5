"""Signs of life of the workers."""

from dataclasses import dataclass
from threading import Thread

from celery import Celery
from celery.signals import worker_ready
from django.conf import settings

from duren_sawit.celery import app as queue
from duren_sawit.operations.models import Heartbeat
from duren_sawit.operations.selectors import queues
from duren_sawit.operations.tasks import beat
from tests.clock import NOW


@dataclass(eq=False)
class Worker:
    """As much of Celery's consumer as a receiver sees."""

    app: Celery


def beats() -> dict[str, object]:
    return dict(Heartbeat.objects.values_list("queue", "at"))


def test_beat_keeps_one_line_per_queue(db, clock):
    beat.delay(queue="default")
    clock.shift(60)
    beat.delay(queue="default")

    assert beats() == {"default": NOW.replace(minute=1)}


def test_tasks_go_to_our_own_queue_from_every_thread():
    found = []
    thread = Thread(target=lambda: found.append(beat.app))

    thread.start()
    thread.join()

    assert found == [queue]


def test_the_timetable_feels_the_pulse_of_every_queue():
    entries = [
        entry for entry in settings.CELERY_BEAT_SCHEDULE.values() if entry["task"] == beat.name
    ]

    felt = [
        (entry["kwargs"]["queue"], entry.get("options", {}).get("queue", "default"))
        for entry in entries
    ]
    assert sorted(felt) == [(queue, queue) for queue in queues()]


def test_a_worker_that_starts_speaks_for_the_queues_it_serves(db, clock):
    queue.amqp.queues.select(["default", "documents"])

    worker_ready.send(sender=Worker(app=queue))

    assert beats() == {"default": NOW, "documents": NOW}
