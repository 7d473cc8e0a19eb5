"""Making a village: 30,000 families settle by COPY, with PostgreSQL keeping every rule.

Taken back at the end. Another 30,000 people are changed in one statement, to see what the triggers
that keep revisions, summaries and heads add to it; the floor is the same statement without them.
"""

from collections.abc import Callable, Iterator
from time import perf_counter

from django.db import connection, transaction
from django.utils import timezone

from bench.report import Row
from duren_sawit.areas.models import Area
from duren_sawit.areas.selectors import village_unscoped
from households.services import populations
from households.village import making

FAMILIES = 30_000
SETTLE_S, TRIGGERS_S = 40, 15
CHANGE = """
    UPDATE households_person SET birth_place = birth_place || '.'
    WHERE id IN (SELECT id FROM households_person ORDER BY id DESC LIMIT 30000)
"""
CHECK = "SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED"


def run() -> Iterator[Row]:
    codes = list(Area.objects.rts().in_order().values_list("code", flat=True))
    order = populations.Order(making.spread(codes, FAMILIES, seed=2), 2, may_add=True)
    with transaction.atomic():
        village, at = village_unscoped(), timezone.now()
        taken = _seconds(lambda: populations.settle(village, order=order, by=None, at=at))
        taken += _seconds(lambda: _run(CHECK))
        yield Row.of(f"village: {FAMILIES:,} families settle", [taken], "s").at_most(SETTLE_S)
        with_triggers = _seconds(lambda: _run(CHANGE))
        _run(CHECK)
        _run("ALTER TABLE households_person DISABLE TRIGGER USER")
        floor = _seconds(lambda: _run(CHANGE))
        row = Row.of("village: change 30,000 people at once", [with_triggers], "s", floor=floor)
        yield row.at_most(TRIGGERS_S)
        transaction.set_rollback(True)


def _seconds(call: Callable[[], object]) -> float:
    start = perf_counter()
    call()
    return perf_counter() - start


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
