"""Papers of a round: ordered, issued RT by RT, finished or failed, taken away."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from distributions import tasks
from distributions.choices import BatchState, Event
from distributions.models import Round
from distributions.models.papers import PrintBatch
from distributions.policies import papers as policies
from distributions.selectors.papers import piles_of
from duren_sawit.accounts.models import User
from duren_sawit.audit.models import AuditEvent
from duren_sawit.audit.services import trail
from duren_sawit.documents.choices import CopyState
from duren_sawit.documents.models import Copy
from duren_sawit.documents.services import letters
from duren_sawit.lib.refusals import refuse_if

LONGEST_PRINTING = timedelta(minutes=30)
MOST_ATTEMPTS = 3


@transaction.atomic
def order(
    round: Round,  # noqa: A002 -- the noun of the village
    *,
    wish: policies.Wish,
    by: User,
    at: datetime,
    is_sent: bool = True,
) -> PrintBatch:
    """Ask for the papers of an area; they are printed in the background.

    Refuses areas outside the asker's reach, a round that is not open yet, and a second order while
    one is being printed. Leaves a PrintBatch and one trail entry.
    """
    held = Round.objects.held().get(pk=round.pk)
    refuse_if(policies.obstacles_to_print(held, wish, by))
    batch = PrintBatch.objects.create(
        round=held,
        kind=wish.kind,
        area=wish.area,
        paper=policies.paper_of(wish),
        binding=wish.binding,
        by_time=wish.by_time,
        requested_by=by,
        requested_at=at,
    )
    trail.record(Event.PAPERS_ORDERED, subject=batch, by=by, area=wish.area, at=at)
    if is_sent:  # else whoever asked prints at once
        tasks.print_soon(batch.pk)
    return batch


@transaction.atomic
def begin(batch_id: int, *, at: datetime, by: None = None) -> PrintBatch | None:
    """Issue the letters and take them in hand; None when it is done or another worker prints it.

    Where words are unchanged since the last printing, a further copy of the same letter. A worker
    that died leaves its order behind: taken over after a while, given up after three times.
    """
    batch = PrintBatch.objects.held().filter(pk=batch_id).first()
    if batch is None or not _may_begin(batch, at):
        return None
    if batch.attempt_count >= MOST_ATTEMPTS:
        sentence = _("Mesin cetak berhenti tiga kali di tengah jalan. Hubungi pengelola.")
        _fail(batch, sentence, at=at)
        return None
    batch.state, batch.started_at = BatchState.PRINTING, at
    batch.attempt_count += 1
    if not batch.copies.exists():
        _issue(batch, at=at)
    batch.total_count = batch.copies.count()
    batch.save()
    trail.record(Event.PAPERS_STARTED, subject=batch, by=by, area=batch.area, at=at)
    return batch


@transaction.atomic
def finish(batch: PrintBatch, *, at: datetime, by: None = None) -> PrintBatch:
    """Say that all copies are there; or that some failed, when they did."""
    held = PrintBatch.objects.held().get(pk=batch.pk)
    if held.copies.exclude(state=CopyState.READY).exists():
        sentence = _("Sebagian cetakan gagal. Coba lagi; bila berulang, hubungi pengelola.")
        _fail(held, sentence, at=at)
        return held
    held.state, held.ready_at = BatchState.READY, at
    held.done_count = held.total_count
    held.save()
    trail.record(Event.PAPERS_FINISHED, subject=held, by=by, area=held.area, at=at)
    return held


@transaction.atomic
def record_download(batch: PrintBatch, *, by: User, at: datetime) -> AuditEvent:
    """Write down who takes the papers away, before any of them leave.

    Leaves one trail entry, counted as a look at personal data.
    """
    return trail.record(
        Event.PAPERS_DOWNLOADED, subject=batch, by=by, area=batch.area, at=at, is_access=True
    )


def _issue(batch: PrintBatch, *, at: datetime) -> None:
    """In one transaction and in order: all RTs have their letter, or none has."""
    by, kind, paper = batch.requested_by, batch.kind, batch.paper
    copies: list[Copy] = [
        letters.order_copy(kind, subject=first, by=by, at=at, paper=paper)
        for first in piles_of(batch.round, batch.area, by_time=batch.by_time)
    ]
    line = PrintBatch.copies.through
    line.objects.bulk_create(line(printbatch=batch, copy=copy) for copy in copies)


def _may_begin(batch: PrintBatch, at: datetime) -> bool:
    if batch.state == BatchState.PRINTING:
        return batch.started_at is not None and batch.started_at <= at - LONGEST_PRINTING
    return batch.state == BatchState.WAITING


def _fail(batch: PrintBatch, sentence: str, *, at: datetime) -> None:
    batch.state, batch.failure = BatchState.FAILED, sentence
    batch.save()
    trail.record(Event.PAPERS_FAILED, subject=batch, by=None, area=batch.area, at=at)
