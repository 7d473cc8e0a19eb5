"""The questions above the lists of families that aid reaches not at all, or more than once."""

from django import forms
from django.utils.translation import gettext_lazy

from distributions.forms.places import PlaceFilterForm
from households.choices import TRAIT_WORDS, VISIT_WORDS
from households.selectors.lists import Asked


class CoverageForm(PlaceFilterForm):
    """As above the list of families; only those who live here are meant."""

    is_folded = True
    kunjungan = forms.ChoiceField(
        label=gettext_lazy("Kunjungan"), required=False, choices=VISIT_WORDS
    )
    ciri = forms.MultipleChoiceField(
        label=gettext_lazy("Anggota keluarga"),
        required=False,
        choices=TRAIT_WORDS,
        widget=forms.CheckboxSelectMultiple,
    )

    def asked(self) -> Asked:
        self.full_clean()
        said = self.cleaned_data
        return Asked(
            area=self.place,
            visit=said.get("kunjungan", ""),
            traits=tuple(said.get("ciri", ())),
        )

    def elsewhere(self) -> str:
        """The same question without the area, to be continued with one: "?ciri=lansia&wilayah="."""
        query = self.query()
        kept = [part for part in query[1:].split("&") if part and not part.startswith("wilayah=")]
        return "?" + "&".join([*kept, "wilayah="])
