"""Which papers of a round, of which area, on which paper."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from distributions.choices import Binding, LetterKind
from distributions.policies.papers import A_PILE, Wish
from duren_sawit.areas.models import Area
from duren_sawit.ui.forms import Asking

USUAL = "USUAL"
PAPERS = [(USUAL, gettext_lazy("Yang biasa")), ("F4", "F4"), ("A4", "A4")]
KINDS = [(kind.value, kind.label) for kind in A_PILE]


class PrintForm(Asking):
    """Cleans to a wish."""

    kind = forms.ChoiceField(label=gettext_lazy("Yang dicetak"), choices=KINDS)
    area = forms.ChoiceField(label=gettext_lazy("Wilayah"))
    paper = forms.ChoiceField(label=gettext_lazy("Kertas"), choices=PAPERS, initial=USUAL)
    binding = forms.ChoiceField(
        label=gettext_lazy("Kemasan"), choices=Binding.choices, initial=Binding.ONE
    )
    by_time = forms.BooleanField(
        label=gettext_lazy("Urutkan RT menurut jam kedatangan"), required=False
    )

    def __init__(self, *args: Any, areas: Sequence[Area], **kwargs: Any) -> None:
        self.areas = {str(area.public_id): area for area in areas}
        super().__init__(*args, **kwargs)
        choices = [(key, area.long_name) for key, area in self.areas.items()]
        self.fields["area"] = forms.ChoiceField(label=gettext_lazy("Wilayah"), choices=choices)
        self.fields["kind"].initial = LetterKind.ROSTER

    def clean_paper(self) -> str:
        """Empty for the usual one."""
        return str(self.cleaned_data["paper"]).replace(USUAL, "")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if self.errors:
            return dict(said)
        return {"wish": Wish(**{**said, "area": self.areas[said["area"]]})}
