"""Columns that are closed in the database and still found by equality.

`nik = EncryptedField(Nik, null=True)` makes two columns: `nik`, the closed value (see `sealing`),
and `nik_index`, 32 bytes that PostgreSQL itself copies out of it, so that both agree however a row
was written. Uniqueness is a UniqueConstraint on `nik_index`; a plain Index makes lookups quick.
The same value has the same index in every table: tables are joined on it.
"""

from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar, overload

from django import forms
from django.conf import settings
from django.core.exceptions import FieldError, ValidationError
from django.db import models, transaction
from django.db.models.expressions import Col
from django.db.models.functions import Cast, Substr
from django.db.models.lookups import Exact, In, IsNull
from django.db.models.query_utils import DeferredAttribute

from duren_sawit.lib import sealing
from duren_sawit.lib.forms import ParsedField

V = TypeVar("V")

if TYPE_CHECKING:
    TypedField = models.Field[V, V]
else:

    class TypedField(models.Field, Generic[V]):
        """Django's fields know their type only while types are checked."""


class EncryptedField(TypedField[V]):
    """A closed column holding `Nik`, `KkNumber`, `str`, or any type with `full` and `parse`.

    Attributes and `values()` give the open value. Filters know `exact`, `in` and `isnull`; any
    other lookup is a FieldError, any value of another type a TypeError.

    `indexed=False`: no index column, no equality; for free text, where equal texts must not show.
    `bound_to`: the name the values are bound to, by default `<table>.<column>`. Give the old name
    when a column is renamed, and the register's name to a staging table copied from in SQL.
    """

    @overload
    def __init__(
        self: "EncryptedField[V | None]",
        holds: type[V],
        *,
        indexed: bool = ...,
        bound_to: str = ...,
        null: Literal[True],
        **options: Any,
    ) -> None: ...
    @overload
    def __init__(
        self, holds: type[V], *, indexed: bool = ..., bound_to: str = ..., **options: Any
    ) -> None: ...
    def __init__(
        self, holds: type[V], *, indexed: bool = True, bound_to: str = "", **options: Any
    ) -> None:
        if options.keys() & {"unique", "db_index", "primary_key"}:
            raise TypeError("Constrain and index the _index column, not the closed one")
        self.holds: Any = holds
        self.indexed = indexed
        self.bound_to = bound_to
        self.empty_strings_allowed = issubclass(holds, str)
        super().__init__(**options)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs["holds"] = self.holds
        kwargs |= {} if self.indexed else {"indexed": False}
        kwargs |= {"bound_to": self.bound_to} if self.bound_to else {}
        return name, path, args, kwargs

    def contribute_to_class(self, cls: type[models.Model], name: str, *args: Any) -> None:
        super().contribute_to_class(cls, name, *args)
        in_migration = cls.__module__ == "__fake__"  # migrations list both columns themselves
        if self.indexed and not cls._meta.abstract and not in_migration:
            BlindIndexField(source=name).contribute_to_class(cls, f"{name}_index")

    def get_internal_type(self) -> str:
        return "BinaryField"

    # Values

    def to_python(self, value: Any) -> Any:
        """The held type from what fixtures and forms bring; ValidationError with its sentence."""
        if value is None or isinstance(value, self.holds):
            return value
        try:
            return self.holds.parse(value)
        except ValueError as reason:
            raise ValidationError(str(reason), code="invalid") from None

    def get_prep_value(self, value: Any) -> Any:
        if value is not None and not isinstance(value, self.holds):
            raise TypeError(f"{self} holds {self.holds.__name__}, not {type(value).__name__}")
        return value

    def get_db_prep_value(self, value: Any, *_context: Any, **_options: Any) -> Any:
        value = self.get_prep_value(value)
        return None if value is None else self.seal(value)

    def from_db_value(self, value: Any, *_context: object) -> V | None:
        return None if value is None else self.open(bytes(value))

    def value_to_string(self, obj: models.Model) -> str:
        """Refused: serialised text would lie open. Backups keep the closed column."""
        raise TypeError(f"{self} is not serialised")

    def seal(self, value: V) -> bytes:
        """The bytes to store, for rows written past the ORM (COPY)."""
        index = blind_index(value) if self.indexed else b""
        return self._seal.close(_text(value), index=index)

    def open(self, sealed: bytes) -> V:
        """The value of stored bytes; `sealing.Unreadable` when they do not open here."""
        value: V = self.holds(self._seal.open(sealed))
        return value

    @property
    def _seal(self) -> sealing.Seal:
        column = self.bound_to or f"{self.model._meta.db_table}.{self.column}"
        size = sealing.INDEX_BYTES if self.indexed else 0
        return sealing.Seal(settings.FIELD_KEYRING, column, size)

    # Queries and forms

    def get_lookups(self) -> dict[str, Any]:
        by_index = {"exact": ExactByIndex, "in": InByIndex} if self.indexed else {}
        return {"isnull": IsNull, **by_index}

    def formfield(self, **options: Any) -> forms.Field | None:
        if issubclass(self.holds, str):
            return super().formfield(**options)
        parsed = {"form_class": ParsedField, "parse": self.holds.parse}
        return super().formfield(**{**parsed, **options})


