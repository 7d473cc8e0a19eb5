"""Papers of a round: rosters and slips of 5,000 families, and of one RT from click to file.

The families settle in a transaction that is taken back at the end, and its files with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import psutil
from django.db import connection, transaction
from django.utils import timezone

from bench.report import Row, timed
from distributions import pressing
from distributions.choices import LetterKind, ListState, ProgrammeState, Receiver, Source
from distributions.freezing import unlock
from distributions.models import Item, ListEntry, Programme, RecipientList, Round
from distributions.models.rounds import RoundBenefit
from distributions.policies.papers import Wish
from distributions.services import entitlements, papers
from duren_sawit.accounts.models import User
from duren_sawit.areas.models import Area
from duren_sawit.areas.selectors import village_unscoped
from households.models import Family
from households.services import populations

RTS, OF_ONE_RT, OF_LARGE = 12, 100, 5_000
TIMES = 3
ENTRY = ("pk", "area", "summary__head", "summary__head__name")
ROSTER_MS, RT_MS, SLIPS_MS, HELD_MB = 2_500, 1_000, 10_000, 200


def run() -> Iterator[Row]:
    with transaction.atomic():
        given, rt, large = a_round()
        yield _row("roster, RT of 100 rows", Order(given, rt, LetterKind.ROSTER), RT_MS)
        yield _row("roster, one of 5,000 rows", Order(given, large, LetterKind.ROSTER), ROSTER_MS)
        before = _resident()
        yield _row("slips, 5,000 at once", Order(given, large, LetterKind.SLIPS), SLIPS_MS)
        held = Row.of("papers: memory held after them", [_resident() - before], "MB")
        yield held.at_most(HELD_MB, of="median")
        rw = given_rw(rt)
        for kind in (LetterKind.ROSTER, LetterKind.SLIPS):
            yield _row(f"{kind.value.lower()}, an RW by RT", Order(given, rw, kind))
        transaction.set_rollback(True)


@dataclass(frozen=True)
class Order:
    """Papers of one kind for one area."""

    round: Round
    area: Area
    kind: str

    def click_to_file(self) -> None:
        """Ask, print, bind; then leave the round as it was."""
        by, at = operator(), timezone.now()
        with transaction.atomic():
            wish = Wish(self.kind, self.area)
            batch = papers.order(self.round, wish=wish, by=by, at=at, is_sent=False)
            pressing.produce(batch.pk, clock=timezone.now)
            pressing.bound(batch)
            for copy in pressing.copies_of(batch):
                copy.file.delete(save=False)
            transaction.set_rollback(True)


def _row(name: str, order: Order, most: float = 0) -> Row:
    samples = timed(order.click_to_file, times=TIMES, warm_up=1)
    row = Row.of(f"papers: {name}, click to file", samples, "ms")
    return row.at_most(most, of="median") if most else row


def given_rw(rt: Area) -> Area:
    return Area.objects.get(pk=rt.parent_id)


def a_round() -> tuple[Round, Area, Area]:
    """An open round of rice; one RT with a hundred families, one with five thousand."""
    rts = list(Area.objects.rts().in_order())
    rts = [*rts[:RTS], rts[-1]]
    newest = Family.objects.order_by("-pk").values_list("pk", flat=True)[0]
    sizes = {**{rt.code: OF_ONE_RT for rt in rts}, rts[-1].code: OF_LARGE}
    order = populations.Order(sizes, seed=9, may_add=True)
    populations.settle(village_unscoped(), order=order, by=None, at=timezone.now())
    given = _opened(_listed(newest))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ANALYZE distributions_listentry, distributions_entitlement")
    return given, rts[0], rts[-1]


def _listed(newest: int) -> RecipientList:
    """A final list of all families who came after that one."""
    at, by = timezone.now(), operator()
    programme = Programme.objects.create(
        name="Bantuan beras contoh",
        starts_on=at.date(),
        ends_on=at.date(),
        receiver=Receiver.HEAD,
        source="VILLAGE",
        state=ProgrammeState.RUNNING,
    )
    final = {"state": ListState.FINAL, "version": 1, "content_hash": "0" * 64}
    people = {"created_by": by, "approved_by": by, "approved_at": at}
    made = RecipientList.objects.create(programme=programme, number=1, **final, **people)
    unlock(made)
    families = Family.objects.active().filter(pk__gt=newest, summary__head__isnull=False)
    rows = families.order_by("pk").values_list(*ENTRY)
    ListEntry.objects.bulk_create(
        [
            ListEntry(
                list=made,
                family_id=family,
                area_id=area,
                receiver_id=head,
                name=name,
                address="Gang Contoh No. 12",
                masked_nik="317507••••••0012",
                rank=rank,
                source=Source.REGISTER,
            )
            for rank, (family, area, head, name) in enumerate(rows, start=1)
        ],
        batch_size=5000,
    )
    return made


def _opened(listed: RecipientList) -> Round:
    at = timezone.now()
    given = Round.objects.create(
        programme=listed.programme, list=listed, number=1, opens_on=at.date(), closes_on=at.date()
    )
    rice = Item.objects.filter(name="beras").first() or Item.objects.create(name="beras", unit="kg")
    RoundBenefit.objects.create(round=given, item=rice, quantity=10)
    entitlements.grant(given, by=operator(), at=at)
    Round.objects.filter(pk=given.pk).update(state="OPEN", opened_at=at)
    given.refresh_from_db()
    return given


def operator() -> User:
    return User.objects.get(username="operator")


def _resident() -> float:
    return float(psutil.Process().memory_info().rss) / 1_000_000
