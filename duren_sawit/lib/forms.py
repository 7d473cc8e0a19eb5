"""Form fields whose cleaned value is fit to keep, so that services never parse or mend text."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from duren_sawit.lib import dates
from duren_sawit.lib.texts import one_line


class LineField(forms.CharField):
    """One line of text: a name, a reason, a decree."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return (one_line(text) or self.empty_value) if isinstance(text, str) else text


class MailField(forms.EmailField):
    """An address of e-mail, in which nothing hides either."""

    def to_python(self, value: Any) -> Any:
        return one_line(super().to_python(value) or "")


class DayField(forms.DateField):
    """A day within the years that are reckoned with; beyond them, the day after may not exist."""

    def to_python(self, value: Any) -> Any:
        day = super().to_python(value)
        if day and not dates.FIRST_YEAR <= day.year <= dates.LAST_YEAR:
            said = _("Tahunnya dari %(first)d sampai %(last)d.")
            years = {"first": dates.FIRST_YEAR, "last": dates.LAST_YEAR}
            raise ValidationError(said % years, code="out_of_range")
        return day


class ParsedField(LineField):
    """A line of text read by `parse`; None when left empty.

    `parse` takes the text and raises ValueError with a sentence for the person typing:
    `ParsedField(parse=Nik.parse)`, `ParsedField(parse=dates.parse)`.
    """

    def __init__(self, *, parse: Callable[[str], object], **options: Any) -> None:
        self.parse = parse
        super().__init__(**{"empty_value": None, **options})

    def to_python(self, value: Any) -> Any:
        """The parsed value, or a validation error with the sentence of `parse`."""
        text = super().to_python(value)
        if text is None:
            return None
        try:
            return self.parse(text)
        except ValueError as reason:
            raise ValidationError(str(reason), code="invalid") from None


def one_line_field(column: "models.Field[Any, Any]", **options: Any) -> forms.Field | None:
    """The `formfield_callback` of a ModelForm: its texts are single lines."""
    if type(column) is models.CharField and not column.choices:
        options["form_class"] = LineField
    return column.formfield(**options)
