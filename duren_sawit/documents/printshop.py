"""Takes one copy from waiting to ready: reads what was frozen, runs the press, keeps the file.

The steps are transactions of their own, since the page shows how far the work is.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from itertools import islice
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from duren_sawit.documents import registry, tasks
from duren_sawit.documents.choices import CopyState, Paper
from duren_sawit.documents.models import Copy
from duren_sawit.documents.rendering import (
    PRESSES,
    CopyMarks,
    PressFailed,
    Printed,
    PrintJob,
    Progress,
    bind,
    clean_press,
    print_paper,
)
from duren_sawit.documents.scannable import qr_svg
from duren_sawit.documents.services import copies
from duren_sawit.lib import codes

logger = logging.getLogger(__name__)

AT_ONCE = 8  # so many papers are in memory at most
PATIENCE = timedelta(minutes=15)  # a task lost by the broker is sent again after this
Clock = Callable[[], datetime]


def produce(copy_id: int, *, clock: Clock) -> None:
    """Print one copy, unless somebody else has or does. Safe to call again at any time."""
    begun = copies.begin(copy_id, at=clock())
    if begun is None:
        logger.info("Copy %s is not waiting to be printed", copy_id)
        return
    clean_press(
        _conclude(begun, lambda: _printed(begun, lambda done: _show_progress(begun, done)), clock)
    )


def produce_all(copy_ids: Iterable[int], *, clock: Clock, on_done: Callable[[], None]) -> None:
    """Print many copies, a few at once; the database is asked by this thread alone.

    The press is cleaned once they are all there: each paper pushes an earlier one out of memory.
    """
    pages = 0
    with ThreadPoolExecutor(PRESSES) as presses:
        for some in _few_at_once(copy_ids):
            begun = [copy for key in some if (copy := copies.begin(key, at=clock()))]
            coming = [presses.submit(_printed, copy, _unwatched) for copy in begun]
            for copy, paper in zip(begun, coming, strict=True):
                pages = max(pages, _conclude(copy, paper.result, clock))
            for _copy in some:
                on_done()
    clean_press(pages)


def _few_at_once(copy_ids: Iterable[int]) -> Iterator[list[int]]:
    keys = iter(copy_ids)
    while some := list(islice(keys, AT_ONCE)):
        yield some


def _printed(copy: Copy, on_step: Progress) -> Printed:
    return print_paper(job_of(copy), on_step)


def _unwatched(_done: int) -> None:
    """Of many, the page counts copies, not steps."""


def _conclude(begun: Copy, paper: Callable[[], Printed], clock: Clock) -> int:
    """Keep what the press gives, or say why it gave nothing; answers how many pages."""
    pages = 0
    sentence = _(
        "Mesin cetak berhenti di tengah jalan. Coba lagi; bila berulang, hubungi pengelola."
    )
    try:
        printed = paper()
        pages = printed.page_count
        copies.finish(begun, pdf=printed.pdf, page_count=pages, at=clock())
        sentence = ""
    except PressFailed as failed:
        logger.warning("Copy %s could not be printed: %s", begun.pk, failed.__cause__)
        sentence = str(failed)
    finally:  # a bug or a time limit goes on to the log; the page must not wait for ever
        if sentence:
            copies.fail(begun, sentence=sentence, at=clock())
    return pages


def bound(printed: Sequence[Copy], *, title: str, office: str) -> bytes:
    """The files of these copies as one PDF; a single one as it is, under its own title."""
    if len(printed) == 1:
        return content_of(printed[0])
    return bind(map(content_of, printed), {"/Title": title, "/Author": office}).pdf


def content_of(copy: Copy) -> bytes:
    with copy.file.open("rb") as file:
        return bytes(file.read())


def resume_stalled(*, at: datetime) -> int:
    """Send copies to the press whose task got lost or whose worker died; says how many."""
    lost = Copy.objects.waiting_since(at - PATIENCE).values_list("pk", flat=True)
    stuck = Copy.objects.rendering_since(at - copies.LONGEST_PRINTING).values_list("pk", flat=True)
    keys = sorted({*lost, *stuck})
    for key in keys:
        tasks.render_document.delay(copy_id=key)
    return len(keys)


def job_of(copy: Copy) -> PrintJob:
    """Everything the press needs, from the frozen letter alone."""
    letter = copy.letter
    design = registry.design_of(letter.kind)
    if design is None:
        raise PressFailed(_("Jenis surat ini sudah tidak dikenal."))
    return PrintJob(
        press=design.press,
        template=design.template,
        paper=Paper(letter.paper),
        title=f"{design.label} {letter.number}",
        office=letter.snapshot["letterhead"]["lines"][-1],
        created_at=letter.issued_at.isoformat(),
        letter=letter.snapshot,
        copy=marks_of(copy),
    )


def marks_of(copy: Copy) -> CopyMarks:
    """The label of the copy, and where anyone can ask whether the paper is genuine."""
    path = reverse("documents:paper_confirm", args=[codes.grouped(copy.letter.code)])
    address = f"{settings.PUBLIC_ADDRESS}{path}"
    return CopyMarks(
        label=copy.label,
        is_draft=copy.is_draft,
        fingerprint=copy.letter.fingerprint,
        address=urlsplit(address)._replace(scheme="").geturl().strip("/"),
        qr=qr_svg(address),
    )


def _show_progress(copy: Copy, done: int) -> None:
    """Let the page see how far the work is, unless another worker took it over."""
    attempt = Copy.objects.filter(pk=copy.pk, attempt_count=copy.attempt_count)
    attempt.filter(state=CopyState.RENDERING).update(progress_done=done)
