"""After closing: only with two signatures."""

from datetime import date
from decimal import Decimal

import pytest

from distributions.choices import CorrectionKind, CorrectionState, Event, Mode, RoundState
from distributions.models import Entitlement, Handover, Round
from distributions.services import closings, corrections, stock
from distributions.stock_facts import CorrectionFacts
from tests.accounts.refusals import events_of, refusal_of
from tests.clock import NOW, TODAY, TOMORROW
from tests.distributions.stores import build_round
from tests.factories.distributions import RecipientListFactory


@pytest.fixture
def closed(store):
    """A hundred in, the first family served, ninety left: closed."""
    store.holds(100)
    store.hands_out(0)
    closings.count(store.round, remaining=store.left(90), explanation="", by=store.kesra, at=NOW)
    return store


def forgotten(store, nth=1, **otherwise):
    told = {
        "kind": CorrectionKind.FORGOTTEN,
        "reason": "Tertinggal di buku tamu.",
        "entitlement": store.entitlements[nth],
        "mode": Mode.SELF,
        "happened_on": TODAY,
    }
    return CorrectionFacts(**{**told, **otherwise})


def wrong(store, nth=0):
    return CorrectionFacts(CorrectionKind.WRONG, "Salah baris.", store.entitlements[nth])


def recount(store, rice):
    reason = "Dua karung di belakang pintu."
    return CorrectionFacts(
        CorrectionKind.MISCOUNTED, reason, item=store.rice, remaining=Decimal(rice)
    )


def propose(store, facts, by=None):
    closing = Round.objects.get(pk=store.round.pk).closing
    return corrections.propose(closing, facts=facts, by=by or store.kesra, at=NOW)


def balance(store):
    closing = Round.objects.get(pk=store.round.pk).closing
    rice = closing.balances.get(version=closing.version, item=store.rice)
    return closing.version, rice.handed, rice.remaining, rice.difference


def test_a_proposal_changes_nothing_yet(closed):
    made = propose(closed, forgotten(closed))

    assert (made.number, made.state) == (1, CorrectionState.WAITING)
    assert balance(closed) == (1, 10, 90, 0)
    assert not closed.entitlements[1].handovers.exists()
    assert events_of(made) == [(Event.CORRECTION_PROPOSED, closed.kesra.pk)]


def test_a_forgotten_handover_is_written_with_the_second_signature(closed):
    made = propose(closed, forgotten(closed))

    made = corrections.confirm(made, by=closed.lurah, at=NOW)

    handover = closed.entitlements[1].handovers.get()
    assert (made.handover, made.version, handover.recorded_by) == (handover, 2, closed.kesra)
    assert handover.handed_at.date() == TODAY
    assert {line.item: line.quantity for line in handover.lines.all()} == {
        closed.rice: 10,
        closed.oil: 2,
    }
    assert balance(closed) == (2, 20, 90, -10)
    assert events_of(made)[-1] == (Event.CORRECTION_CONFIRMED, closed.lurah.pk)


def test_a_wrong_handover_is_undone(closed):
    made = corrections.confirm(propose(closed, wrong(closed)), by=closed.lurah, at=NOW)

    handover = Handover.objects.get()
    assert (handover.undone_at, handover.undo_reason) == (NOW, "Salah baris.")
    assert (made.version, balance(closed)) == (2, (2, 0, 90, 10))


def test_a_miscounted_rest_is_replaced(closed):
    corrections.confirm(propose(closed, recount(closed, 80)), by=closed.lurah, at=NOW)

    assert balance(closed) == (2, 10, 80, 10)


def test_decline_leaves_all_as_it_was(closed):
    made = propose(closed, recount(closed, 80))

    made = corrections.decline(made, answer="Belum jelas.", by=closed.lurah, at=NOW)

    assert (made.state, made.answer) == (CorrectionState.DECLINED, "Belum jelas.")
    assert balance(closed) == (1, 10, 90, 0)
    assert events_of(made)[-1] == (Event.CORRECTION_DECLINED, closed.lurah.pk)


@pytest.mark.parametrize("sign", ["confirm", "decline"])
def test_nobody_signs_twice_and_only_the_lurah_signs_second(closed, sign):
    made = propose(closed, recount(closed, 80))
    act, said = getattr(corrections, sign), {"answer": ""} if sign == "decline" else {}

    assert refusal_of(act, made, by=closed.kesra, at=NOW, **said) == ("not_yours", "own")
    act(made, by=closed.lurah, at=NOW, **said)
    assert refusal_of(act, made, by=closed.lurah, at=NOW, **said) == ("decided",)


def test_propose_refuses_others_and_open_rounds(closed):
    assert refusal_of(propose, closed, recount(closed, 80), closed.officer) == ("not_yours",)

    Round.objects.filter(pk=closed.round.pk).update(state=RoundState.OPEN)
    assert refusal_of(propose, closed, recount(closed, 80)) == ("not_closed",)


def test_propose_refuses_what_does_not_fit(closed):
    early = date(2026, 1, 1)
    assert refusal_of(propose, closed, forgotten(closed, nth=0)) == ("handed",)
    assert refusal_of(propose, closed, wrong(closed, nth=1)) == ("not_handed",)
    assert refusal_of(propose, closed, forgotten(closed, happened_on=TOMORROW)) == ("other_day",)
    assert refusal_of(propose, closed, forgotten(closed, happened_on=early)) == ("other_day",)
    assert refusal_of(propose, closed, forgotten(closed, reason="")) == ("no_reason",)
    assert refusal_of(propose, closed, recount(closed, -1)) == ("negative",)


def test_propose_refuses_what_waits_already(closed):
    propose(closed, forgotten(closed))

    assert refusal_of(propose, closed, forgotten(closed)) == (
        "distributions_correction_entitlement_waiting_once",
    )


def test_propose_refuses_to_recount_what_was_carried_on(closed):
    later = build_round(closed.round.list, number=2)
    stock.carry(later, earlier=closed.round, by=closed.kesra, at=NOW)

    assert refusal_of(propose, closed, recount(closed, 80)) == ("carried",)


def test_propose_refuses_a_forgotten_handover_of_the_proposers_own_list(closed):
    approved = RecipientListFactory(final=True, approved_by=closed.kesra)
    Round.objects.filter(pk=closed.round.pk).update(list=approved)
    slip = Entitlement.objects.get(pk=closed.entitlements[1].pk)

    assert refusal_of(propose, closed, forgotten(closed, entitlement=slip)) == ("approver",)


def test_propose_refuses_a_forgotten_handover_of_the_proposers_own_family(closed):
    closed.kesra.kk_number = closed.entitlements[1].entry.family.kk_number
    closed.kesra.save()

    assert refusal_of(propose, closed, forgotten(closed)) == ("own_family",)
    assert propose(closed, wrong(closed)).number == 1
