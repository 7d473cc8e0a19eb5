"""The question above a list that cuts it to one place."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duren_sawit.areas.models import Area
from duren_sawit.ui.forms import Narrowing, filter_helper
from duren_sawit.ui.selects import LongSelect


class PlaceFilterForm(Narrowing):
    """Asks for one of `places` first; a subclass adds its own questions."""

    everywhere: str | Promise = _("Semua wilayah Anda")
    is_folded = False

    def __init__(self, *args: Any, places: Sequence[Area], action: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.action = action
        self.places = {str(place.public_id): place for place in places}
        choices = [(key, place.long_name) for key, place in self.places.items()]
        self.fields["wilayah"] = forms.ChoiceField(
            label=_("Wilayah"),
            required=False,
            choices=[("", self.everywhere), *choices],
            widget=LongSelect,
        )
        self.order_fields(["wilayah"])

    @property
    def place(self) -> Area | None:
        """After cleaning: where, or everywhere."""
        return self.places.get(self.cleaned_data.get("wilayah", ""))

    @property
    def helper(self) -> FormHelper:
        return filter_helper(self, action=self.action, fragment="results", folded=self.is_folded)
