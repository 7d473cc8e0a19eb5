"""Rows of plain SQL as instances of models, for the few questions that every request asks.

Building the same statement from querysets takes longer than the database needs to answer, and
PostgreSQL plans it anew each time; here it is written once and planned once a connection.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any, Generic, TypeVar

import psycopg
from django.db import connection, models

Row = TypeVar("Row", bound=models.Model)


class Part(Generic[Row]):
    """Columns of one table, by its name in the statement."""

    def __init__(self, model: type[Row], table: str, *wanted: str) -> None:
        fields = [field for field in model._meta.concrete_fields if field.attname in wanted]
        self.model = model
        self.columns = [field.attname for field in fields]
        self.opened = {
            place: field.from_db_value
            for place, field in enumerate(fields)
            if hasattr(field, "from_db_value")
        }
        self.sql = ", ".join(f"{table}.{name}" for name in self.columns)

    @classmethod
    def whole(cls, model: type[Row], table: str) -> "Part[Row]":
        """All columns."""
        return cls(model, table, *(field.attname for field in model._meta.concrete_fields))

    def read(self, values: Iterator[Any]) -> Row:
        """The next of a row; a column that is not among these is fetched when it is asked for."""
        own = [*islice(values, len(self.columns))]
        for place, opened in self.opened.items():
            own[place] = opened(own[place], None, connection)
        return self.model.from_db(connection.alias, self.columns, own)


class _PlannedCursor(psycopg.Cursor[Any]):
    def execute(self, query: Any, params: Any = None, **options: Any) -> "_PlannedCursor":
        super().execute(query, params, **{**options, "prepare": True})
        return self


def asked(statement: str, said: Mapping[str, Any]) -> list[Iterator[Any]]:
    """All rows of a statement that PostgreSQL plans once a connection, each to be read in turn."""
    connection.ensure_connection()
    bare: Any = _PlannedCursor(connection.connection)
    logged = connection.queries_logged
    wrapped = connection.make_debug_cursor(bare) if logged else connection.make_cursor(bare)
    with wrapped as cursor:
        cursor.execute(statement, said)
        return [iter(row) for row in cursor.fetchall()]


def add(row: models.Model) -> None:
    """Write one new row of a model without defaults in PostgreSQL; it learns its key."""
    fields, statement = _insert(type(row))
    values = {
        field.attname: field.get_db_prep_save(field.pre_save(row, add=True), connection)
        for field in fields
    }
    [(row.pk,)] = asked(statement, values)


@cache
def _insert(model: type[models.Model]) -> "tuple[list[models.Field[Any, Any]], str]":
    fields = [
        field
        for field in model._meta.local_concrete_fields
        if not (field.primary_key or field.generated)
    ]
    if any(field.has_db_default() for field in fields):
        raise TypeError(f"PostgreSQL fills in more of a {model.__name__} than it would tell")
    columns = ", ".join(str(field.column) for field in fields)
    values = ", ".join(f"%({field.attname})s" for field in fields)
    table = model._meta.db_table
    statement = f"INSERT INTO {table} ({columns}) VALUES ({values}) RETURNING id"  # noqa: S608 -- names
    return fields, statement
