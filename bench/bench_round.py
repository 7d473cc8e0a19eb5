"""The page of a round, its list and who did not come, among 30,000 entitlements half collected.

The families settle and the round opens in a transaction that is taken back at the end.
"""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from bench.bench_coverage import _open, reach
from bench.bench_pages import client_of
from bench.report import Row, timed
from distributions.choices import HandoverSource, Mode
from distributions.facts import PointFacts, RoundFacts
from distributions.models import (
    Benefit,
    Handover,
    HandoverLine,
    Item,
    ListEntry,
    Round,
)
from distributions.services import points, rounds, slots
from duren_sawit.accounts.models import User
from duren_sawit.areas.models import Area
from duren_sawit.areas.selectors import village_unscoped
from households.services import populations
from households.village import making

FAMILIES, TIMES, BATCH = 30_000, 40, 5_000
PAGE_MS = 100
TABLES = ", ".join(
    f"distributions_{name}"
    for name in ("listentry", "entitlement", "handover", "handoverline", "sheet", "slot")
)


def run() -> Iterator[Row]:
    codes = list(Area.objects.rts().in_order().values_list("code", flat=True))
    order = populations.Order(making.spread(codes, FAMILIES, seed=6), 6, may_add=True)
    with transaction.atomic():
        populations.settle(village_unscoped(), order=order, by=None, at=timezone.now())
        reach(1)
        opened = open_round()
        hand_out_half(opened)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"ANALYZE {TABLES}")
        yield from pages(opened)
        transaction.set_rollback(True)


def open_round() -> Round:
    """Along the largest list, at a point for each RW."""
    kesra, at = User.objects.get(username="kesra"), timezone.now()
    listed = ListEntry.objects.order_by("-pk")[0].list
    programme = listed.programme
    programme.ends_on = programme.starts_on + timedelta(days=2)
    programme.save()
    item = Item.objects.order_by("pk")[0]
    Benefit.objects.create(programme=programme, item=item, quantity=Decimal(10))
    facts = RoundFacts(listed, 1, programme.starts_on, programme.ends_on)
    planned = rounds.plan(programme, facts=facts, by=kesra, at=at)
    rws = Area.objects.rws().in_order()
    turns = {
        rw: points.add(planned, facts=PointFacts(f"Titik {rw}"), by=kesra, at=at) for rw in rws
    }
    morning = timezone.localtime(at).replace(hour=6, minute=0)
    slots.fill(planned, turns=turns, starts_at=morning, minutes=30, by=kesra, at=at)
    return rounds.open_(planned, by=kesra, at=at)


def hand_out_half(opened: Round) -> None:
    """Every second family collected in person."""
    officer, at = User.objects.get(username="petugas"), timezone.now()
    handovers = Handover.objects.bulk_create(
        [
            Handover(
                entitlement_id=pk,
                receiver_name=name,
                mode=Mode.SELF,
                source=HandoverSource.PAPER,
                handed_at=at,
                recorded_by=officer,
                recorded_at=at,
            )
            for pk, name in opened.entitlements.order_by("pk").values_list("pk", "entry__name")[::2]
        ],
        batch_size=BATCH,
    )
    item = opened.benefits.get().item_id
    HandoverLine.objects.bulk_create(
        [HandoverLine(handover=one, item_id=item, quantity=Decimal(10)) for one in handovers],
        batch_size=BATCH,
    )


def pages(opened: Round) -> Iterator[Row]:
    detail, left = (
        reverse(f"distributions:{name}", args=[opened.public_id])
        for name in ("round_detail", "round_uncollected")
    )
    asked = [("kesra", detail), ("rw", detail), ("kesra", left), ("kesra", f"{left}?halaman=700")]
    for who, path in [*asked, ("kesra", reverse("distributions:round_list"))]:
        client = client_of(who)
        samples = timed(lambda client=client, path=path: _open(client, path), times=TIMES)
        shown = path.replace(str(opened.public_id), "...")
        yield Row.of(f"round: {shown} as {who}"[:76], samples, "ms").at_most(PAGE_MS)
