"""The questions above the list of families; whatever cannot be understood asks nothing."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from duren_sawit.areas.models import Area
from duren_sawit.ui.forms import Narrowing, filter_helper
from duren_sawit.ui.selects import LongSelect
from households.choices import SIZE_WORDS, TRAIT_WORDS, VISIT_WORDS
from households.selectors.lists import Asked

STATE_WORDS = [
    ("", _("Menetap")),
    ("pindah", _("Pindah")),
    ("berakhir", _("Tidak ada lagi")),
    ("semua", _("Semua")),
]
NUMBER_WORDS = [
    ("", _("Semua")),
    ("lengkap", _("Lengkap")),
    ("kurang", _("Ada yang kurang")),
    ("tanpa-kk", _("Tanpa No. KK")),
    ("tanpa-nik", _("Ada anggota tanpa NIK")),
]


class FamilyFilterForm(Narrowing):
    """Holds no name and no number, since it travels in addresses."""

    wilayah = forms.ChoiceField(label=_("Wilayah"), required=False, widget=LongSelect)
    kunjungan = forms.ChoiceField(label=_("Kunjungan"), required=False, choices=VISIT_WORDS)
    nomor = forms.ChoiceField(label=_("NIK dan KK"), required=False, choices=NUMBER_WORDS)
    anggota = forms.ChoiceField(label=_("Anggota"), required=False, choices=SIZE_WORDS)
    keadaan = forms.ChoiceField(label=_("Keadaan"), required=False, choices=STATE_WORDS)
    ciri = forms.MultipleChoiceField(
        label=_("Anggota keluarga"),
        required=False,
        choices=TRAIT_WORDS,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, places: list[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {str(place.public_id): place for place in places}
        choices = [(key, place.long_name) for key, place in self.places.items()]
        self.fields["wilayah"] = forms.ChoiceField(
            label=_("Wilayah"),
            required=False,
            choices=[("", _("Semua wilayah Anda")), *choices],
            widget=LongSelect,
        )

    def asked(self) -> Asked:
        self.full_clean()
        said = self.cleaned_data
        return Asked(
            area=self.places.get(said.get("wilayah", "")),
            state=said.get("keadaan", ""),
            numbers=said.get("nomor", ""),
            size=said.get("anggota", ""),
            visit=said.get("kunjungan", ""),
            traits=tuple(said.get("ciri", ())),
        )

    @property
    def helper(self) -> FormHelper:
        action = reverse("households:family_list")
        return filter_helper(self, action=action, fragment="results", folded=True)
