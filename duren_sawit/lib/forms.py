"""Form fields whose cleaned value is a domain type, so that services never parse text."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError


class ParsedField(forms.CharField):
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
