"""What is asked of a person about a file from elsewhere."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duren_sawit.areas.choices import Level
from duren_sawit.areas.models import Area
from duren_sawit.ui.forms import helper
from households.choices import Verdict
from households.intake.labels import FIELDS
from households.models import ImportBatch
from households.policies.imports import LARGEST_FILE, Matching

KINDS = ".xlsx,.xls,.xlsm,.xlsb,.ods,.csv,.txt"


class UploadForm(forms.Form):
    """One file; what is in it is looked at by the reader."""

    file = forms.FileField(
        label=gettext_lazy("Berkas"),
        help_text=gettext_lazy("Excel, OpenDocument, atau CSV; paling besar 25 MB."),
        widget=forms.FileInput({"accept": KINDS}),
    )

    def clean_file(self) -> "UploadedFile[Any]":
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_FILE:
            raise forms.ValidationError(
                _("Berkas ini lebih dari 25 MB. Bagi menjadi beberapa berkas.")
            )
        return file

    @property
    def helper(self) -> FormHelper:
        return helper(self, submit=_("Unggah dan baca"), cancel=reverse("households:import_list"))


class MatchForm(forms.Form):
    """A field for each column of the sheet, and an RT or RW where the sheet means one alone."""

    def __init__(self, *args: Any, batch: ImportBatch, places: list[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.headings = list(batch.headings or [])
        self.places = {str(place.pk): place for place in places}
        fields = [("", _("tidak dibaca")), *((name, str(label)) for name, label in FIELDS.items())]
        for heading in self.headings:
            index = heading["index"]
            self.fields[f"kolom_{index}"] = forms.ChoiceField(
                label=self.label_of(heading),
                choices=fields,
                required=False,
                initial=batch.columns.get(str(index), ""),
                widget=forms.Select({"class": "form-select"}),
            )
        self.fields["place"] = forms.ChoiceField(
            label=_("RT atau RW untuk semua baris"),
            choices=[
                ("", _("seperti tertulis di berkas")),
                *((key, _place_label(place)) for key, place in self.places.items()),
            ],
            required=False,
            initial=str(batch.area_id or ""),
            widget=forms.Select({"class": "form-select"}),
        )

    @staticmethod
    def label_of(heading: dict[str, Any]) -> str:
        return heading["label"] or _("Kolom %(letter)s") % {"letter": heading["letter"]}

    @property
    def columns(self) -> list[tuple[dict[str, Any], forms.BoundField]]:
        """Each heading with its question."""
        return [(heading, self[f"kolom_{heading['index']}"]) for heading in self.headings]

    @property
    def matching(self) -> Matching:
        chosen = {
            str(heading["index"]): field
            for heading in self.headings
            if (field := self.cleaned_data[f"kolom_{heading['index']}"])
        }
        return Matching(chosen, self.places.get(self.cleaned_data["place"]))


def _place_label(place: Area) -> str:
    return (
        str(place) if place.level == Level.RT else _("%(rw)s, RT seperti tertulis") % {"rw": place}
    )


class ChooseForm(forms.Form):
    """Which of the rows on a page are to be applied."""

    shown = forms.TypedMultipleChoiceField(coerce=int, required=False)
    chosen = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said: Any = self.data
        for name in ("shown", "chosen"):
            field: Any = self.fields[name]
            field.choices = [(key, key) for key in said.getlist(name) if key.isdigit()]


class ChooseAllForm(forms.Form):
    """All rows of a verdict, or none."""

    verdict = forms.ChoiceField(
        choices=[(v.value, v.label) for v in (Verdict.NEW, Verdict.CHANGED)]
    )
    is_chosen = forms.BooleanField(required=False)
