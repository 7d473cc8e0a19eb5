"""Takes the papers of a round from ordered to ready, and binds them for whoever takes them away.

The steps are transactions of their own, since the page shows how far the work is.
"""

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from django.utils.text import slugify

from distributions import tasks
from distributions.choices import Binding
from distributions.models.papers import PrintBatch
from distributions.services import papers
from duren_sawit.areas.selectors import site_unscoped
from duren_sawit.documents import printshop
from duren_sawit.documents.models import Copy

PATIENCE = timedelta(minutes=15)
Clock = Callable[[], datetime]


def produce(batch_id: int, *, clock: Clock) -> None:
    """Print one order, unless somebody else has or does. Safe to call again at any time."""
    begun = papers.begin(batch_id, at=clock())
    if begun is None:
        return
    keys = [copy.pk for copy in copies_of(begun)]
    printshop.produce_all(keys, clock=clock, on_done=lambda: _count(begun))
    papers.finish(begun, at=clock())


def resume(*, at: datetime) -> int:
    """Send again those whose task got lost or whose worker died; says how many."""
    keys = list(PrintBatch.objects.left_lying(at - PATIENCE).values_list("pk", flat=True))
    for key in keys:
        tasks.print_papers.delay(batch_id=key)
    return len(keys)


def copies_of(batch: PrintBatch) -> list[Copy]:
    """In the order in which they were ordered: by RT, or as the RTs come."""
    lines = PrintBatch.copies.through.objects.filter(printbatch=batch).order_by("pk")
    keys = list(lines.values_list("copy_id", flat=True))
    found = Copy.objects.with_letter().defer("letter__snapshot").in_bulk(keys)
    return [found[key] for key in keys]


def bound(batch: PrintBatch) -> tuple[bytes, str]:
    """What is taken away, and the name of its file; nothing about people stands in the name."""
    copies = copies_of(batch)
    name = slugify(f"{batch.get_kind_display()} {batch.area} {batch.round}")
    if batch.binding == Binding.ZIP:
        return _zipped(copies), f"{name}.zip"
    return one_pdf(copies, title=f"{batch.get_kind_display()} {batch.area}"), f"{name}.pdf"


def one_pdf(copies: Sequence[Copy], *, title: str) -> bytes:
    return printshop.bound(copies, title=title, office=site_unscoped().title)


def _zipped(copies: Sequence[Copy]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for copy in copies:
            name = slugify(
                f"{copy.letter.area} {copy.letter.number} {copy.label}".replace("/", " ")
            )
            archive.writestr(f"{name}.pdf", printshop.content_of(copy))
    return out.getvalue()


def _count(batch: PrintBatch) -> None:
    """Let the page see how far the work is."""
    batch.done_count += 1
    PrintBatch.objects.filter(pk=batch.pk).update(done_count=batch.done_count)
