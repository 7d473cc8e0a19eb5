"""What an RT head reports, and how the office answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy, pgettext_lazy

from duren_sawit.ui.forms import Asking
from households.choices import ReportKind
from households.forms.asking import AskingSuccessor

KINDS = [
    (ReportKind.DIED, gettext_lazy("Meninggal")),
    (ReportKind.MOVED, pgettext_lazy("status", "Pindah ke luar")),
]


class ReportForm(Asking):
    """Died or moved, since when, and a word about it."""

    kind = forms.ChoiceField(label=gettext_lazy("Apa yang terjadi?"), choices=KINDS)
    on = forms.DateField(label=gettext_lazy("Sejak tanggal"))
    note = forms.CharField(
        label=gettext_lazy("Keterangan"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Misalnya: pindah ke Bekasi, ikut anaknya."),
    )


class ConfirmForm(AskingSuccessor):
    """Only who follows a head is still to be said."""

    def clean(self) -> dict[str, Any]:
        return self.cleaned_data if self.errors else {"successor": self.chosen_successor()}


class AnswerForm(Asking):
    """Why a report is not recorded yet; the reporter reads it."""

    answer = forms.CharField(
        label=gettext_lazy("Jawaban untuk pelapor"),
        max_length=200,
        help_text=gettext_lazy("Tulis apa yang masih diperlukan atau sebabnya."),
    )
