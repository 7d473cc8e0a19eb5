"""What is asked above the sheets of a round."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from distributions.choices import SheetState
from distributions.selectors.sheets import SheetsAsked
from duren_sawit.areas.models import Area
from duren_sawit.ui.forms import Narrowing, filter_helper
from duren_sawit.ui.selects import LongSelect


class SheetFilterForm(Narrowing):
    """Of one place, or of one state."""

    keadaan = forms.ChoiceField(
        label=_("Keadaan"), required=False, choices=[("", _("Semua")), *SheetState.choices]
    )

    def __init__(self, *args: Any, places: list[Area], action: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.action = action
        self.places = {str(place.public_id): place for place in places}
        choices = [(key, place.long_name) for key, place in self.places.items()]
        self.fields["wilayah"] = forms.ChoiceField(
            label=_("Wilayah"),
            required=False,
            choices=[("", _("Semua wilayah Anda")), *choices],
            widget=LongSelect,
        )
        self.order_fields(["wilayah"])

    def asked(self) -> SheetsAsked:
        self.full_clean()
        said = self.cleaned_data
        return SheetsAsked(self.places.get(said.get("wilayah", "")), said.get("keadaan", ""))

    @property
    def helper(self) -> FormHelper:
        return filter_helper(self, action=self.action, fragment="results")
