"""Whom a row of an aid workbook means."""

from typing import Any

from django import forms

from households.models import Person
from households.models.people import PersonQuerySet


class SettleForm(forms.Form):
    """One of those the reader may find, by the button beside the name."""

    def __init__(self, *args: Any, people: PersonQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: forms.ModelChoiceField[Person] = forms.ModelChoiceField(
            queryset=people,
            to_field_name="public_id",
        )
        self.fields["person"] = field


class SeekForm(forms.Form):
    """What somebody looks for travels in the body, never in an address."""

    q = forms.CharField(max_length=100, required=False)
