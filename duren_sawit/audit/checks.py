"""Refuses to start when a personal column has no line in retention.toml, or a line no column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.contrib.postgres.fields import ArrayField
from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import FieldDoesNotExist, FieldError
from django.db import models

from duren_sawit.audit.registry import known_events
from duren_sawit.audit.retention import (
    FILE,
    TRAIL_VALUES,
    Book,
    PersonalColumn,
    Rule,
    book,
    our_models,
)
from duren_sawit.lib.encryption import EncryptedField

TEXT_LIKE = (
    models.CharField,
    models.TextField,
    models.JSONField,
    models.FileField,
    models.GenericIPAddressField,
    ArrayField,
    EncryptedField,
)
SPARED_DAYS = 365  # by audit_erase_values(), whatever it is asked
# Columns of other types whose names sound like a person.
PERSONAL_NAMES = frozenset(
    {"birth", "born", "death", "died", "sex", "gender", "religion", "marital", "pregnant"}
    | {"disability", "illness", "income", "salary", "wealth", "occupation", "education"}
    | {"latitude", "longitude", "ip"}
)
HINT = f"Tulis di {FILE.name}: di [personal] dengan alasan dan aturan, atau di [not_personal]."


@register()
def retention_is_complete(
    *, app_configs: Sequence[AppConfig] | None, **_options: Any
) -> list[CheckMessage]:
    """The whole file against all models, whichever apps are being checked."""
    return list(problems(book(), our_models()))


def problems(written: Book, models_of_ours: list[type[models.Model]]) -> Iterator[Error]:
    """Everything in the file that does not agree with the models."""
    lines = {(line.table, line.column) for line in written.personal}
    asked = {(m._meta.label_lower, field.name) for m in models_of_ours for field in flagged(m)}
    for table, column in sorted(asked - lines - written.not_personal):
        yield Error(f"{table}.{column} may be personal, has no line.", hint=HINT, id="audit.E001")
    for table, column in sorted(lines | written.not_personal):
        if not _exists(table, column):
            yield Error(f"{table}.{column} has a line and is no column.", id="audit.E002")
    for table, column in sorted(lines & written.not_personal):
        yield Error(f"{table}.{column} is called both personal and not.", id="audit.E003")
    for line in written.personal:
        yield from _line_problems(line, written.rules.get(line.rule))
    for rule in written.rules.values():
        yield from _rule_problems(rule)


def flagged(model: type[models.Model]) -> Iterator[models.Field[Any, Any]]:
    """The columns that must be spoken of: text without fixed choices, and telling names."""
    for field in model._meta.concrete_fields:
        if isinstance(field, models.GeneratedField) or field.is_relation:
            continue
        sounds_personal = not PERSONAL_NAMES.isdisjoint(field.name.split("_"))
        if sounds_personal or (isinstance(field, TEXT_LIKE) and not field.choices):
            yield field


def _exists(table: str, column: str) -> bool:
    try:
        apps.get_model(table)._meta.get_field(column)
    except (LookupError, FieldDoesNotExist):
        return False
    return True


def _line_problems(line: PersonalColumn, rule: Rule | None) -> Iterator[Error]:
    name = f"{line.table}.{line.column}"
    if bool(line.rule) == bool(line.kept):
        yield Error(f"{name} needs either a rule or why it is kept.", id="audit.E004")
    elif line.rule and not _erases(rule, line):
        yield Error(f"{name}: rule {line.rule} does not erase it.", id="audit.E005")


def _erases(rule: Rule | None, line: PersonalColumn) -> bool:
    whole_row_or = () if rule is None else rule.columns or (line.column,)
    return rule is not None and rule.table == line.table and line.column in whole_row_or


def _rule_problems(rule: Rule) -> Iterator[Error]:
    missing = [column for column in rule.columns if not _exists(rule.table, column)]
    if missing:
        yield Error(f"Rule {rule.name}: {rule.table} has no {', '.join(missing)}.", id="audit.E006")
    if bool(rule.age) == bool(rule.since):
        yield Error(f"Rule {rule.name} needs either age or since.", id="audit.E009")
        return
    if rule.name == TRAIL_VALUES and rule.days <= SPARED_DAYS:
        yield Error(f"Rule {rule.name}: PostgreSQL spares a year of them.", id="audit.E011")
    if rule.since and rule.since not in known_events():
        yield Error(f"Rule {rule.name}: no event is called {rule.since}.", id="audit.E010")
    try:
        rule.aged().filter(**rule.where, moment__isnull=False).query  # noqa: B018 -- building it is asking
    except (LookupError, FieldError, ValueError) as wrong:
        yield Error(f"Rule {rule.name} cannot be asked: {wrong}", id="audit.E007")
    for column in set(rule.columns) - set(missing):
        field = rule.model._meta.get_field(column)
        if not (field.null or field.empty_strings_allowed):
            yield Error(f"Rule {rule.name}: {column} cannot be emptied.", id="audit.E008")
