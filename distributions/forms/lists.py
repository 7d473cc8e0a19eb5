"""What is asked about a recipient list: what to show, what to fill it from, why it goes back."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from distributions.choices import Check, Standing
from distributions.models import RecipientList
from distributions.selectors.entry_rows import Narrowed
from distributions.selectors.findings import ANY
from duren_sawit.areas.models import Area
from duren_sawit.ui.forms import Asking, filter_helper
from duren_sawit.ui.selects import LongSelect
from households.choices import SIZE_WORDS, TRAIT_WORDS, VISIT_WORDS
from households.selectors.lists import Asked


class EntryFilterForm(forms.Form):
    """Holds no name and no number, since it travels in addresses."""

    wilayah = forms.ChoiceField(label=_("Wilayah"), required=False, widget=LongSelect)
    periksa = forms.ChoiceField(
        label=_("Pemeriksaan"),
        required=False,
        choices=[("", _("Semua")), (ANY, _("Perlu diperiksa")), *Check.choices],
    )
    kedudukan = forms.ChoiceField(
        label=_("Kedudukan"),
        required=False,
        choices=[
            ("", _("Semua")),
            (Standing.MAIN.value, _("Penerima")),
            (Standing.RESERVE.value, _("Cadangan")),
        ],
    )

    def __init__(self, *args: Any, places: list[Area], action: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places, self.action = _named(places), action
        self.fields["wilayah"] = place_field(self.places)

    def asked(self) -> Narrowed:
        self.full_clean()
        said = self.cleaned_data
        return Narrowed(
            self.places.get(said.get("wilayah", "")),
            said.get("periksa", ""),
            said.get("kedudukan", ""),
        )

    def query(self) -> str:
        said = {name: value for name, value in self.cleaned_data.items() if value}
        return f"?{urlencode(said)}"

    @property
    def helper(self) -> FormHelper:
        return filter_helper(self, action=self.action, fragment="results", folded=True)


class FillForm(Asking):
    """Which families of the register shall be on the list."""

    wilayah = forms.ChoiceField(label=_("Wilayah"), required=False, widget=LongSelect)
    ciri = forms.MultipleChoiceField(
        label=_("Hanya keluarga yang punya"),
        required=False,
        choices=TRAIT_WORDS,
        widget=forms.CheckboxSelectMultiple,
    )
    anggota = forms.ChoiceField(label=_("Anggota"), required=False, choices=SIZE_WORDS)
    kunjungan = forms.ChoiceField(label=_("Kunjungan"), required=False, choices=VISIT_WORDS)

    def __init__(self, *args: Any, places: list[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = _named(places)
        self.fields["wilayah"] = place_field(self.places)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.errors:
            return said
        asked = Asked(
            area=self.places.get(said["wilayah"]),
            size=said["anggota"],
            visit=said["kunjungan"],
            traits=tuple(said["ciri"]),
        )
        return {"asked": asked}


class CopyForm(Asking):
    """Which earlier list."""

    def __init__(self, *args: Any, others: Iterable[RecipientList], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.others = {str(one.public_id): one for one in others}
        choices = [(key, f"{one.programme}, {one}") for key, one in self.others.items()]
        self.fields["other"] = forms.ChoiceField(
            label=_("Daftar yang disalin"), choices=choices, widget=LongSelect
        )

    def clean_other(self) -> RecipientList:
        return self.others[self.cleaned_data["other"]]


class WorkbookForm(Asking):
    """A by-name list from elsewhere; what is in it is looked at by the reader."""

    file = forms.FileField(
        label=_("Berkas"),
        help_text=_("Excel, OpenDocument, atau CSV; paling besar 25 MB."),
        widget=forms.FileInput({"accept": ".xlsx,.xls,.xlsm,.xlsb,.ods,.csv,.txt"}),
    )

    def clean(self) -> dict[str, Any]:
        if self.errors:
            return self.cleaned_data
        file = self.cleaned_data["file"]
        return {"content": file.read(), "filename": file.name or ""}


class ReasonForm(Asking):
    """One sentence why."""

    reason = forms.CharField(
        label=_("Apa yang perlu diperbaiki"),
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Satu kalimat untuk penyusun daftar, tanpa nama dan NIK."),
    )


def place_field(places: dict[str, Area]) -> forms.ChoiceField:
    choices = [
        ("", _("Semua wilayah Anda")),
        *((key, one.long_name) for key, one in places.items()),
    ]
    return forms.ChoiceField(label=_("Wilayah"), required=False, choices=choices, widget=LongSelect)


def _named(places: list[Area]) -> dict[str, Area]:
    return {str(place.public_id): place for place in places}
