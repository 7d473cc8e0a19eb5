"""A real worker is killed in the middle of applying: all of it is gone, and the page says so."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from duren_sawit.accounts.choices import Role
from households import importing
from households.choices import BatchState
from households.models import Deed, FormerState, ImportBatch, Person
from households.services import import_deeds, imports
from tests.fixtures.queues import own_queue
from tests.fixtures.village import build_village, signed_in
from tests.households.workbooks import opensid, sawo_family

PATIENCE = 60  # seconds a loaded machine may take


@pytest.fixture
def queue() -> Iterator[str]:
    """A queue nobody else listens to; tasks really go there."""
    with own_queue("households.*") as name:
        yield name


@pytest.fixture
def start_worker(transactional_db, queue, tmp_path) -> Iterator[Callable[[], subprocess.Popen]]:
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.households.worker_settings",
        "WORKER_DATABASE": connection.settings_dict["NAME"],
        "WORKER_MEDIA": str(settings.MEDIA_ROOT),
        "FIELD_KEYS": settings.FIELD_KEYRING.to_text(),
    }
    options = ["--queues", queue, "--pool", "solo", "--loglevel", "INFO"]
    command = [sys.executable, "-m", "celery", "-A", "duren_sawit", "worker", *options]
    started: list[subprocess.Popen] = []

    def start() -> subprocess.Popen:
        with (tmp_path / f"worker-{len(started)}.log").open("wb") as log:
            started.append(subprocess.Popen(command, env=environment, stdout=log, stderr=log))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait(PATIENCE)


def until(answer: Callable[[], bool], worker: subprocess.Popen) -> None:
    """Ask again while the worker lives and patience lasts."""
    end = time.monotonic() + PATIENCE
    while not answer():
        assert time.monotonic() < end, "the worker did not come so far in time"
        with pytest.raises(subprocess.TimeoutExpired):
            worker.wait(0.1)


def state_of(batch: ImportBatch) -> str:
    return ImportBatch.objects.get(pk=batch.pk).state


@pytest.mark.servers
def test_a_worker_killed_while_applying_leaves_nothing_and_the_page_says_so(start_worker):
    operator = build_village().people[Role.OPERATOR]
    worker = start_worker()
    batch = imports.upload(
        opensid(sawo_family()), filename="warga.xlsx", by=operator, at=timezone.now()
    )
    until(lambda: state_of(batch) == BatchState.READY, worker)

    with psycopg.connect(**connection_arguments()) as other:
        other.execute("LOCK TABLE households_person IN SHARE MODE")  # holds the worker half way
        import_deeds.order(batch, by=operator, at=timezone.now())
        until(is_waiting_for_people, worker)
        worker.kill()
        worker.wait(PATIENCE)
        assert state_of(batch) == BatchState.APPLYING
        assert importing.resume(at=timezone.now() + timedelta(minutes=3)) == 1
        assert state_of(batch) == BatchState.APPLYING  # PostgreSQL has not let go of it yet
    wait_for_release(batch)

    assert state_of(batch) == BatchState.READY
    assert (Person.objects.count(), Deed.objects.count(), FormerState.objects.count()) == (0, 0, 0)
    page = signed_in(operator).get(f"/warga/impor/{batch.public_id}/").content.decode()
    assert "Tidak ada data yang berubah; terapkan lagi." in page

    second = start_worker()
    import_deeds.order(batch, by=operator, at=timezone.now())
    until(lambda: state_of(batch) == BatchState.APPLIED, second)
    assert Person.objects.count() == 3


def is_waiting_for_people() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_locks"
            " WHERE relation = 'households_person'::regclass AND NOT granted)"
        )
        return bool(cursor.fetchone()[0])


def wait_for_release(batch: ImportBatch) -> None:
    """The backend of the dead worker notices when it wants to answer."""
    end = time.monotonic() + PATIENCE
    while state_of(batch) == BatchState.APPLYING:
        assert time.monotonic() < end
        importing.resume(at=timezone.now() + timedelta(minutes=3))


def connection_arguments() -> dict[str, object]:
    asked = connection.get_connection_params()
    return {name: asked[name] for name in ("dbname", "user", "host", "port") if name in asked}
