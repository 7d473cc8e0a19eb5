"""One import of a large sheet in a process of its own, as a worker would do it; prints JSON."""

import json
import resource
import sys
import time
from pathlib import Path


def main(path: str) -> None:
    import django  # noqa: PLC0415 -- slow import

    django.setup()
    from celery import current_app  # noqa: PLC0415 -- needs the settings
    from django.utils import timezone  # noqa: PLC0415 -- needs the settings

    from households.models import ImportBatch  # noqa: PLC0415 -- needs the settings
    from households.services import import_deeds, imports  # noqa: PLC0415 -- needs the settings

    current_app.conf.task_always_eager = current_app.conf.task_eager_propagates = True
    content, at = Path(path).read_bytes(), timezone.now()
    start = time.perf_counter()
    batch = imports.upload(content, filename="bench.xlsx", by=None, at=at)
    read = time.perf_counter()
    import_deeds.order(batch, by=None, at=at)
    applied = time.perf_counter()
    batch = ImportBatch.objects.get(pk=batch.pk)
    counts = [batch.state, batch.new_count, batch.unclear_count, batch.family_count]
    import_deeds.order_undo(batch, by=None, at=at)
    undone = time.perf_counter()
    batch = ImportBatch.objects.get(pk=batch.pk)
    took = {"read": read - start, "apply": applied - read, "undo": undone - applied}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1_000_000
    result = {**took, "peak": peak, "counts": counts, "state": batch.state, "batch": batch.pk}
    sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
