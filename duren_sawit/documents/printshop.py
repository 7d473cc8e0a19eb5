"""Takes one copy from waiting to ready: reads what was frozen, runs the press, keeps the file.

The steps are transactions of their own, since the page shows how far the work is.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from duren_sawit.documents import registry, tasks
from duren_sawit.documents.choices import CopyState, Paper
from duren_sawit.documents.models import Copy
from duren_sawit.documents.rendering import (
    CopyMarks,
    PressFailed,
    PrintJob,
    clean_press,
    print_paper,
    qr_svg,
)
from duren_sawit.documents.services import copies
from duren_sawit.lib import codes

logger = logging.getLogger(__name__)

PATIENCE = timedelta(minutes=15)  # a task lost by the broker is sent again after this
Clock = Callable[[], datetime]


def produce(copy_id: int, *, clock: Clock) -> None:
    """Print one copy, unless somebody else has or does. Safe to call again at any time."""
    begun = copies.begin(copy_id, at=clock())
    if begun is None:
        logger.info("Copy %s is not waiting to be printed", copy_id)
        return
    sentence = _(
        "Mesin cetak berhenti di tengah jalan. Coba lagi; bila berulang, hubungi pengelola."
    )
    try:
        job = job_of(begun)
        printed = print_paper(job, lambda done: _show_progress(begun, done))
        copies.finish(begun, pdf=printed.pdf, page_count=printed.page_count, at=clock())
        sentence = ""
        clean_press(job, printed)
    except PressFailed as failed:
        logger.warning("Copy %s could not be printed: %s", copy_id, failed.__cause__)
        sentence = str(failed)
    finally:  # a bug or a time limit goes on to the log; the page must not wait for ever
        if sentence:
            copies.fail(begun, sentence=sentence, at=clock())


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
