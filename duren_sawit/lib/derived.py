"""Columns worked out from another column whenever a row is saved, for searching only."""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from duren_sawit.lib import names, sealing
from duren_sawit.lib.nik import CardNumber

TAIL_BYTES = 8


class NameKeyField(models.CharField):  # type: ignore[type-arg]
    """`names.key` of the column `source`. Rows written past `save()` bring their own."""

    def __init__(self, *, source: str, **options: Any) -> None:
        self.source = source
        super().__init__(**{"max_length": 200, "editable": False, "default": "", **options})

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {"source": self.source, "max_length": kwargs["max_length"]}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: FBT001 -- Django's
        value = names.key(getattr(model_instance, self.source))[: self.max_length]
        setattr(model_instance, self.attname, value)
        return value


class TailIndexField(models.BinaryField):  # type: ignore[type-arg]
    """A keyed digest of the last four digits of the number in `source`, null without one."""

    def __init__(self, *, source: str, **options: Any) -> None:
        self.source = source
        super().__init__(**{"null": True, "editable": False, **options})

    def deconstruct(self) -> Any:
        name, path, args, _kwargs = super().deconstruct()
        return name, path, args, {"source": self.source}

    def pre_save(self, model_instance: models.Model, add: bool) -> bytes | None:  # noqa: FBT001 -- Django's
        number: CardNumber | None = getattr(model_instance, self.source)
        value = tail_index(number.full[-4:]) if number else None
        setattr(model_instance, self.attname, value)
        return value


def words_of(column: str) -> models.Func:
    """The words of a key column, for an index on them and for asking that index."""
    return models.Func(
        models.F(column),
        models.Value(" "),
        function="string_to_array",
        output_field=ArrayField(models.TextField()),
    )


@lru_cache(maxsize=10_000)
def tail_index(digits: str) -> bytes:
    """Eight bytes that stand for four digits; without the key they say nothing."""
    return sealing.blind_index("tail", digits, ring=settings.FIELD_KEYRING)[:TAIL_BYTES]
