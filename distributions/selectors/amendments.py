"""Changes of final lists, as their pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from distributions.choices import AmendmentState, RoundState
from distributions.models import Amendment, Entitlement, Handover, RecipientList
from distributions.models.amendments import AmendmentQuerySet
from distributions.models.rounds import EntitlementQuerySet
from distributions.policies.amendments import obstacles_to_sign
from distributions.selectors.own_families import own_families
from duren_sawit.accounts.models import User
from duren_sawit.ui.tones import Tone

TONES = {
    AmendmentState.WAITING: Tone.WAIT,
    AmendmentState.APPROVED: Tone.OK,
    AmendmentState.DECLINED: Tone.PLAIN,
}


@dataclass(frozen=True, slots=True)
class AmendmentLine:
    """One change, and whether the reader may sign it."""

    amendment: Amendment
    tone: Tone
    may_sign: bool


@dataclass(frozen=True, slots=True)
class AmendmentPage:
    """What a signature would do, round by round."""

    amendment: Amendment
    rounds: Sequence[Entitlement]
    is_own: bool

    @property
    def next_version(self) -> int:
        return self.amendment.list.version + 1


def amendments(reader: User) -> AmendmentQuerySet:
    return Amendment.objects.visible_to(reader).with_people()


def lines(reader: User, listed: RecipientList) -> list[AmendmentLine]:
    """Those of one list, the latest first."""
    return [line(reader, one) for one in amendments(reader).filter(list=listed).latest_first()]


def line(reader: User, amendment: Amendment) -> AmendmentLine:
    tone = TONES[AmendmentState(amendment.state)]
    return AmendmentLine(amendment, tone, not obstacles_to_sign(amendment, reader))


def amendment_page(reader: User, amendment: Amendment) -> AmendmentPage:
    new = amendment.replacement
    families = [one.family_id for one in (amendment.entry, new) if one]
    rounds = [] if amendment.new_receiver_id else list(_affected(amendment))
    return AmendmentPage(amendment, rounds, bool(own_families(reader, families)))


def _affected(amendment: Amendment) -> EntitlementQuerySet:
    """What the entry may collect in rounds that are open; `is_collected` where it did."""
    handovers = Handover.objects.valid().filter(entitlement=OuterRef("pk"))
    found = Entitlement.objects.standing().filter(entry=amendment.entry_id)
    found = found.filter(round__state=RoundState.OPEN).select_related("round")
    return found.annotate(is_collected=Exists(handovers)).order_by("round__number", "pk")
