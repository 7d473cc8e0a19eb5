"""What is typed at the table: the code on a slip, or a name."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from duren_sawit.lib import codes

LARGE = {"class": "form-control form-control-lg", "autocomplete": "off"}


class CodeForm(forms.Form):
    """A code as it was typed or scanned; cleans to what `present` asks for."""

    code = forms.CharField(
        label=gettext_lazy("Kode di slip"),
        max_length=200,
        error_messages={"required": gettext_lazy("Pindai slipnya, atau ketik kodenya.")},
        widget=forms.TextInput(
            {**LARGE, "autocapitalize": "characters", "spellcheck": "false", "data-ds-code": True}
        ),
    )

    def clean_code(self) -> str:
        try:
            return codes.parse(_code_in(self.cleaned_data["code"]))
        except ValueError as error:
            raise ValidationError(str(error)) from None


class NameForm(forms.Form):
    """The name of somebody whose slip stayed at home."""

    nama = forms.CharField(
        label=gettext_lazy("Nama penerima"),
        max_length=120,
        required=False,
        widget=forms.TextInput({**LARGE, "type": "search"}),
    )

    def asked(self) -> str:
        self.is_valid()
        said: dict[str, Any] = self.cleaned_data
        return str(said.get("nama", "")).strip()


def _code_in(text: str) -> str:
    """The last part of the address that stands in the square on the slip."""
    return text.strip().rstrip("/").rpartition("/")[2]
