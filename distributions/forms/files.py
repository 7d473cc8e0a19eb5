"""What is asked about the file of a round: of which area, which file, and what was looked at."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from distributions.marks import Mark
from distributions.models import Round
from distributions.returned import FileRow
from duren_sawit.areas.models import Area
from duren_sawit.lib.forms import DayField
from duren_sawit.ui.forms import Asking, helper
from duren_sawit.ui.selects import LongSelect

SALT = "distributions.files"
HOUR = 3600
LARGEST = 5 * 1024 * 1024
KINDS = ".xlsx,.xls,.xlsm,.xlsb,.ods,.csv,.txt"


class TakeForm(forms.Form):
    """Of which area the list goes out."""

    submit_kind = "plain"

    area = forms.ChoiceField(label=gettext_lazy("Wilayah"), widget=LongSelect)

    def __init__(self, *args: Any, areas: Sequence[Area], round_: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.areas = {str(area.public_id): area for area in areas}
        self.round = round_
        field = self.fields["area"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(key, area.long_name) for key, area in self.areas.items()]

    def clean_area(self) -> Area:
        return self.areas[self.cleaned_data["area"]]

    @property
    def helper(self) -> FormHelper:
        action = reverse("distributions:file_download", args=[self.round.public_id])
        return helper(self, submit=_("Unduh berkas"), action=action)


class FileForm(Asking):
    """The file that came back, and the day it tells of."""

    day = DayField(
        label=gettext_lazy("Hari penyerahan"),
        widget=forms.DateInput({"type": "date", "data-width": "s"}, format="%Y-%m-%d"),
    )
    file = forms.FileField(
        label=gettext_lazy("Berkas"),
        help_text=gettext_lazy("Berkas tahap ini yang sudah diisi; paling besar 5 MB."),
        widget=forms.FileInput({"accept": KINDS}),
    )

    def clean_file(self) -> "UploadedFile[Any]":
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(_("Berkas ini lebih dari 5 MB. Bagi per RW."))
        return file

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.errors:
            return said
        file = said.pop("file")
        return {**said, "content": file.read(), "filename": file.name or ""}


class ConfirmForm(forms.Form):
    """The rows somebody looked at, signed, so that nobody writes others."""

    sent = forms.CharField(max_length=2_000_000)

    def __init__(self, *args: Any, round_: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.round = round_

    def clean(self) -> dict[str, Any]:
        try:
            kept = signing.loads(self.cleaned_data.get("sent", ""), salt=SALT, max_age=HOUR)
        except signing.BadSignature:
            raise forms.ValidationError(_("Pratinjau ini sudah lama. Unggah lagi.")) from None
        if kept["round"] != self.round.pk:
            raise forms.ValidationError(_("Pratinjau ini dari tahap lain. Unggah lagi."))
        rows = [FileRow(number, code, Mark.from_json(mark)) for number, code, mark in kept["rows"]]
        return {"rows": rows, "day": DayField().to_python(kept["day"])}


def signed(round_: Round, rows: Sequence[FileRow], day: object) -> str:
    """The rows as they travel through the page."""
    kept = {
        "round": round_.pk,
        "day": str(day),
        "rows": [[row.number, row.code, row.mark.as_json()] for row in rows],
    }
    return signing.dumps(kept, salt=SALT, compress=True)
