"""One import of a large sheet, uploaded by one process and worked by another, as on a server.

    python -m bench.importing upload SHEET
    python -m bench.importing work BATCH

Each prints JSON: the seconds its steps took, and the most memory it held.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Told = dict[str, Any]


def upload(sheet: str) -> Told:
    from django.utils import timezone  # noqa: PLC0415 -- needs the settings

    from households import tasks  # noqa: PLC0415 -- needs the settings
    from households.services import imports  # noqa: PLC0415 -- needs the settings

    tasks.read_soon = _leave  # the other process reads
    content = Path(sheet).read_bytes()
    took, batch = _timed(
        lambda: imports.upload(content, filename="bench.xlsx", by=None, at=timezone.now())
    )
    return {"batch": batch.pk, "upload": took}


def work(key: str) -> Told:
    from celery import current_app  # noqa: PLC0415 -- needs the settings
    from django.utils import timezone  # noqa: PLC0415 -- needs the settings

    from households import importing  # noqa: PLC0415 -- needs the settings
    from households.models import ImportBatch  # noqa: PLC0415 -- needs the settings
    from households.services import import_deeds  # noqa: PLC0415 -- needs the settings

    current_app.conf.task_always_eager = current_app.conf.task_eager_propagates = True
    batch, at = ImportBatch.objects.get(pk=key), timezone.now()
    read, _nothing = _timed(lambda: importing.read(batch.pk, clock=timezone.now))
    apply, _nothing = _timed(lambda: import_deeds.order(batch, by=None, at=at))
    batch.refresh_from_db()
    counts = [batch.state, batch.new_count, batch.unclear_count, batch.family_count]
    undo, _nothing = _timed(lambda: import_deeds.order_undo(batch, by=None, at=at))
    batch.refresh_from_db()
    return {"read": read, "apply": apply, "undo": undo, "counts": counts, "state": batch.state}


def _leave(_batch_id: int) -> None:
    pass


def _timed(call: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    answer = call()
    return time.perf_counter() - start, answer


def main(step: str, what: str) -> None:
    import django  # noqa: PLC0415 -- slow import

    django.setup()
    told = {"upload": upload, "work": work}[step](what)
    sys.stdout.write(json.dumps({**told, "peak": _peak()}) + "\n")


def _peak() -> float:
    """Megabytes. Not `ru_maxrss`, which begins with those of the process that started this one."""
    lines = Path("/proc/self/status").read_text().splitlines()
    told = next(line for line in lines if line.startswith("VmHWM:"))
    return int(told.split()[1]) * 1024 / 1_000_000


if __name__ == "__main__":
    main(*sys.argv[1:])