class CurrentIndex(DeferredAttribute):
    """`person.nik_index` follows `person.nik`, also between a change and its saving."""

    field: "BlindIndexField"

    def __get__(self, instance: models.Model | None, owner: Any = None) -> Any:
        if instance is None:
            return self
        value = getattr(instance, self.field.source)
        return None if value is None else blind_index(value)

    def __set__(self, instance: models.Model, value: bytes | None) -> None:
        instance.__dict__[self.field.attname] = value


class BlindIndexField(models.GeneratedField):
    """The index bytes of a closed column, kept by PostgreSQL. Added by EncryptedField only."""

    descriptor_class = CurrentIndex

    def __init__(self, *, source: str, **options: Any) -> None:
        self.source = source
        binary = models.BinaryField()
        super().__init__(
            expression=Substr(
                Cast(source, binary), sealing.KEY_NUMBER_BYTES + 1, sealing.INDEX_BYTES
            ),
            output_field=binary,
            db_persist=True,
            null=True,
            **options,
        )

    def deconstruct(self) -> Any:
        name, path, args, _kwargs = super().deconstruct()
        return name, path, args, {"source": self.source}


class ExactByIndex(Exact):
    """`filter(nik=Nik(...))`."""

    def __init__(self, lhs: Col, rhs: Any) -> None:
        super().__init__(_index_column(lhs), _index_of(rhs, lhs))


class InByIndex(In):
    """`filter(nik__in=[Nik(...), ...])`."""

    def __init__(self, lhs: Col, rhs: Any) -> None:
        _refuse_expression(rhs)
        super().__init__(_index_column(lhs), [_index_of(value, lhs) for value in rhs])


def blind_index(value: object) -> bytes:
    """The 32 bytes in `_index` columns for this value: same type and value, same bytes."""
    kind = "str" if isinstance(value, str) else type(value).__name__
    return sealing.blind_index(kind, _text(value), ring=settings.FIELD_KEYRING)


def rotate(model: type[models.Model], field: str, *, batch: int = 500) -> int:
    """Close again, with the current key, what older keys closed. Returns the number of rows.

    Runs in transactions of `batch` rows, so it may be stopped and run again. Every process must
    know the new ring before. Raises `sealing.Unreadable` at the first row that does not open.
    """
    count, last = 0, 0
    while rows := _rotate_batch(model, field, after=last, size=batch):
        count, last = count + len(rows), rows[-1].pk
    return count


@transaction.atomic
def _rotate_batch(
    model: type[models.Model], field: str, *, after: int, size: int
) -> list[models.Model]:
    key_number = Substr(Cast(field, models.BinaryField()), 1, sealing.KEY_NUMBER_BYTES)
    rows = list(
        model._base_manager.annotate(key_number=Cast(key_number, models.BinaryField()))
        .filter(pk__gt=after, **{f"{field}__isnull": False})
        .exclude(key_number=bytes([settings.FIELD_KEYRING.current]))
        .only("pk", field)
        .select_for_update(of=("self",))
        .order_by("pk")[:size]
    )
    model._base_manager.bulk_update(rows, [field])
    return rows


def _text(value: Any) -> str:
    text: str = value if isinstance(value, str) else value.full
    return text


def _index_column(lhs: Col) -> Col:
    if not isinstance(lhs, Col):
        raise FieldError("Filter on an encrypted column itself, not on an expression")
    index: Any = lhs.target.model._meta.get_field(f"{lhs.target.name}_index")
    return Col(lhs.alias, index, index.output_field)


def _index_of(value: Any, lhs: Col) -> bytes | None:
    _refuse_expression(value)
    value = lhs.target.get_prep_value(value)
    return None if value is None else blind_index(value)


def _refuse_expression(value: Any) -> None:
    if hasattr(value, "resolve_expression"):
        raise FieldError("Compare encrypted columns with each other by their _index columns")
