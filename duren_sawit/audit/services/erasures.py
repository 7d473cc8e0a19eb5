"""Erases personal data whose time is over, as retention.toml says."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import connection, models, transaction

from duren_sawit.audit.choices import Event
from duren_sawit.audit.models import AuditChange, RetentionRun
from duren_sawit.audit.retention import Rule
from duren_sawit.audit.services import trail

BATCH = 500
ERASE_VALUES = "SELECT audit_erase_values(%s, %s)"


@transaction.atomic
def erase_batch(rule: Rule, *, by: trail.Actor | None, at: datetime) -> int:
    """Erase what one batch of rows still holds; answers how many rows there were, 0 at the end.

    Leaves a RetentionRun and one entry that name the rule and the count, never the values.
    """
    erase = _erase_values if rule.model is AuditChange else _erase_rows
    count = erase(rule, at=at)
    if count:
        run = RetentionRun.objects.create(rule=rule.name, at=at, erased_count=count)
        trail.record(Event.RETENTION_APPLIED, subject=run, by=by, at=at, reason=rule.name)
    return count


def _erase_values(rule: Rule, *, at: datetime) -> int:
    """The trail's values: the application may not delete them, a function of the owner may."""
    with connection.cursor() as cursor:
        cursor.execute(ERASE_VALUES, [at - timedelta(days=rule.days), BATCH])
        (count,) = cursor.fetchone()
    return int(count)


def _erase_rows(rule: Rule, *, at: datetime) -> int:
    rows = list(_due(rule, at=at).select_for_update(of=("self",)).order_by("pk")[:BATCH])
    _forget_files(rule, rows)
    due = rule.model._base_manager.filter(pk__in=[row.pk for row in rows])
    if rule.columns:
        due.update(**_empty(rule))
    else:
        due.delete()
    return len(rows)


def _due(rule: Rule, *, at: datetime) -> models.QuerySet[Any]:
    due = rule.aged().filter(**rule.where, moment__lt=at - timedelta(days=rule.days))
    if not rule.columns:
        return due
    something_left = models.Q()
    for column, empty in _empty(rule).items():
        something_left |= ~models.Q(
            **({f"{column}__isnull": True} if empty is None else {column: empty})
        )
    return due.filter(something_left)


def _empty(rule: Rule) -> dict[str, object]:
    fields = {column: rule.model._meta.get_field(column) for column in rule.columns}
    return {column: None if field.null else "" for column, field in fields.items()}


def _forget_files(rule: Rule, rows: list[models.Model]) -> None:
    """Files go after the commit: a row without its file is worse than a file without its row."""
    for field in rule.model._meta.get_fields():
        if isinstance(field, models.FileField) and (not rule.columns or field.name in rule.columns):
            for file in filter(None, (getattr(row, field.name) for row in rows)):
                transaction.on_commit(partial(file.storage.delete, file.name))
