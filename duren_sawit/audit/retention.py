"""Reads retention.toml: which columns are personal, why they are kept, until when, how they go."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models

FILE = Path(__file__).with_name("retention.toml")
TRAIL_VALUES = "trail_values"  # the rule for old and new values in the trail


@dataclass(frozen=True)
class Rule:
    """Rows of `table` whose moment lies more than `days` back lose `columns`, or go.

    The moment is a column or a path to one (`age`), or the last entry in the trail that says this
    event happened to the row (`since`).
    """

    name: str
    table: str
    days: int
    says: str
    age: str = ""
    since: str = ""
    where: Mapping[str, Any] = field(default_factory=dict)
    columns: tuple[str, ...] = ()  # none: the whole row goes

    @property
    def model(self) -> type[models.Model]:
        return apps.get_model(self.table)

    def aged(self) -> models.QuerySet[Any]:
        """All rows, with the `moment` from which their days are counted."""
        return self.model._base_manager.annotate(moment=self._moment())

    def _moment(self) -> models.F | models.Subquery:
        if not self.since:
            return models.F(self.age)
        events = apps.get_model("audit.auditevent").objects.filter(
            event=self.since, subject_type=self.table, subject_id=models.OuterRef("pk")
        )
        return models.Subquery(events.order_by("-recorded_at").values("recorded_at")[:1])


@dataclass(frozen=True)
class PersonalColumn:
    """One line: why the column is kept, and either the rule that erases it or why none does."""

    table: str
    column: str
    why: str
    rule: str = ""
    kept: str = ""


@dataclass(frozen=True)
class Book:
    """The whole file."""

    rules: Mapping[str, Rule]
    personal: tuple[PersonalColumn, ...]
    not_personal: frozenset[tuple[str, str]]


@cache
def book() -> Book:
    return read(FILE.read_text(encoding="utf-8"))


def rules() -> Mapping[str, Rule]:
    return book().rules


def read(text: str) -> Book:
    """The book in a text; a wrong or missing word in a line raises TypeError with its place."""
    parts = tomllib.loads(text)
    return Book(
        rules={name: _rule(name, line) for name, line in parts.get("rules", {}).items()},
        personal=tuple(_personal(parts.get("personal", {}))),
        not_personal=frozenset(
            (table, column)
            for table, columns in parts.get("not_personal", {}).items()
            for column in columns
        ),
    )


def _rule(name: str, line: dict[str, Any]) -> Rule:
    try:
        return Rule(name, **(line | {"columns": tuple(line.get("columns", ()))}))
    except TypeError as wrong:
        raise TypeError(f"rules.{name}: {wrong}") from None


def _personal(tables: dict[str, dict[str, Any]]) -> Iterator[PersonalColumn]:
    for table, columns in tables.items():
        for column, line in columns.items():
            try:
                yield PersonalColumn(table, column, **line)
            except TypeError as wrong:
                raise TypeError(f"personal.{table}.{column}: {wrong}") from None


def our_models() -> list[type[models.Model]]:
    """The models written in this house, not those of libraries and of tests."""
    return [
        model
        for app in apps.get_app_configs()
        if _is_ours(Path(app.path))
        for model in app.get_models()
    ]


def _is_ours(folder: Path) -> bool:
    home = settings.BASE_DIR
    within = folder.relative_to(home).parts if folder.is_relative_to(home) else ("elsewhere",)
    return within[0] not in {"elsewhere", "tests"} and "site-packages" not in within
