"""The rows a deed touched: what stands in the way of putting them back, and putting them back.

SQL over whole tables, since one deed may have touched a hundred thousand rows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection, models
from django.db.models.fields.reverse_related import ForeignObjectRel
from django.utils.functional import Promise

from households.models import Deed, Dwelling, Family, FamilySummary, ImportRow, Pair, Person

REGISTER: tuple[type[models.Model], ...] = (Person, Family, Dwelling)
# PostgreSQL keeps the first, and the second only remembers what was found.
NOT_WORK = (FamilySummary, ImportRow)
NAMED = 3

CHANGED = """
    SELECT s.row_id FROM households_formerstate s LEFT JOIN {table} r ON r.id = s.row_id
    WHERE s.deed_id = %s AND s.table_name = %s
        AND (r.id IS NULL OR r.revision > s.revision)
    ORDER BY s.row_id LIMIT %s
"""
POINTING = """
    SELECT s.row_id FROM {other} o JOIN households_formerstate s ON s.row_id = o.{column}
    WHERE s.deed_id = %s AND s.table_name = %s AND s.before IS NULL AND NOT EXISTS (
        SELECT FROM households_formerstate own
        WHERE own.deed_id = s.deed_id AND own.table_name = %s AND own.row_id = o.{key}
    )
        AND {counts}
    ORDER BY s.row_id LIMIT %s
"""
HOLD = """
    SELECT count(*) FROM (
        SELECT FROM {table} r JOIN households_formerstate s ON s.row_id = r.id
        WHERE s.deed_id = %s AND s.table_name = %s ORDER BY r.id FOR UPDATE OF r
    ) held
"""
WITHOUT_FAMILY = """
    SELECT r.id FROM households_person r JOIN households_formerstate s ON s.row_id = r.id
    JOIN households_family f ON f.id = r.family_id
    WHERE s.deed_id = %s AND s.table_name = 'households_person'
        AND r.life_status = 'ALIVE' AND f.state <> 'ACTIVE'
    ORDER BY r.id LIMIT %s
"""
FORGET_SUMMARIES = """
    DELETE FROM households_familysummary k USING households_formerstate s
    WHERE s.deed_id = %s AND s.table_name = 'households_family' AND s.before IS NULL
        AND k.family_id = s.row_id
"""
# Likenesses found by the system, about which nobody has said a word yet.
FORGET_LIKENESSES = """
    DELETE FROM households_pair o USING households_formerstate s
    WHERE o.state = 'OPEN' AND s.row_id IN (o.first_id, o.second_id)
        AND s.deed_id = %s AND s.table_name = 'households_person' AND s.before IS NULL
"""
TAKE_AWAY = """
    DELETE FROM {table} r USING households_formerstate s
    WHERE s.deed_id = %s AND s.table_name = %s AND s.before IS NULL AND r.id = s.row_id
"""
# No statement puts rows back in a known order, so two people may not meet with one number.
FREE_NUMBERS = """
    UPDATE households_person r SET nik = NULL, temporary_nik = ''
    FROM households_formerstate s
    CROSS JOIN LATERAL jsonb_populate_record(NULL::households_person, s.before) b
    WHERE s.deed_id = %s AND s.table_name = 'households_person' AND s.before IS NOT NULL
        AND r.id = s.row_id
        AND (r.nik_index, r.temporary_nik) IS DISTINCT FROM (b.nik_index, b.temporary_nik)
"""
PUT_BACK = """
    UPDATE {table} r SET {columns}
    FROM households_formerstate s
    CROSS JOIN LATERAL jsonb_populate_record(NULL::{table}, s.before) b
    WHERE s.deed_id = %s AND s.table_name = %s AND s.before IS NOT NULL AND r.id = s.row_id
"""
# An earlier deed meets the row again as it left it, so it can still be taken back.
TELL_EARLIER_DEEDS = """
    UPDATE households_formerstate earlier SET revision = r.revision
    FROM households_formerstate s JOIN {table} r ON r.id = s.row_id
    WHERE s.deed_id = %s AND s.table_name = %s AND s.before IS NOT NULL
        AND earlier.table_name = s.table_name AND earlier.row_id = s.row_id
        AND earlier.deed_id <> s.deed_id
        AND earlier.revision = (s.before ->> 'revision')::integer
