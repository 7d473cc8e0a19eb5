"""Sheets of the paper roster become handovers: read once, or by two people and compared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from distributions.choices import Event, HandoverSource
from distributions.marks import LEFT, Mark, Marks
from distributions.models import Entitlement, Round, Sheet, SheetReading
from distributions.policies import readings as policies
from distributions.refusals import Refused, RefusedHandover, tells_refusals
from distributions.selectors.differences import outcomes_of, two_readings
from distributions.selectors.readings import (
    SheetRows,
    moment_of,
    sheet_rows_unscoped,
)
from distributions.services import handovers
from duren_sawit.accounts.models import User
from duren_sawit.audit.services import trail
from duren_sawit.lib.changes import Changes
from duren_sawit.lib.refusals import Obstacle, refuse_if


@dataclass(frozen=True, slots=True)
class Read:
    """What became of the sheets: rows handed over, sheets that wait, sheets that differ; and who
    signed though no longer on the list."""

    recorded: int
    waiting: int
    differing: int
    signed_anyway: Sequence[str] = ()


@tells_refusals
@transaction.atomic
def read(
    sheets: Sequence[Sheet], *, marks: Mapping[int, Mark], day: date, by: User, at: datetime
) -> Read:
    """Enter sheets of one RT: all collected but for `marks`, by row number.

    Refuses rounds that are not open, days outside it, a second reading by the same person, rows of
    which the screen says otherwise, and whatever a handover refuses; then nothing is written.
    Where the round is read twice, the first reading waits and a second that differs waits for
    somebody to settle it.
    """
    round_ = Round.objects.kept(sheets[0].round_id)
    sheets = _held(sheets)
    open_ = list(SheetReading.objects.open().filter(sheet__in=sheets).in_order())
    on = timezone.localdate(at)
    refuse_if(policies.obstacles_to_read(round_, day, open_readings=open_, by=by, on=on))
    papers = sheet_rows_unscoped(sheets)
    rows = {row.serial: row for paper in papers for row in paper.rows}
    refuse_if(policies.obstacles_to_marks(rows, marks))
    firsts = {reading.sheet_id: reading for reading in open_}
    made = {paper.sheet.pk: _keep(paper, marks, day=day, by=by, at=at) for paper in papers}
    ready = [
        paper
        for paper in papers
        if not round_.reads_twice or _agree(paper, firsts.get(paper.sheet.pk), made[paper.sheet.pk])
    ]
    recorded = _hand_over(ready, marks, day=day, by=by, at=at)
    signed = _note_signed(ready, marks, day=day, by=by, at=at)
    _settle([made[paper.sheet.pk] for paper in ready], firsts, by=by, at=at)
    waiting = len(papers) - len(ready)
    differing = sum(paper.sheet.pk in firsts for paper in papers) - sum(
        paper.sheet.pk in firsts for paper in ready
    )
    return Read(recorded, waiting - differing, differing, signed)


@tells_refusals
@transaction.atomic
def settle(
    sheet: Sheet, *, choices: Mapping[int, Mark], day: date | None = None, by: User, at: datetime
) -> Read:
    """Say which of two readings holds in each row they differ in, and on which day it was.

    `day` may be left out where both say the same. Refuses rows and days nobody chose for, readers
    who do not give in to the other, and whatever a handover refuses. Leaves the handovers.
    """
    round_ = Round.objects.kept(sheet.round_id)
    [sheet] = _held([sheet])
    open_ = list(sheet.readings.open().in_order())
    both = two_readings(sheet)
    left = (
        [one.row.serial for one in both.differences if one.row.serial not in choices]
        if both
        else []
    )
    day = day or _common_day(open_)
    refuse_if(policies.obstacles_to_settle(round_, open_readings=open_, left=left, day=day))
    refuse_if(policies.obstacles_to_insist(open_, choices, day, by=by))
    [paper] = sheet_rows_unscoped([sheet])
    marks = _decided(paper, {**outcomes_of(open_[0]), **choices}, choices)
    refuse_if(policies.obstacles_to_marks({row.serial: row for row in paper.rows}, marks))
    held_on = day or open_[0].handed_on
    recorded = _hand_over([paper], marks, day=held_on, by=by, at=at)
    signed = _note_signed([paper], marks, day=held_on, by=by, at=at)
    SheetReading.objects.filter(pk__in=[one.pk for one in open_]).update(
        is_settled=True, settled_by=by, settled_at=at
    )
    told: Changes = {str(serial): (None, mark.as_json()) for serial, mark in choices.items()}
    changes = {**told, "day": (None, str(day))}
    trail.record(Event.SHEET_SETTLED, subject=sheet, by=by, at=at, area=sheet.area, changes=changes)
    return Read(recorded, 0, 0, signed)


def _decided(paper: SheetRows, said: Mapping[int, Mark], choices: Mapping[int, Mark]) -> Marks:
    """What counts of a settled sheet; whoever chose a signature of the withdrawn saw it."""
    asked = {row.serial for row in paper.rows if row.is_asked}
    withdrawn = {row.serial for row in paper.rows if row.entitlement.withdrawn_at}
    seen = {serial: replace(said.get(serial, LEFT), agrees=True) for serial in withdrawn}
    kept = {serial: mark for serial, mark in said.items() if serial in asked or serial in choices}
    return {**kept, **seen}


def _common_day(open_readings: Sequence[SheetReading]) -> date | None:
    days = {reading.handed_on for reading in open_readings}
    return days.pop() if len(days) == 1 else None


def _held(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Held in the order of their keys, so that two people do not wait for each other."""
    held = Sheet.objects.held().filter(pk__in=[sheet.pk for sheet in sheets]).order_by("pk")
    return list(held.select_related("area", "round"))


