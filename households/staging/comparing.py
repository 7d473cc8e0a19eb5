"""Compares a laid-out sheet with the register and keeps the outcome with its batch."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from households.models import ImportBatch
from households.staging import judging, matching, placing
from households.staging.copying import COLUMNS
from households.staging.words import sentences

FIND_PEOPLE = (
    matching.NUMBER_TWICE,
    matching.BY_NIK,
    matching.BY_TEMPORARY_NIK,
    placing.GROUPS,
    placing.BY_KK,
    placing.BY_MEMBERS_OF_NEW_KK,
    placing.BY_MEMBERS_WITHOUT_KK,
)
FIND_FAMILIES = (
    placing.NO_SUCH_RT,
    placing.RT_OF_GROUP,
    placing.RT_OF_ROWS,
    matching.CANDIDATES,
    matching.BY_NAME,
    placing.BY_MEMBERS_OF_NEW_KK,
    placing.BY_MEMBERS_WITHOUT_KK,
    matching.PERSON_TWICE,
    matching.NAME_TWICE,
    matching.OTHER_NIK,
    placing.HOME_OF_GROUP,
    placing.MAY_MOVE,
    placing.SETTLE,
)
JUDGE = (
    judging.ASK,
    judging.SECOND_HEADS,
    judging.HEADS_STAY,
    judging.HEADS_OF_NEW,
    judging.CHANGED,
)
KEPT = ", ".join(
    [
        *(column for column in COLUMNS if column not in {"rt", "rw"}),
        *("changed_fields", "is_chosen", "person_id", "family_id"),
    ]
)
KEEP = f"""
    DELETE FROM households_importrow WHERE batch_id = %(batch)s;
    INSERT INTO households_importrow (batch_id, {KEPT}) SELECT %(batch)s, {KEPT} FROM incoming
    ORDER BY line;
"""
COUNT = """
    SELECT count(*) FILTER (WHERE verdict = 'NEW'), count(*) FILTER (WHERE verdict = 'CHANGED'),
        count(*) FILTER (WHERE verdict = 'SAME'), count(*) FILTER (WHERE verdict = 'UNCLEAR'),
        count(*) FILTER (WHERE verdict = 'REJECTED'), coalesce(sum(cardinality(warnings)), 0),
        count(DISTINCT unit) FILTER (WHERE verdict IN ('NEW', 'CHANGED', 'SAME'))
    FROM incoming
"""
CLEAR = "DROP TABLE IF EXISTS incoming, family_groups, candidates"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many rows would do what; families are those of the rows that can be taken."""

    new: int
    changed: int
    same: int
    unclear: int
    rejected: int
    warnings: int
    families: int


def compare(batch: ImportBatch, *, on: date) -> Outcome:
    """The verdict on each row that lies on this connection; nothing in the register changes."""
    said: dict[str, Any] = sentences() | {"batch": batch.pk, "on": on}
    with connection.cursor() as cursor:
        cursor.execute("SET work_mem = '64MB'")  # whole sheets are joined and sorted
        for statement in (*FIND_PEOPLE, *FIND_FAMILIES, *JUDGE, KEEP):
            cursor.execute(statement, said)
        cursor.execute(COUNT)
        outcome = Outcome(*cursor.fetchone())
        cursor.execute(CLEAR)
        cursor.execute("RESET work_mem")
    return outcome
