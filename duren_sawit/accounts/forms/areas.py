"""Choosing one of the areas a person sees."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator

from duren_sawit.areas.models import Area
from duren_sawit.ui.selects import LongSelect


class AreaNames(ModelChoiceIterator):  # type: ignore[type-arg]
    """Only what the select writes: two columns, no rows made into areas."""

    def __iter__(self) -> Iterator[tuple[Any, Any]]:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        yield from self.queryset.values_list("public_id", "long_name")


class AreaField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One area of a queryset, which the form sets when it is made."""

    iterator = AreaNames
    widget = LongSelect

    def __init__(self, **options: Any) -> None:
        super().__init__(Area.objects.none(), to_field_name="public_id", **options)
