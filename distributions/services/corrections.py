"""What came out after a round was closed: proposed by one person, confirmed by another."""

from datetime import datetime, time

from django.db import transaction
from django.utils import timezone

from distributions import handing
from distributions.choices import CorrectionKind, CorrectionState, Event, HandoverSource
from distributions.facts import Taken
from distributions.models import (
    Closing,
    Correction,
    Entitlement,
    Handover,
    Item,
    Round,
    StockMovement,
)
from distributions.policies import corrections as policies
from distributions.policies.handovers import obstacles_to_vouch
from distributions.selectors.own_families import own_families
from distributions.selectors.stock import balance_of
from distributions.stock_facts import CorrectionFacts
from distributions.writing_balances import counted, write_balances
from duren_sawit.accounts.models import User
from duren_sawit.areas.selectors import village_unscoped
from duren_sawit.audit.services import trail
from duren_sawit.lib.changes import Changes, first_values, write
from duren_sawit.lib.refusals import Obstacle, refuse_if
from duren_sawit.lib.violations import refused_by

NOON = time(12)


@transaction.atomic
def propose(closing: Closing, *, facts: CorrectionFacts, by: User, at: datetime) -> Correction:
    """Write down what was wrong; nothing changes before somebody else confirms it.

    Refuses rounds that are not closed, slips of other rounds, handovers that stand or do not, what
    is waiting already, and a forgotten handover of the proposer's own family or own list.
    """
    held, closing = _held(closing.pk)
    refuse_if(policies.obstacles_to_correcting(held, by))
    handover = _valid(facts.entitlement)
    refuse_if(_obstacles(held, facts, handover, at) or _obstacles_to_vouch(facts, by))
    correction = Correction(
        closing=closing,
        number=closing.corrections.count() + 1,
        handover=handover,
        proposed_by=by,
        proposed_at=at,
        **{name: getattr(facts, name) for name in COLUMNS},
    )
    with refused_by(Correction):
        correction.save()
    told = {name: getattr(facts, name) for name in COLUMNS if name != "reason"}
    _record(Event.CORRECTION_PROPOSED, correction, by, at, first_values(told))
    return correction


COLUMNS = ("kind", "reason", "entitlement", "mode", "happened_on", "item", "remaining")


@transaction.atomic
def confirm(correction: Correction, *, by: User, at: datetime) -> Correction:
    """The second signature: the handover is written or undone, or the count replaced.

    Refuses the proposer, others than the lurah, and what no longer fits. Leaves a new version of
    the balances.
    """
    held, closing = _held(correction.closing_id)
    correction = _held_correction(correction)
    refuse_if(policies.obstacles_to_sign(correction, by))
    refuse_if(_obstacles(held, _facts(correction), _valid(correction.entitlement), at))
    _carry_out(held, correction, at)
    _reckon(held, closing, correction)
    decided = {
        "state": CorrectionState.CONFIRMED.value,
        "decided_by": by,
        "decided_at": at,
        "version": closing.version,
        "handover": correction.handover,
    }
    _record(Event.CORRECTION_CONFIRMED, correction, by, at, _decide(correction, decided))
    return correction


@transaction.atomic
def decline(correction: Correction, *, answer: str, by: User, at: datetime) -> Correction:
    """Nothing is corrected. Refuses the proposer, and others than the lurah."""
    _held(correction.closing_id)
    correction = _held_correction(correction)
    refuse_if(policies.obstacles_to_sign(correction, by))
    decided = {
        "state": CorrectionState.DECLINED.value,
        "decided_by": by,
        "decided_at": at,
        "answer": answer,
    }
    _record(Event.CORRECTION_DECLINED, correction, by, at, _decide(correction, decided))
    return correction


def _held(closing_id: int) -> tuple[Round, Closing]:
    """The round first, as closing holds it."""
    held = Round.objects.held().select_related("programme").get(closing=closing_id)
    return held, Closing.objects.get(pk=closing_id)


def _held_correction(correction: Correction) -> Correction:
    related = Correction.objects.held().select_related("entitlement", "handover", "item")
    return related.get(pk=correction.pk)


def _valid(entitlement: Entitlement | None) -> Handover | None:
    """The handover of an entitlement that stands, held."""
    if entitlement is None:
        return None
    return Handover.objects.held().valid().filter(entitlement=entitlement).first()


def _facts(correction: Correction) -> CorrectionFacts:
    return CorrectionFacts(**{name: getattr(correction, name) for name in COLUMNS})


def _obstacles(
    held: Round, facts: CorrectionFacts, handover: Handover | None, at: datetime
) -> list[Obstacle]:
    return policies.obstacles_to_facts(
        held,
        facts,
        handover=handover,
        is_carried=_is_carried(held, facts.item),
        on=timezone.localdate(at),
    )


def _obstacles_to_vouch(facts: CorrectionFacts, by: User) -> list[Obstacle]:
    """Who proposes a forgotten handover stands for it as its officer does."""
    if facts.kind != CorrectionKind.FORGOTTEN or facts.entitlement is None:
        return []
    own = own_families(by, [facts.entitlement.entry.family_id])
    return obstacles_to_vouch(facts.entitlement, by, own)


def _is_carried(held: Round, item: Item | None) -> bool:
    return StockMovement.objects.filter(carried_from=held, item=item).exists()


def _carry_out(held: Round, correction: Correction, at: datetime) -> None:
    if correction.kind == CorrectionKind.FORGOTTEN and correction.entitlement:
        correction.handover = _hand_over(held, correction, correction.entitlement, at)
    elif correction.kind == CorrectionKind.WRONG and correction.handover:
        undone = {"undone_by": correction.proposed_by, "undone_at": at}
        write(correction.handover, {**undone, "undo_reason": correction.reason[:200]})


def _hand_over(
    held: Round, correction: Correction, entitlement: Entitlement, at: datetime
) -> Handover:
    """All the family is due, on the day that was told."""
    day = datetime.combine(correction.happened_on or timezone.localdate(at), NOON)
    moment, officer = timezone.make_aware(day), correction.proposed_by
    paper = HandoverSource.PAPER
    own = own_families(officer, {entitlement.entry.family_id})
    desk = handing.desk_of(held, own_families=own, source=paper, by=officer, at=moment)
    taken = Taken(mode=correction.mode, note=correction.reason[:200])
    row = handing.filled(entitlement, taken, desk)
    handing.keep([row])
    return row.handover


def _reckon(held: Round, closing: Closing, correction: Correction) -> None:
    """The next version of the balances, from the ledger as it is now."""
    remaining = {item: row.remaining for item, row in counted(closing).items()}
    if correction.item and correction.remaining is not None:
        remaining[correction.item] = correction.remaining
    write(closing, {"version": closing.version + 1})
    write_balances(closing, balance_of(held), remaining)


def _decide(correction: Correction, decided: dict[str, object]) -> Changes:
    before = Correction.objects.select_related("handover").get(pk=correction.pk)
    changes = write(before, decided)
    correction.refresh_from_db()
    return changes


def _record(event: Event, correction: Correction, by: User, at: datetime, changes: Changes) -> None:
    trail.record(
        event,
        subject=correction,
        by=by,
        at=at,
        area=village_unscoped(),
        reason=correction.answer or correction.reason,
        changes=changes,
    )
