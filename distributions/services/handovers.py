"""Handovers: one at the table, many from paper or a file, and taking one back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypedDict, Unpack
from uuid import UUID

from django.db import transaction

from distributions.choices import Event, HandoverSource
from distributions.facts import Taken
from distributions.handing import Row, before_of, desk_of, filled, keep, keep_one, presented
from distributions.models import Entitlement, Handover, Point, Round
from distributions.policies import handovers as policies
from distributions.policies.undoing import obstacles_to_undo
from distributions.refusals import Refused, RefusedHandover, asks_again, tells_refusals
from distributions.selectors.kin import looked_up
from distributions.selectors.own_families import own_families
from distributions.turns import held, own_in, taken_in
from duren_sawit.accounts.models import User
from duren_sawit.areas.models import Area
from duren_sawit.areas.selectors import village_unscoped
from duren_sawit.audit.services import trail
from duren_sawit.lib.changes import write
from duren_sawit.lib.refusals import refuse_if


class Sent(TypedDict, total=False):
    """Where it was handed over, and the name the device gave to what it sent."""

    point: Point | None
    mutation_id: UUID | None


@tells_refusals
@asks_again
@transaction.atomic
def record(
    entitlement: Entitlement,
    *,
    taken: Taken,
    source: str,
    by: User,
    at: datetime,
    **sent: Unpack[Sent],
) -> Handover:
    """Hand over what one family is entitled to, exactly once.

    Refuses other days than those of the open round, the table of another round, other areas, the
    officer's own family and own list, a second time, more than is due, proxies the rules do not
    allow. What was sent before under the same `mutation_id` is answered as it was. Leaves the
    handover with its lines.
    """
    round_ = Round.objects.kept(entitlement.round_id)
    mutation_id = sent.get("mutation_id")
    turns = held([entitlement], round_, by=by, mutation_id=mutation_id)
    [entitlement] = (turn.entitlement for turn in turns)
    before = before_of(taken_in(turns), mutation_id).get(entitlement.pk)
    if before and mutation_id and before.mutation_id == mutation_id:
        return before
    desk = desk_of(round_, own_families=own_in(turns), source=source, by=by, at=at)
    found = policies.obstacles_to_point(
        entitlement, sent.get("point")
    ) or policies.obstacles_to_record(entitlement, taken, desk, before=before)
    if found:
        raise RefusedHandover(Refused(entitlement, tuple(found)))
    row = filled(entitlement, taken, desk, **sent)
    keep_one(row)
    area = entitlement.area
    trail.record(
        Event.HANDOVER_RECORDED, subject=row.handover, by=by, at=at, area=area, changes=row.told
    )
    return row.handover


@tells_refusals
@transaction.atomic
def present(point: Point, *, code: str, by: User, at: datetime) -> Entitlement:
    """Whose slip lies on this table; its page says what may be done.

    Refuses a code nobody knows and a slip of another area. One that cannot be collected here
    leaves a trace, since somebody tried.
    """
    entitlement = presented(code)
    if outside := policies.obstacles_to_area(entitlement, by):
        raise RefusedHandover(Refused(entitlement, tuple(outside)))
    own = own_families(by, {entitlement.entry.family_id})
    screen = HandoverSource.SCREEN
    desk = desk_of(entitlement.round, own_families=own, source=screen, by=by, at=at)
    before = before_of([entitlement]).get(entitlement.pk)
    found = policies.obstacles_to_present(entitlement, desk, point=point, before=before)
    if found:
        changes = {"refused": (None, Refused(entitlement, tuple(found)).sentence)}
        trail.record(
            Event.HANDOVER_REFUSED,
            subject=entitlement,
            by=by,
            at=at,
            area=entitlement.area,
            changes=changes,
        )
    return entitlement


@tells_refusals
@asks_again
@transaction.atomic
def record_all(
    rows: Sequence[tuple[Entitlement, Taken]], *, source: str, by: User, at: datetime
) -> list[Handover]:
    """Hand over all rows of one sheet or file of a round, or none of them.

    Refuses as `record` does; `RefusedHandover.refused` says which rows.
    """
    if not rows:
        return []
    [round_id] = {entitlement.round_id for entitlement, _taken in rows}
    round_ = Round.objects.kept(round_id)
    turns = held([entitlement for entitlement, _taken in rows], round_, by=by)
    entitlements = {turn.entitlement.pk: turn.entitlement for turn in turns}
    known = looked_up([(entitlements[entitlement.pk], taken) for entitlement, taken in rows])
    desk = desk_of(round_, own_families=own_in(turns), source=source, by=by, at=at)
    _refuse(known, desk, before_of(taken_in(turns)))
    written = [filled(one, taken, desk) for one, taken in known]
    keep(written)
    changes = {row.entitlement.code: (None, row.words) for row in written}
    area = _common_area(written)
    trail.record(Event.HANDOVERS_RECORDED, subject=round_, by=by, at=at, area=area, changes=changes)
    return [row.handover for row in written]


@transaction.atomic
def undo(handover: Handover, *, reason: str, by: User, at: datetime) -> Handover:
    """Take one back on the day it was written down; the entitlement may be collected again.

    Refuses another day, others than its recorder or who plans rounds, one's own family, families
    that left the list meanwhile, and a closed round.
    """
    round_ = Round.objects.kept(handover.entitlement.round_id)
    related = "entitlement__area", "entitlement__entry"
    handover = Handover.objects.held().select_related(*related).get(pk=handover.pk)
    own = own_families(by, {handover.entitlement.entry.family_id})
    refuse_if(obstacles_to_undo(handover, reason=reason, by=by, at=at, round_=round_, own=own))
    undone = {"undone_by": by, "undone_at": at, "undo_reason": reason.strip()}
    write(handover, undone)
    area = handover.entitlement.area
    trail.record(Event.HANDOVER_UNDONE, subject=handover, by=by, at=at, area=area, reason=reason)
    return handover


def _refuse(
    known: Sequence[tuple[Entitlement, Taken]], desk: policies.Desk, before: Mapping[int, Handover]
) -> None:
    """A row that stands twice in what was sent is a second time too."""
    seen: set[int] = set()
    refused = []
    for one, taken in known:
        found = policies.obstacles_to_record(one, taken, desk, before=before.get(one.pk))
        found += policies.obstacles_to_repeat(one, seen)
        seen.add(one.pk)
        if found:
            refused.append(Refused(one, tuple(found)))
    if refused:
        raise RefusedHandover(*refused)


def _common_area(rows: Sequence[Row]) -> Area:
    """The RT of a sheet; the village for a file."""
    areas = {row.entitlement.area for row in rows}
    return areas.pop() if len(areas) == 1 else village_unscoped()
