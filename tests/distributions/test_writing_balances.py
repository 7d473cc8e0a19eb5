"""Whatever happens in whatever order, every kilogram is accounted for."""

from collections.abc import Callable
from decimal import Decimal

from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from distributions.choices import CorrectionKind, HandoverSource, Mode, RoundState, Shortfall
from distributions.facts import Taken
from distributions.models import (
    Balance,
    Closing,
    Correction,
    Entitlement,
    Handover,
    Round,
    StockMovement,
)
from distributions.selectors.stock import balance_of
from distributions.services import closings, corrections, handovers, stock
from distributions.stock_facts import CorrectionFacts, Move
from duren_sawit.lib.refusals import Refusal
from tests.clock import NOW, TODAY
from tests.distributions.stores import Store, build_round, build_store

AMOUNTS = st.decimals(min_value="-1", max_value="60", places=1)
FAMILIES = st.integers(min_value=0, max_value=4)
PLACES = st.integers(min_value=0, max_value=2)


def totals(rows: dict[int, Decimal]) -> Decimal:
    return sum(rows.values(), Decimal())


class Handout(RuleBasedStateMachine):
    """One round from its first sack to its last correction, and the next that takes what is left.

    A refused step changes nothing; after every step the books balance.
    """

    store: Store
    refused = 0
    done = 0

    @initialize()
    def begin(self) -> None:
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.later = build_round(self.store.round.list, number=2)

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    def attempt(self, act: Callable[[], object]) -> None:
        before = self.everything()
        try:
            with transaction.atomic():
                act()
        except Refusal:
            assert self.everything() == before
            type(self).refused += 1
        else:
            type(self).done += 1

    def everything(self) -> list[object]:
        return [
            list(model.objects.order_by("pk").values())
            for model in (Round, StockMovement, Handover, Closing, Balance, Correction)
        ]

    @property
    def round(self) -> Round:
        return Round.objects.select_related("programme", "list").get(pk=self.store.round.pk)

    def record(self, nth: int, amount: Decimal | None, point) -> None:
        given = {self.store.rice.pk: amount, self.store.oil.pk: Decimal(2)}
        taken = Taken(
            Mode.SELF,
            quantities=None if amount is None else given,
            shortfall=Shortfall.SHORT if amount is not None and amount < 10 else "",
        )
        handovers.record(
            Entitlement.objects.get(pk=self.store.entitlements[nth].pk),
            taken=taken,
            source=HandoverSource.SCREEN,
            by=self.store.kesra,
            at=NOW,
            point=point,
        )

    def take_back(self, handover: Handover) -> None:
        handovers.undo(handover, reason="keliru", by=self.store.kesra, at=NOW)

    def place(self, nth: int):
        return (None, self.store.hall, self.store.office)[nth]

    @rule(amount=AMOUNTS, to=PLACES)
    def receive(self, amount: Decimal, to: int) -> None:
        move = Move(self.store.rice, amount, target=self.place(to), counterpart="Bulog")
        self.attempt(lambda: stock.receive(self.round, move=move, by=self.store.kesra, at=NOW))

    @rule(amount=AMOUNTS, of=PLACES, to=PLACES)
    def transfer(self, amount: Decimal, of: int, to: int) -> None:
        move = Move(self.store.rice, amount, self.place(of), self.place(to))
        self.attempt(lambda: stock.transfer(self.round, move=move, by=self.store.kesra, at=NOW))

    @rule(amount=AMOUNTS, of=PLACES, act=st.sampled_from([stock.spoil, stock.give_back]))
    def leave(self, amount: Decimal, of: int, act: Callable[..., object]) -> None:
        move = Move(self.store.rice, amount, source=self.place(of), note="basah")
        there = balance_of(self.round)[0].at(move.source.pk if move.source else None)
        self.attempt(lambda: act(self.round, move=move, by=self.store.kesra, at=NOW))
        after = balance_of(self.round)[0].at(move.source.pk if move.source else None)
        assert after == there or after >= 0

    @rule(nth=FAMILIES, amount=st.none() | AMOUNTS, at=PLACES)
    def hand_over(self, nth: int, amount: Decimal | None, at: int) -> None:
        self.attempt(lambda: self.record(nth, amount, self.place(at)))

    @rule(nth=FAMILIES)
    def undo(self, nth: int) -> None:
        for handover in Handover.objects.valid().filter(entitlement=self.store.entitlements[nth]):
            self.attempt(lambda one=handover: self.take_back(one))

    @rule(off=st.sampled_from([Decimal(0), Decimal(5), Decimal(-5)]), said=st.booleans())
    def count(self, off: Decimal, said: bool) -> None:
        remaining = {one.item: one.remaining for one in balance_of(self.round)}
        remaining[self.store.rice] += off
        explanation = "Tercecer di jalan." if said else ""
        self.attempt(
            lambda: closings.count(
                self.round,
                remaining=remaining,
                explanation=explanation,
                by=self.store.kesra,
                at=NOW,
            )
        )

    @rule(approves=st.booleans())
    def decide(self, approves: bool) -> None:
        for closing in Closing.objects.waiting():
            if approves:
                self.attempt(lambda one=closing: closings.approve(one, by=self.store.lurah, at=NOW))
            else:
                self.attempt(
                    lambda one=closing: closings.send_back(
                        one, answer="Hitung lagi.", by=self.store.lurah, at=NOW
                    )
                )

    @rule(kind=st.sampled_from(CorrectionKind.values), nth=FAMILIES, amount=AMOUNTS)
    def propose(self, kind: str, nth: int, amount: Decimal) -> None:
        facts = {
            CorrectionKind.FORGOTTEN: {"mode": Mode.SELF, "happened_on": TODAY},
            CorrectionKind.WRONG: {},
            CorrectionKind.MISCOUNTED: {"item": self.store.rice, "remaining": amount},
        }[CorrectionKind(kind)]
        if kind != CorrectionKind.MISCOUNTED:
            facts["entitlement"] = self.store.entitlements[nth]
        told = CorrectionFacts(kind, "Ditemukan kemudian.", **facts)
        for closing in Closing.objects.all():
            self.attempt(
                lambda one=closing: corrections.propose(
                    one, facts=told, by=self.store.kesra, at=NOW
                )
            )

    @rule(by_lurah=st.booleans())
    def sign(self, by_lurah: bool) -> None:
        by = self.store.lurah if by_lurah else self.store.kesra
        for correction in Correction.objects.waiting().in_order()[:1]:
            self.attempt(lambda one=correction: corrections.confirm(one, by=by, at=NOW))

    @rule()
    def carry(self) -> None:
        self.attempt(
            lambda: stock.carry(self.later, earlier=self.round, by=self.store.kesra, at=NOW)
        )

    @invariant()
    def every_kilogram_is_somewhere(self) -> None:
        for given in (self.store.round, self.later):
            for one in balance_of(given):
                assert one.received == one.handed + one.damaged + one.returned + one.remaining
                assert totals(one.places) == one.remaining
                assert min(one.received, one.handed, one.damaged, one.returned) >= 0

    @invariant()
    def what_was_counted_agrees_with_the_ledger(self) -> None:
        if self.round.state != RoundState.CLOSED:
            return
        closing = self.round.closing
        for live in balance_of(self.round):
            row = closing.balances.get(version=closing.version, item=live.item)
            assert (row.received, row.handed) == (live.received, live.handed)
            assert (row.damaged, row.returned) == (live.damaged, live.returned)
            assert row.remaining >= 0
            assert row.difference == live.remaining - row.remaining

    @invariant()
    def nothing_is_carried_twice(self) -> None:
        carried = StockMovement.objects.filter(carried_from=self.store.round)
        if carried:
            [one] = carried
            closing = self.round.closing
            left = closing.balances.get(version=closing.version, item=one.item).remaining
            assert one.quantity == left


def test_every_kilogram_is_accounted_for_whatever_happens(village):
    Handout.store = build_store(village)
    Handout.refused = Handout.done = 0

    run_state_machine_as_test(Handout, settings=HOW)

    assert Handout.refused > 20
    assert Handout.done > 20


HOW = settings(
    max_examples=20,
    stateful_step_count=30,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
