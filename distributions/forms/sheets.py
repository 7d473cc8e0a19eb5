"""What is asked above the sheets of a round."""

from django import forms
from django.utils.translation import gettext_lazy as _

from distributions.choices import SheetState
from distributions.forms.places import PlaceFilterForm
from distributions.selectors.sheets import SheetsAsked


class SheetFilterForm(PlaceFilterForm):
    """Of one place, or of one state."""

    keadaan = forms.ChoiceField(
        label=_("Keadaan"), required=False, choices=[("", _("Semua")), *SheetState.choices]
    )

    def asked(self) -> SheetsAsked:
        self.full_clean()
        return SheetsAsked(self.place, self.cleaned_data.get("keadaan", ""))
