"""The questions above the lists of families that aid reaches not at all, or more than once."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy

from duren_sawit.areas.models import Area
from duren_sawit.ui.forms import Narrowing, filter_helper
from duren_sawit.ui.selects import LongSelect
from households.choices import TRAIT_WORDS, VISIT_WORDS
from households.selectors.lists import Asked


class CoverageForm(Narrowing):
    """As above the list of families; only those who live here are meant."""

    kunjungan = forms.ChoiceField(
        label=gettext_lazy("Kunjungan"), required=False, choices=VISIT_WORDS
    )
    ciri = forms.MultipleChoiceField(
        label=gettext_lazy("Anggota keluarga"),
        required=False,
        choices=TRAIT_WORDS,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, places: list[Area], action: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.action = action
        self.places = {str(place.public_id): place for place in places}
        choices = [(key, place.long_name) for key, place in self.places.items()]
        self.fields["wilayah"] = forms.ChoiceField(
            label=gettext_lazy("Wilayah"),
            required=False,
            choices=[("", gettext_lazy("Semua wilayah Anda")), *choices],
            widget=LongSelect,
        )
        self.order_fields(["wilayah"])

    def asked(self) -> Asked:
        self.full_clean()
        said = self.cleaned_data
        return Asked(
            area=self.places.get(said.get("wilayah", "")),
            visit=said.get("kunjungan", ""),
            traits=tuple(said.get("ciri", ())),
        )

    def elsewhere(self) -> str:
        """The same question without the area, to be continued with one: "?ciri=lansia&wilayah="."""
        query = self.query()
        kept = [part for part in query[1:].split("&") if part and not part.startswith("wilayah=")]
        return "?" + "&".join([*kept, "wilayah="])

    @property
    def helper(self) -> FormHelper:
        return filter_helper(self, action=self.action, fragment="results", folded=True)
