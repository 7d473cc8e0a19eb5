"""What differs between a row and what it shall say: saved, and told to the trail."""

from collections.abc import Mapping
from typing import Any

from django.db import models

from duren_sawit.lib.derived import NameKeyField, TailIndexField
from duren_sawit.lib.violations import refused_by

Changes = dict[str, tuple[object, object]]


def write(row: models.Model, values: Mapping[str, object]) -> Changes:
    """Save what differs; answers old and new values, for the trail."""
    changes: Changes = {
        field: (getattr(row, field), value)
        for field, value in values.items()
        if getattr(row, field) != value
    }
    for field, (_old, new) in changes.items():
        setattr(row, field, new)
    if changes:
        with refused_by(type(row)):
            row.save(update_fields=[*changes, *_derived(row, changes)])
    return changes


def first_values(values: Mapping[str, Any]) -> Changes:
    """What is known at the beginning, for the trail."""
    return {field: (None, value) for field, value in values.items() if value not in (None, "")}


def _derived(row: models.Model, changes: Changes) -> list[str]:
    """Search columns are worked out again when their source is saved."""
    return [
        field.name
        for field in row._meta.fields
        if isinstance(field, NameKeyField | TailIndexField) and field.source in changes
    ]
