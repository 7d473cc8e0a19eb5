"""Rows as a reader would hand them over, without a file."""

from datetime import UTC, date, datetime

from django.db import connection

from households import former_states
from households.intake.rows import Facts, ReadRow
from households.models import Deed, ImportBatch, ImportRow
from households.services import deeds
from households.staging import applying, comparing, copying
from tests.factories.households import ImportBatchFactory, kk_of, nik_of

DAY = date(2026, 3, 2)
AT = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)


def row(number: int, name: str = "", /, group: str = "", **facts: object) -> ReadRow:
    """`nik=3` and `kk=3` are numbers of nobody; RT 003 of RW 002 unless said otherwise."""
    if isinstance(facts.get("nik"), int):
        facts["nik"] = nik_of(facts["nik"])
    if isinstance(kk := facts.pop("kk", None), int):
        facts["kk_number"] = kk_of(kk)
    facts = {"rt": 3, "rw": 2, **facts}
    return ReadRow(number=number, facts=Facts(name=name, **facts), group=group)


def family_of(number: int) -> list[ReadRow]:
    """Husband, wife and child under KK `number`."""
    shared = {"kk": number, "address": f"Jalan Sawo No. {number}"}
    return [
        row(number * 10, f"Bapak Contoh {number}", nik=number * 10, relation="HEAD", sex="MALE",
            born_on=date(1970, 1, number), **shared),
        row(number * 10 + 1, f"Ibu Contoh {number}", nik=number * 10 + 1, relation="WIFE",
            sex="FEMALE", born_on=date(1972, 1, number), **shared),
        row(number * 10 + 2, f"Anak Contoh {number}", nik=number * 10 + 2, relation="CHILD",
            born_on=date(2001, 1, number), **shared),
    ]  # fmt: skip


def stage(rows: list[ReadRow], batch: ImportBatch | None = None) -> ImportBatch:
    batch = batch or ImportBatchFactory()
    copying.lay_out(batch, rows, progress=lambda _done: None)
    batch.outcome = comparing.compare(batch, on=DAY)
    return batch


def verdicts(batch: ImportBatch) -> dict[int, str]:
    return dict(ImportRow.objects.filter(batch=batch).values_list("number", "verdict"))


def one(batch: ImportBatch, number: int) -> ImportRow:
    return ImportRow.objects.get(batch=batch, number=number)


def apply(batch: ImportBatch) -> Deed:
    """As a worker does, though inside the transaction of the test."""
    deed = deeds.begin("IMPORT", by=None, at=AT)
    list(applying.apply(batch, on=DAY))
    former_states.remember_for(None)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    return deed


def load(rows: list[ReadRow]) -> Deed:
    return apply(stage(rows))
