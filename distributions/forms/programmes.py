"""What is asked of a programme, its quotas and its packages."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from distributions import contents
from distributions.choices import FundSource, Receiver
from distributions.facts import Part, ProgrammeFacts
from duren_sawit.areas.models import Area
from duren_sawit.ui.forms import Asking, helper

MOST_FAMILIES = 1_000_000


class PartsField(forms.CharField):
    """Lines of goods or money; cleans to parts."""

    def __init__(self, **options: Any) -> None:
        shown = {
            "label": gettext_lazy("Isi bantuan per keluarga"),
            "widget": forms.Textarea({"rows": 4}),
            "help_text": gettext_lazy(
                "Satu baris satu barang, misalnya 10 kg beras, 1 liter minyak goreng, Rp300.000."
            ),
            "max_length": 2000,
        }
        super().__init__(**{**shown, **options})

    def clean(self, value: Any) -> tuple[Part, ...]:
        text = super().clean(value)
        try:
            return contents.parse(text)
        except ValueError as wrong:
            raise ValidationError(str(wrong)) from None


class ProgrammeForm(Asking):
    """A programme as it is planned."""

    name = forms.CharField(
        label=gettext_lazy("Nama program"),
        max_length=120,
        help_text=gettext_lazy("Seperti dikenal warga, misalnya Bantuan beras Januari 2027."),
    )
    parts = PartsField()
    source = forms.ChoiceField(label=gettext_lazy("Sumber dana"), choices=FundSource.choices)
    legal_basis = forms.CharField(
        label=gettext_lazy("Dasar hukum"),
        max_length=300,
        required=False,
        help_text=gettext_lazy(
            "Nomor keputusan atau surat; tercetak pada daftar dan berita acara."
        ),
    )
    starts_on = forms.DateField(label=gettext_lazy("Mulai"))
    ends_on = forms.DateField(label=gettext_lazy("Sampai"))
    receiver = forms.ChoiceField(
        label=gettext_lazy("Siapa yang menerima"), choices=Receiver.choices
    )
    quota = forms.IntegerField(
        label=gettext_lazy("Kuota keluarga"),
        required=False,
        min_value=1,
        max_value=MOST_FAMILIES,
        help_text=gettext_lazy("Kosongkan bila belum ditetapkan."),
    )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.errors:
            return said
        if said["ends_on"] < said["starts_on"]:
            self.add_error("ends_on", _("Tanggal akhir tidak mendahului tanggal mulai."))
            return said
        texts = {name: " ".join(said[name].split()) for name in ("name", "legal_basis")}
        return {"facts": ProgrammeFacts(**{**said, **texts})}


class QuotaForm(Asking):
    """One number for each RW."""

    def __init__(self, *args: Any, rws: Sequence[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rws = {str(rw.public_id): rw for rw in rws}
        for key, rw in self.rws.items():
            self.fields[key] = forms.IntegerField(
                label=rw.name, required=False, min_value=0, max_value=MOST_FAMILIES
            )

    @property
    def helper(self) -> FormHelper:
        layout = Layout(Fieldset(_("Jumlah keluarga"), *self.rws, css_class="inrow"))
        return helper(self, submit=self.submit, cancel=self.cancel, layout=layout)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.errors:
            return said
        return {"counts": {rw: said[key] or 0 for key, rw in self.rws.items()}}


class PackageForm(Asking):
    """A usual content under a name."""

    name = forms.CharField(label=gettext_lazy("Nama paket"), max_length=80)
    parts = PartsField()
