"""Recipient lists of a village of 30,000 families: filled, read from a workbook, opened, approved.

All of it happens in a transaction that is taken back at the end.
"""

import io
from collections.abc import Callable, Iterator
from time import perf_counter
from typing import TypeVar

import xlsxwriter
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from bench.bench_coverage import _open
from bench.bench_pages import client_of
from bench.report import Row, timed
from distributions.amending import AmendmentFacts
from distributions.choices import AmendmentReason, Way
from distributions.models import Programme, RecipientList
from distributions.services import amendments, lists, unmatched_rows
from duren_sawit.accounts.models import User
from duren_sawit.areas.models import Area
from duren_sawit.areas.selectors import village_unscoped
from households.models import Person
from households.selectors.lists import Asked
from households.services import populations
from households.village import making

FAMILIES, ROWS, TIMES = 30_000, 5_000, 20
FILL_S, WORKBOOK_S, APPROVE_S, PAGE_MS = 30, 3, 3, 100
Made = TypeVar("Made")


def run() -> Iterator[Row]:
    codes = list(Area.objects.rts().in_order().values_list("code", flat=True))
    order = populations.Order(making.spread(codes, FAMILIES, seed=5), 5, may_add=True)
    with transaction.atomic():
        populations.settle(village_unscoped(), order=order, by=None, at=timezone.now())
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ANALYZE households_person, households_family")
        small = started("kecil")
        yield from of_workbook(small)
        learn()
        yield from of_pages(small)
        large = started("besar")
        yield from of_register(large)
        learn()
        yield from of_pages(large)
        yield from of_approval(large)
        transaction.set_rollback(True)


def learn() -> None:
    """Let PostgreSQL look at the new rows, as it does by itself a minute after any commit."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE distributions_listentry, distributions_finding")


def of_workbook(listed: RecipientList) -> Iterator[Row]:
    content, at = workbook(), timezone.now()
    done, taken = _timed(
        lambda: unmatched_rows.add_from_workbook(
            listed, content=content, filename="bantuan.xlsx", by=_who("kesra"), at=at
        )
    )
    name = f"lists: workbook of {ROWS:,} rows, {done.unmatched_count:,} for a person"
    yield Row.of(name, [taken], "s").at_most(WORKBOOK_S)


def of_register(listed: RecipientList) -> Iterator[Row]:
    at = timezone.now()
    done, taken = _timed(
        lambda: lists.add_from_register(listed, asked=Asked(), by=_who("kesra"), at=at)
    )
    yield Row.of(f"lists: fill with {len(done.entries):,} families", [taken], "s").at_most(FILL_S)


def of_pages(listed: RecipientList) -> Iterator[Row]:
    count, client = listed.entries.count(), client_of("kesra")
    page = reverse("distributions:list_detail", args=[listed.public_id])
    for query in ("", "?periksa=semua", "?periksa=NO_NIK", "?halaman=90"):
        samples = timed(lambda query=query: _open(client, page + query), times=TIMES)
        yield Row.of(f"lists: page of {count:,} {query}", samples, "ms").at_most(PAGE_MS)


def of_approval(listed: RecipientList) -> Iterator[Row]:
    at, kesra, lurah = timezone.now(), _who("kesra"), _who("lurah")
    lists.submit(listed, by=kesra, at=at)
    _final, taken = _timed(lambda: lists.approve(listed, by=lurah, at=at))
    count = listed.entries.count()
    yield Row.of(f"lists: approve {count:,}", [taken], "s").at_most(APPROVE_S)
    facts = AmendmentFacts(AmendmentReason.MOVED, Way.NOBODY)
    entry = listed.entries.by_rank()[0]
    proposed = amendments.propose(entry, facts=facts, by=kesra, at=at)
    _followed, taken = _timed(lambda: amendments.approve(proposed, by=lurah, at=at))
    yield Row.of(f"lists: amend one of {count:,}", [taken], "s").at_most(APPROVE_S)


def workbook() -> bytes:
    """Heads by NIK, as a ministry sends them; each tenth row has a number nobody has."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    sheet = book.add_worksheet("Peserta")
    sheet.write_row(0, 0, ["No", "NIK", "Nama", "Tanggal Lahir", "RT", "RW"])
    heads = Person.objects.heads().exclude(nik_index=None).order_by("-pk")[:ROWS]
    for number, head in enumerate(heads, start=1):
        nik = (
            head.nik.full
            if number % 10 and head.nik
            else f"317507{number % 28 + 1:02}0190{number:04}"
        )
        sheet.write_row(number, 0, [str(number), nik, head.name, "", "", ""])
    book.close()
    return content.getvalue()


def started(name: str) -> RecipientList:
    on, kesra = timezone.localdate(), _who("kesra")
    programme = Programme.objects.create(
        name=f"Program {name}", starts_on=on, ends_on=on, source="VILLAGE"
    )
    return lists.start(programme, by=kesra, at=timezone.now())


def _who(username: str) -> User:
    return User.objects.get(username=username)


def _timed(call: Callable[[], Made]) -> tuple[Made, float]:
    start = perf_counter()
    made = call()
    return made, perf_counter() - start
