"""A real worker takes a letter from the queue and prints it."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection

from duren_sawit.accounts.choices import Role
from duren_sawit.documents import printshop, tasks
from duren_sawit.documents.choices import CopyState, LetterKind
from duren_sawit.documents.models import Copy
from duren_sawit.documents.services import letters
from tests.clock import NOW
from tests.documents.papers import words_of
from tests.fixtures.queues import own_queue
from tests.fixtures.village import build_village

PATIENCE = 60  # seconds a loaded machine may take


@pytest.fixture
def queue() -> Iterator[str]:
    """A queue nobody else listens to; tasks really go there."""
    with own_queue("documents.*") as name:
        yield name


@pytest.fixture
def worker(transactional_db, queue, tmp_path) -> Iterator[subprocess.Popen[bytes]]:
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.documents.worker_settings",
        "WORKER_DATABASE": connection.settings_dict["NAME"],
        "WORKER_MEDIA": str(settings.MEDIA_ROOT),
    }
    options = ["--queues", queue, "--pool", "prefork", "--concurrency", "1", "--loglevel", "INFO"]
    command = [sys.executable, "-m", "celery", "-A", "duren_sawit", "worker", *options]
    with (tmp_path / "worker.log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        yield process
        process.terminate()
        process.wait(PATIENCE)


def settled(copy: Copy, worker: subprocess.Popen[bytes]) -> Copy:
    """The copy once it is ready or has failed, looked at again while the worker lives."""
    end = time.monotonic() + PATIENCE
    while copy.is_pending:
        assert time.monotonic() < end, "the worker did not print in time"
        with pytest.raises(subprocess.TimeoutExpired):
            worker.wait(0.1)
        copy.refresh_from_db()
    return copy


@pytest.mark.servers
def test_a_worker_prints_what_was_issued_and_nothing_twice(worker, monkeypatch):
    monkeypatch.setattr(printshop, "produce", lambda *_said, **_more: pytest.fail("not here"))
    village = build_village()
    operator = village.people[Role.OPERATOR]
    assignment = village.people[Role.SURVEYOR].assignments.get()

    letter = letters.issue(LetterKind.ASSIGNMENT_LETTER, subject=assignment, by=operator, at=NOW)
    duty_list = letters.issue(LetterKind.DUTY_LIST, subject=village.area, by=operator, at=NOW)
    tasks.render_document.delay(copy_id=letter.copies.get().pk)

    first, second = (settled(one.copies.get(), worker) for one in (letter, duty_list))
    assert (first.state, first.page_count, first.attempt_count) == (CopyState.READY, 1, 1)
    assert (second.state, second.page_count, second.attempt_count) == (CopyState.READY, 2, 1)
    assert "Ani Contoh" in text_of(first)


def text_of(copy: Copy) -> str:
    from pypdf import PdfReader  # noqa: PLC0415 -- slow import

    with copy.file.open("rb") as file:
        return words_of(PdfReader(file).pages[0])


@pytest.mark.django_db
def test_a_task_for_a_copy_that_is_gone_is_quiet():
    tasks.render_document(copy_id=4711)

    assert Copy.objects.count() == 0
