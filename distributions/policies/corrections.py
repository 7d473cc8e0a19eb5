"""May a closed round be corrected so, and who signs."""

from datetime import date

from django.utils.translation import gettext as _

from distributions.choices import CorrectionKind, CorrectionState, RoundState
from distributions.models import Correction, Handover, Round
from distributions.stock_facts import CorrectionFacts
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.refusals import Obstacle


def obstacles_to_correcting(given: Round, by: User) -> list[Obstacle]:
    found = []
    if not by.may(Permission.ROUNDS_PLAN):
        sentence = _("Pembetulan diusulkan Kasi Kesra atau operator.")
        found.append(Obstacle("not_yours", sentence))
    if given.state != RoundState.CLOSED:
        found.append(Obstacle("not_closed", _("Tahap ini belum ditutup.")))
    return found


def obstacles_to_facts(
    given: Round,
    facts: CorrectionFacts,
    *,
    handover: Handover | None,
    is_carried: bool,
    on: date,
) -> list[Obstacle]:
    """`handover` is the valid one of the entitlement told; `is_carried`, whether the item's
    leftover went into another round."""
    if not facts.reason:
        return [Obstacle("no_reason", _("Tulis sebab pembetulan."))]
    if facts.kind == CorrectionKind.MISCOUNTED:
        return _obstacles_to_recount(facts, is_carried=is_carried)
    if facts.entitlement is None or facts.entitlement.round_id != given.pk:
        return [Obstacle("other_round", _("Kode slip ini bukan dari tahap ini."))]
    if facts.kind == CorrectionKind.WRONG:
        return [] if handover else [Obstacle("not_handed", _("Jatah ini tercatat belum diambil."))]
    return _obstacles_to_forgotten(given, facts, handover, on)


def _obstacles_to_recount(facts: CorrectionFacts, *, is_carried: bool) -> list[Obstacle]:
    if facts.remaining is None or facts.remaining < 0:
        return [Obstacle("negative", _("Sisa barang tidak kurang dari nol."))]
    if is_carried:
        sentence = _("Sisa barang ini sudah dibawa ke tahap lain.")
        return [Obstacle("carried", sentence)]
    return []


def _obstacles_to_forgotten(
    given: Round, facts: CorrectionFacts, handover: Handover | None, on: date
) -> list[Obstacle]:
    found = []
    if handover:
        found.append(Obstacle("handed", _("Jatah ini sudah tercatat diambil.")))
    if facts.entitlement and facts.entitlement.withdrawn_at:
        found.append(Obstacle("withdrawn", _("Jatah ini sudah dicabut.")))
    if not facts.happened_on or not given.opens_on <= facts.happened_on <= on:
        sentence = _("Tanggalnya sejak tahap dimulai sampai hari ini.")
        found.append(Obstacle("other_day", sentence))
    return found


def obstacles_to_sign(correction: Correction, by: User) -> list[Obstacle]:
    """The second signature, or the refusal of it."""
    found = []
    if not by.may(Permission.BALANCES_APPROVE):
        found.append(Obstacle("not_yours", _("Pembetulan disetujui lurah.")))
    if correction.state != CorrectionState.WAITING:
        found.append(Obstacle("decided", _("Pembetulan ini sudah diputuskan.")))
    if correction.proposed_by_id == by.pk:
        found.append(Obstacle("own", _("Pembetulan sendiri disetujui orang lain.")))
    return found
