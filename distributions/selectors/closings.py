"""How a round ended, or why it cannot yet."""

from collections.abc import Sequence
from dataclasses import dataclass

from distributions.models import Closing, Correction, Entitlement, Round, SheetReading
from distributions.models.corrections import CorrectionQuerySet
from distributions.models.rounds import EntitlementQuerySet
from distributions.models.stock import ClosingQuerySet
from distributions.policies.closings import obstacles_to_counting, obstacles_to_decide
from distributions.policies.corrections import obstacles_to_correcting, obstacles_to_sign
from distributions.selectors.stock_pages import BalanceCard, counted_cards
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.refusals import Obstacle


def unsettled_sheets(given: Round) -> int:
    """Sheets of paper that were read and are no handovers yet: the second reader is missing, or
    both read different things."""
    waiting = SheetReading.objects.open().filter(sheet__round=given)
    return waiting.values("sheet").distinct().count()


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    correction: Correction
    may_sign: bool


@dataclass(frozen=True, slots=True)
class ClosingPage:
    """How it was counted, who signs, what was put right later."""

    closing: Closing
    cards: Sequence[BalanceCard]
    corrections: Sequence[CorrectionLine]
    may_decide: bool
    may_correct: bool
    may_recount: bool
    may_print: bool
    signed_anyway: Sequence[Entitlement]


def closings(reader: User) -> ClosingQuerySet:
    visible = Closing.objects.visible_to(reader)
    return visible.select_related("round__programme", "counted_by", "approved_by")


def corrections(reader: User) -> CorrectionQuerySet:
    visible = Correction.objects.visible_to(reader)
    return visible.select_related(
        "closing__round__programme",
        "entitlement__entry",
        "handover",
        "item",
        "proposed_by",
        "decided_by",
    ).defer("handover__proxy_nik")


def closing_page(reader: User, closing: Closing) -> ClosingPage:
    given = closing.round
    return ClosingPage(
        closing=closing,
        cards=counted_cards(closing),
        corrections=_correction_lines(reader, closing),
        may_decide=not obstacles_to_decide(closing, reader),
        may_correct=not obstacles_to_correcting(given, reader),
        may_recount=given.is_open and reader.may(Permission.ROUNDS_PLAN),
        may_print=not given.is_open and reader.may(Permission.ROSTERS_PRINT),
        signed_anyway=signed_anyway(reader, given),
    )


def signed_anyway(reader: User, given: Round) -> list[Entitlement]:
    """Withdrawn after printing, signed on that paper: where a difference may come from."""
    own = Entitlement.objects.visible_to(reader).filter(round=given)
    signed = own.filter(signed_anyway_on__isnull=False).select_related("entry", "area__parent")
    return list(signed.in_order())


def _correction_lines(reader: User, closing: Closing) -> list[CorrectionLine]:
    found = corrections(reader).filter(closing=closing).in_order()
    return [CorrectionLine(one, not obstacles_to_sign(one, reader)) for one in found]


def counting_obstacles(reader: User, given: Round) -> list[Obstacle]:
    return obstacles_to_counting(given, unsettled_sheets(given), reader)


def slips_of(given: Round) -> EntitlementQuerySet:
    """Those a correction may name."""
    return Entitlement.objects.filter(round=given).select_related("entry", "area")
