"""The encrypted columns of all rooms: whether they open here, and closing them anew."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models

from duren_sawit.lib.encryption import EncryptedField, rotate
from duren_sawit.lib.sealing import Unreadable

Column = tuple[type[models.Model], str]


def closed_columns() -> Iterator[Column]:
    """Every encrypted column there is, as model and field name."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, EncryptedField):
                yield model, field.name


def all_open() -> bool:
    """Whether the newest value of every encrypted column opens with our keys."""
    return all(map(_opens, closed_columns()))


def _opens(column: Column) -> bool:
    model, field = column
    filled = model._base_manager.filter(**{f"{field}__isnull": False})
    try:
        filled.order_by("-pk").values_list(field, flat=True).first()
    except Unreadable:
        return False
    return True


def close_anew() -> int:
    """Close with the current key whatever an older key closed; returns the number of values.

    Works in small transactions, so it may be stopped and run again: what is done stays done.
    """
    return sum(rotate(model, field) for model, field in closed_columns())
