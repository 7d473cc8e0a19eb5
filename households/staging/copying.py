"""Lays the rows of a sheet on a temporary table, by COPY."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from duren_sawit.lib import names, sealing
from duren_sawit.lib.derived import tail_index
from duren_sawit.lib.encryption import EncryptedField
from duren_sawit.lib.nik import CardNumber
from households.choices import Verdict
from households.intake.rows import Facts, ReadRow
from households.models import ImportBatch, ImportRow
from households.staging import rts

CHUNK = 5000
SEVERAL = 64  # rows of one family stand together: what they share is worked out once
KEY_BYTES = 16
CREATE = """
    DROP TABLE IF EXISTS incoming;
    CREATE TEMP TABLE incoming (
        LIKE households_importrow INCLUDING GENERATED,
        line bigint GENERATED ALWAYS AS IDENTITY,
        rt integer, rw integer, unit text,
        by_name boolean NOT NULL DEFAULT false, is_alive boolean NOT NULL DEFAULT true
    );
    ALTER TABLE incoming DROP COLUMN id, DROP COLUMN batch_id,
        ALTER COLUMN is_chosen SET DEFAULT true, ALTER COLUMN changed_fields SET DEFAULT '{}';
"""
COLUMNS = (
    "number", "verdict", "reason", "cell", "warnings", "group_key", "nik", "nik_tail_index",
    "temporary_nik", "kk_number", "kk_tail_index", "name", "name_key", "relation", "sex",
    "born_on", "birth_place", "marital_status", "education", "occupation", "disability", "phone",
    "life_status", "address", "address_key", "latitude", "longitude", "rt", "rw", "area_id",
)  # fmt: skip
COPY = f"COPY incoming ({', '.join(COLUMNS)}) FROM STDIN"
SOUTH, NORTH, WEST, EAST = -11, 6, 95, 141

Progress = Callable[[int], None]


def lay_out(batch: ImportBatch, rows: Iterable[ReadRow], *, progress: Progress) -> int:
    """All rows, a chunk at a time; `progress` is told how many lie there. Answers their number."""
    waiting, count = iter(rows), 0
    write = _writer(rts.finder(batch))
    with connection.cursor() as cursor:
        cursor.execute(CREATE)
        while chunk := list(islice(waiting, CHUNK)):
            with cursor.copy(COPY) as copy:
                for row in chunk:
                    copy.write_row(write(row))
            count += len(chunk)
            progress(count)
        cursor.execute("ANALYZE incoming")
    return count


def _writer(find_rt: rts.FindRt) -> Callable[[ReadRow], list[Any]]:
    seal_nik, seal_kk = _seal("nik"), lru_cache(SEVERAL)(_seal("kk_number"))

    def write(row: ReadRow) -> list[Any]:
        facts, problem = row.facts, row.problem
        area_id, other_rt = (None, []) if problem else find_rt(facts)
        kk, kk_tail = seal_kk(facts.kk_number)
        return [
            row.number,
            Verdict.REJECTED.value if problem else Verdict.NEW.value,
            problem.sentence[:300] if problem else "",
            problem.cell if problem else "",
            [warning[:300] for warning in (*row.warnings, *other_rt, *_mend_point(facts))],
            group_key(row, kk),
            *seal_nik(facts.nik),
            facts.temporary_nik,
            kk,
            kk_tail,
            *_texts(facts),
            facts.latitude,
            facts.longitude,
            facts.rt,
            facts.rw,
            area_id,
        ]

    return write


def _texts(facts: Facts) -> tuple[Any, ...]:
    """In the order of the columns, as long as they may be."""
    return (
        facts.name[:120],
        names.key(facts.name)[:200],
        str(facts.relation),
        str(facts.sex),
        facts.born_on,
        facts.birth_place[:80],
        str(facts.marital_status),
        str(facts.education),
        facts.occupation,
        str(facts.disability),
        facts.phone[:20],
        str(facts.life_status),
        facts.address[:200],
        _address_key(facts.address),
    )


def _seal(column: str) -> Callable[[CardNumber | None], tuple[bytes | None, bytes | None]]:
    field: Any = ImportRow._meta.get_field(column)
    closing: EncryptedField[CardNumber] = field

    def seal(number: CardNumber | None) -> tuple[bytes | None, bytes | None]:
        if number is None:
            return None, None
        return closing.seal(number), tail_index(number.full[-4:])

    return seal


def group_key(row: ReadRow, kk: bytes | None) -> str:
    """The same for rows of one family, and telling nothing of its number; `kk` is closed."""
    if kk:  # its index, which is equal for equal numbers
        start = sealing.KEY_NUMBER_BYTES
        return kk[start : start + KEY_BYTES].hex()
    kind, text = ("group", row.group) if row.group else ("row", str(row.number))
    return sealing.blind_index(kind, text, ring=settings.FIELD_KEYRING)[:KEY_BYTES].hex()


@lru_cache(SEVERAL)
def _address_key(address: str) -> str:
    return names.key(address)[:200]


def _mend_point(facts: Facts) -> Iterator[str]:
    """A point that lies elsewhere is not kept."""
    latitude, longitude = facts.latitude, facts.longitude
    if latitude is None and longitude is None:
        return
    known = latitude is not None and longitude is not None
    if known and SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST:  # type: ignore[operator]
        return
    facts.latitude = facts.longitude = None
    yield _("Titik rumah di berkas tidak di Indonesia; tidak dipakai.")