"""


@dataclass(frozen=True, slots=True)
class LaterWork:
    """A row of the deed that somebody changed (no `what`), or that has a `what` made later."""

    row: str
    what: str | Promise = ""


def remember_for(deed: Deed | None) -> None:
    """Every row that changes in this transaction from here on is remembered; None: no more."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('duren_sawit.deed', %s, true)", [str(deed.pk) if deed else ""]
        )


def hold(deed: Deed) -> None:
    """Nobody changes the rows of the deed, or makes others point at them, from here on."""
    with connection.cursor() as cursor:
        for model in (Family, Person, Dwelling):
            cursor.execute(HOLD.format(table=_table(model)), [deed.pk, _table(model)])


def later_work(deed: Deed) -> list[LaterWork]:
    """A few of the rows that cannot be put back, by name."""
    found: list[LaterWork] = []
    for model in REGISTER:
        changed = _keys(CHANGED.format(table=_table(model)), [deed.pk, _table(model), NAMED + 1])
        found += [LaterWork(name) for name in _names(model, changed)]
        for what, keys in _pointing(deed, model):
            found += [LaterWork(name, what) for name in _names(model, keys)]
    return found


def put_back(deed: Deed) -> None:
    """All rows as they were, and those the deed made away; later work was ruled out before."""
    with connection.cursor() as cursor:
        cursor.execute(FORGET_SUMMARIES, [deed.pk])
        cursor.execute(FORGET_LIKENESSES, [deed.pk])
        for model in (Family, Person, Dwelling):  # so no summary is worked out for families that go
            cursor.execute(TAKE_AWAY.format(table=_table(model)), [deed.pk, _table(model)])
        cursor.execute(FREE_NUMBERS, [deed.pk])
        for model in (Dwelling, Family, Person):
            named = {"table": _table(model), "columns": _assignments(model)}
            cursor.execute(PUT_BACK.format(**named), [deed.pk, _table(model)])
            cursor.execute(TELL_EARLIER_DEEDS.format(**named), [deed.pk, _table(model)])


def without_family(deed: Deed) -> list[str]:
    """Who lives, once everything is put back, in a family that left since; by name."""
    return _names(Person, _keys(WITHOUT_FAMILY, [deed.pk, NAMED]))


def counts(deed: Deed) -> dict[str, tuple[int, int]]:
    """By table: how many rows the deed made, and how many it changed."""
    rows = deed.former_states.values_list("table_name").annotate(
        made=models.Count("pk", filter=models.Q(before__isnull=True)),
        changed=models.Count("pk", filter=models.Q(before__isnull=False)),
    )
    return {table: (made, changed) for table, made, changed in rows}


def _pointing(deed: Deed, model: type[models.Model]) -> Iterator[tuple[str | Promise, list[int]]]:
    for relation in model._meta.get_fields(include_hidden=True):
        other: Any = relation.related_model
        if not isinstance(relation, ForeignObjectRel) or other in NOT_WORK:
            continue
        query = POINTING.format(
            other=_table(other),
            column=relation.field.column,
            key=other._meta.pk.column,
            counts="o.state <> 'OPEN'" if other is Pair else "true",
        )
        keys = _keys(query, [deed.pk, _table(model), _table(other), NAMED + 1])
        yield other._meta.verbose_name, keys


def _keys(query: str, values: list[str | int]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return [key for (key,) in cursor.fetchall()]


def _names(model: type[models.Model], keys: list[int]) -> list[str]:
    if not keys:
        return []
    return [_name(row) for row in model._base_manager.filter(pk__in=keys).order_by("pk")]


def _name(row: models.Model) -> str:
    if isinstance(row, Dwelling):
        return row.address
    if isinstance(row, Family):
        summary = FamilySummary.objects.select_related("head").filter(family=row).first()
        return summary.head.name if summary and summary.head else str(row)
    return str(row)


def _table(model: type[models.Model]) -> str:
    return model._meta.db_table


def _assignments(model: type[models.Model]) -> str:
    kept = {"id", "revision"}
    columns = [
        field.column
        for field in model._meta.concrete_fields
        if field.column not in kept and not isinstance(field, models.GeneratedField)
    ]
    return ", ".join(f"{column} = b.{column}" for column in columns)
