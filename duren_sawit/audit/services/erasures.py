"""Erases personal data whose time is over, as retention.toml says."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import connection, models, transaction

from duren_sawit.audit.choices import Event
from duren_sawit.audit.models import RetentionRun
from duren_sawit.audit.retention import Rule
from duren_sawit.audit.services import trail

BATCH = 500


@transaction.atomic
def erase_batch(rule: Rule, *, by: trail.Actor | None, at: datetime) -> int:
    """Erase what one batch of rows still holds; answers how many rows there were, 0 at the end.

    Leaves a RetentionRun and one entry that name the rule and the count, never the values.
    """
    rows = list(_due(rule, at=at).select_for_update(of=("self",)).order_by("pk")[:BATCH])
    if not rows:
        return 0
    _tell_postgres()
    _forget_files(rule, rows)
    due = rule.model._base_manager.filter(pk__in=[row.pk for row in rows])
    if rule.columns:
        due.update(**_empty(rule))
    else:
        due.delete()
    run = RetentionRun.objects.create(rule=rule.name, at=at, erased_count=len(rows))
    trail.record(Event.RETENTION_APPLIED, subject=run, by=by, at=at, reason=rule.name)
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


def _tell_postgres() -> None:
    """The trail's values may only be deleted by a transaction that says it applies retention."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL duren_sawit.retention = 'on'")


def _forget_files(rule: Rule, rows: list[models.Model]) -> None:
    """Files go after the commit: a row without its file is worse than a file without its row."""
    for field in rule.model._meta.get_fields():
        if isinstance(field, models.FileField) and (not rule.columns or field.name in rule.columns):
            for file in filter(None, (getattr(row, field.name) for row in rows)):
                transaction.on_commit(partial(file.storage.delete, file.name))
