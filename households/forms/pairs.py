"""What is asked of a person about two records."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from duren_sawit.lib.forms import LineField
from duren_sawit.ui.forms import filter_helper, helper
from households.choices import PairReason, PairState
from households.merging import PARTS
from households.selectors.pairs import Asked

FIRST, SECOND = "lama", "baru"
STATES = [
    ("", _("Menunggu")),
    (PairState.DIFFERENT, _("Dua orang berbeda")),
    (PairState.MERGED, _("Sudah digabung")),
]


class PairFilterForm(forms.Form):
    """Holds no name, since it travels in addresses; whatever cannot be understood asks nothing."""

    sebab = forms.ChoiceField(
        label=_("Sebab"), choices=[("", _("Semua")), *PairReason.choices], required=False
    )
    keadaan = forms.ChoiceField(label=_("Keadaan"), choices=STATES, required=False)

    def asked(self) -> Asked:
        self.full_clean()
        said = self.cleaned_data
        return Asked(said.get("sebab", ""), said.get("keadaan", ""))

    def query(self) -> str:
        """What was asked, for the links of the pager."""
        said = {name: value for name, value in self.cleaned_data.items() if value}
        return f"?{urlencode(said)}"

    @property
    def helper(self) -> FormHelper:
        action = reverse("households:pair_list")
        return filter_helper(self, action=action, fragment="results", folded=True)


class MergeForm(forms.Form):
    """For each part that differs: as on the older record, or as on the newer one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part in PARTS:
            self.fields[part] = forms.ChoiceField(
                choices=[(FIRST, FIRST), (SECOND, SECOND)], required=False
            )

    @property
    def taken(self) -> set[str]:
        """The parts taken from the newer record."""
        return {part for part, said in self.cleaned_data.items() if said == SECOND}


class ApartForm(forms.Form):
    note = LineField(
        label=_("Bagaimana Anda tahu?"),
        help_text=_("Misalnya: saudara kembar, atau tetangga bernama sama."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.back = back

    @property
    def helper(self) -> FormHelper:
        return helper(self, submit=_("Dua orang berbeda"), cancel=self.back)