def _keep(
    paper: SheetRows, marks: Mapping[int, Mark], *, day: date, by: User, at: datetime
) -> SheetReading:
    """What the whole sheet says, row by row."""
    outcomes = {row.serial: marks.get(row.serial, Mark()) for row in paper.rows}
    reading = SheetReading.objects.create(
        sheet=paper.sheet,
        reader=by,
        read_at=at,
        handed_on=day,
        outcomes={str(serial): mark.as_json() for serial, mark in outcomes.items()},
    )
    told = {
        str(serial): (None, mark.as_json())
        for serial, mark in outcomes.items()
        if not mark.is_plain
    }
    trail.record(
        Event.SHEET_READ, subject=paper.sheet, by=by, at=at, area=paper.sheet.area, changes=told
    )
    return reading


def _agree(paper: SheetRows, first: SheetReading | None, second: SheetReading) -> bool:
    """Whether two people read the same in every row, and on which day."""
    if first is None or first.handed_on != second.handed_on:
        return False
    one, other = outcomes_of(first), outcomes_of(second)
    return all(
        one.get(row.serial, Mark()).says_the_same(other.get(row.serial, Mark()))
        for row in paper.rows
    )


def _settle(
    readings: Sequence[SheetReading],
    firsts: Mapping[int, SheetReading],
    *,
    by: User,
    at: datetime,
) -> None:
    done = [*readings, *(firsts[one.sheet_id] for one in readings if one.sheet_id in firsts)]
    SheetReading.objects.filter(pk__in=[one.pk for one in done]).update(
        is_settled=True, settled_by=by, settled_at=at
    )


def _hand_over(
    papers: Sequence[SheetRows], marks: Mapping[int, Mark], *, day: date, by: User, at: datetime
) -> int:
    """All rows that were collected and that the screen does not know yet."""
    if not papers:
        return 0
    sheet = papers[0].sheet
    due = {one.item_id: one.quantity for one in sheet.round.benefits.all()}
    said = [
        (row, marks.get(row.serial, Mark()))
        for paper in papers
        for row in paper.rows
        if row.is_asked
    ]
    rows = [(row.entitlement, mark.taken(due)) for row, mark in said if mark.mode]
    moment = moment_of(sheet.round, sheet.area, day, at=at)
    try:
        handovers.record_all(rows, source=HandoverSource.PAPER, by=by, at=moment)
    except RefusedHandover as refused:
        raise _by_row(refused) from None
    return len(rows)


def _note_signed(
    papers: Sequence[SheetRows], marks: Mapping[int, Mark], *, day: date, by: User, at: datetime
) -> list[str]:
    """Withdrawn after printing, signed all the same: nothing is handed over, the closing tells."""
    signed = [
        row
        for paper in papers
        for row in paper.rows
        if row.entitlement.withdrawn_at and marks.get(row.serial, LEFT).mode
    ]
    keys = [row.entitlement.pk for row in signed]
    Entitlement.objects.filter(pk__in=keys).update(signed_anyway_on=day)
    for row in signed:
        one = row.entitlement
        changes: Changes = {"signed_anyway_on": (None, day)}
        trail.record(Event.SIGNED_ANYWAY, subject=one, by=by, at=at, area=one.area, changes=changes)
    return [f"{row.serial} {row.name}" for row in signed]


def _by_row(refusal: RefusedHandover) -> RefusedHandover:
    """The same, in the numbers of the paper."""
    sentence = _("Baris %(row)s, %(name)s: %(sentence)s")
    return RefusedHandover(
        *(
            Refused(
                one.entitlement,
                tuple(
                    Obstacle(
                        obstacle.code,
                        sentence
                        % {
                            "row": one.entitlement.serial,
                            "name": one.entitlement.entry.name,
                            "sentence": obstacle,
                        },
                    )
                    for obstacle in one.obstacles
                ),
            )
            for one in refusal.refused
        )
    )
