"""In which form a list is taken away, and why with full numbers."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duren_sawit.lib.forms import LineField
from duren_sawit.ui.forms import helper
from households.choices import ExportFormat


class ExportForm(forms.Form):
    format = forms.ChoiceField(
        label=gettext_lazy("Bentuk berkas"),
        choices=ExportFormat.choices,
        initial=ExportFormat.XLSX,
    )

    def __init__(self, *args: Any, cancel: str, **kwargs: Any) -> None:
        self.cancel = cancel
        super().__init__(*args, **kwargs)

    @property
    def helper(self) -> FormHelper:
        return helper(self, submit=_("Susun berkasnya"), cancel=self.cancel)


class FullExportForm(ExportForm):
    """With every digit of NIK and KK numbers: says why."""

    reason = LineField(
        label=gettext_lazy("Alasan"),
        max_length=200,
        help_text=gettext_lazy("Tersimpan di jejak. Tulis tanpa NIK dan tanpa nama warga."),
    )
