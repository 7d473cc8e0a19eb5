"""Handovers by file: a list goes out, comes back, is looked at, and is written at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from distributions import returned
from distributions.choices import Event, HandoverSource
from distributions.models import Round
from distributions.refusals import Refused, RefusedHandover, tells_refusals
from distributions.returned import FileRow, Returned, row_sentence
from distributions.selectors import files as selectors
from distributions.selectors.files import FileLine
from distributions.services import handovers
from duren_sawit.accounts.models import User
from duren_sawit.areas.models import Area
from duren_sawit.areas.selectors import village_unscoped
from duren_sawit.audit.models import AuditEvent
from duren_sawit.audit.services import trail
from duren_sawit.lib.refusals import Obstacle, refuse_if
from households.selectors.workbooks import Unreadable, rows_in

TOLD = 5  # wrong rows the trail quotes; the page shows them all


@dataclass(frozen=True, slots=True)
class Checked:
    """What a file would write, or why it is not written."""

    lines: Sequence[FileLine]
    wrongs: Sequence[str]


@transaction.atomic
def record_download(round_: Round, *, area: Area, by: User, at: datetime) -> AuditEvent:
    """Write down who takes the list of an area away, before any of it leaves.

    Leaves one trail entry, counted as a look at personal data.
    """
    event = Event.HANDOVER_FILE_TAKEN
    return trail.record(event, subject=round_, by=by, at=at, area=area, is_access=True)


@transaction.atomic
def check(
    round_: Round, *, content: bytes, filename: str, day: date, by: User, at: datetime
) -> Checked:
    """Read a file and say what it would write; nothing is written yet.

    Refuses a day to come. A file with wrong rows leaves a trace, since somebody tried.
    """
    refuse_if(_obstacles_to_day(day, at))
    read = _read(round_, content, filename)
    known = selectors.known_unscoped(round_, read.rows)
    moment = selectors.moment_on(day, at=at)
    later = selectors.wrongs_of(read.rows, known, round_, by=by, at=moment)
    wrongs = [*read.wrongs, *later]
    if wrongs:
        told = (None, " ".join(wrongs[:TOLD]))
        trail.record(
            Event.HANDOVER_REFUSED,
            subject=round_,
            by=by,
            at=at,
            area=village_unscoped(),
            changes={"rows": (None, str(len(wrongs))), "refused": told},
        )
        return Checked([], wrongs)
    return Checked(selectors.file_lines(read.rows, known, round_), [])


@tells_refusals
@transaction.atomic
def record(round_: Round, *, rows: Sequence[FileRow], day: date, by: User, at: datetime) -> int:
    """Write all rows of a file that was looked at, or none; says how many.

    Refuses codes of other rounds, and whatever a handover refuses by now.
    """
    refuse_if(_obstacles_to_day(day, at))
    known = selectors.known_unscoped(round_, rows)
    missing = [row for row in rows if row.code not in known]
    refuse_if(
        [Obstacle("other_round", _("Kode slip ini bukan dari tahap ini."))] if missing else []
    )
    taken = selectors.taken_of(rows, known, round_)
    written = [(known[row.code], one) for row, one in zip(rows, taken, strict=True)]
    moment = selectors.moment_on(day, at=at)
    try:
        handovers.record_all(written, source=HandoverSource.FILE, by=by, at=moment)
    except RefusedHandover as refusal:
        raise _by_row(refusal, {row.code: row.number for row in rows}) from None
    return len(written)


def _read(round_: Round, content: bytes, filename: str) -> Returned:
    try:
        return returned.read(rows_in(content, filename), selectors.contents_of(round_))
    except Unreadable as wrong:
        return Returned(wrongs=[str(wrong)])


def _obstacles_to_day(day: date, at: datetime) -> list[Obstacle]:
    if day <= timezone.localdate(at):
        return []
    return [Obstacle("future", _("Hari penyerahan belum tiba."))]


def _by_row(refusal: RefusedHandover, numbers: dict[str, int]) -> RefusedHandover:
    """The same, in the numbers of the file."""
    return RefusedHandover(
        *(
            Refused(
                one.entitlement,
                tuple(
                    Obstacle(said.code, row_sentence(numbers[one.entitlement.code], str(said)))
                    for said in one.obstacles
                ),
            )
            for one in refusal.refused
        )
    )
