"""What is asked of a person about letters."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from duren_sawit.documents import registry
from duren_sawit.documents.policies import papers_for
from duren_sawit.documents.registry import LetterDesign
from duren_sawit.documents.selectors import Asked
from duren_sawit.lib import codes
from duren_sawit.lib.forms import LineField
from duren_sawit.ui.forms import helper

CODE = {"class": "code", "autocomplete": "off", "autocapitalize": "characters", "data-width": "m"}
STATES = [
    ("", _("Semua")),
    ("menunggu", _("Menunggu pengesahan")),
    ("berlaku", _("Berlaku")),
    ("gagal", _("Gagal dicetak")),
]


class FilterForm(forms.Form):
    """The questions above the list of letters; whatever cannot be understood asks nothing."""

    q = LineField(label=_("Nomor atau perihal"), max_length=100, required=False)
    jenis = forms.ChoiceField(label=_("Jenis"), required=False)
    keadaan = forms.ChoiceField(label=_("Keadaan"), choices=STATES, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(design.code, str(design.label)) for design in registry.designs()]
        self.fields["jenis"] = forms.ChoiceField(
            label=_("Jenis"), choices=[("", _("Semua")), *kinds], required=False
        )
        for name, field in self.fields.items():
            field.widget.attrs["class"] = "form-control" if name == "q" else "form-select"

    def asked(self) -> Asked:
        self.full_clean()
        said = self.cleaned_data
        return Asked(said.get("q", ""), said.get("jenis", ""), said.get("keadaan", ""))

    def query(self) -> str:
        """What was asked, for the links of the pager."""
        said = {name: value for name, value in self.cleaned_data.items() if value}
        return f"?{urlencode(said)}"


class ChooseForm(forms.Form):
    """Which letter, and for whom or where."""

    q = LineField(label=_("Nama atau wilayah"), max_length=100, required=False)
    jenis = forms.ChoiceField(label=_("Surat"), required=False)

    def __init__(self, *args: Any, designs: list[LetterDesign], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.designs = {design.code: design for design in designs}
        kinds = [(design.code, str(design.label)) for design in designs]
        self.fields["jenis"] = forms.ChoiceField(label=_("Surat"), choices=kinds, required=False)
        self.fields["q"].widget.attrs["class"] = "form-control"
        self.fields["jenis"].widget.attrs["class"] = "form-select"
        self.full_clean()

    @property
    def design(self) -> LetterDesign:
        """The chosen one; at first the first."""
        chosen = self.cleaned_data.get("jenis", "")
        return self.designs.get(chosen) or next(iter(self.designs.values()))

    @property
    def text(self) -> str:
        return str(self.cleaned_data.get("q", ""))

    def query(self) -> str:
        return f"?{urlencode({'jenis': self.design.code, 'q': self.text})}"


class IssueForm(forms.Form):
    """The paper is the one thing to choose; everything else is in the records."""

    paper = forms.ChoiceField(label=_("Kertas"))

    def __init__(self, *args: Any, design: LetterDesign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        papers = papers_for(design)
        self.fields["paper"] = forms.ChoiceField(
            label=_("Kertas"), choices=papers, initial=design.paper
        )

    @property
    def helper(self) -> FormHelper:
        return helper(self, submit=_("Terbitkan surat"))


class PatternForm(forms.Form):
    """How the coming numbers are written."""

    pattern = LineField(
        label=_("Pola nomor"),
        max_length=120,
        help_text=_(
            "Bagian yang dikenal: {klasifikasi}, {urut}, {unit}, {bulan_romawi}, {tahun}."
            " Tulis {urut:03} untuk 001."
        ),
    )

    @property
    def helper(self) -> FormHelper:
        return helper(self, submit=_("Simpan pola"), cancel=reverse("documents:number_list"))


class SkipForm(forms.Form):
    """Which number comes next, because the ones before it were used on paper."""

    to = forms.IntegerField(label=_("Nomor urut berikut"), min_value=1, max_value=99999)
    reason = LineField(
        label=_("Alasan"),
        max_length=300,
        help_text=_("Misalnya: nomor 15 sampai 20 sudah dipakai di buku agenda."),
    )

    @property
    def helper(self) -> FormHelper:
        return helper(self, submit=_("Lewati nomor"), cancel=reverse("documents:number_list"))


class CodeForm(forms.Form):
    """The code from the foot of a paper."""

    kode = LineField(label=_("Kode pada surat"), max_length=30, widget=forms.TextInput(CODE))

    def clean_kode(self) -> str:
        """Letters and digits only, so that it fits into an address; never empty."""
        typed = codes.normalise(self.cleaned_data["kode"])
        return "".join(filter(str.isalnum, typed)) or "-"

    @property
    def helper(self) -> FormHelper:
        made = helper(self, submit=_("Periksa"))
        made.form_method = "get"
        made.disable_csrf = True
        return made
