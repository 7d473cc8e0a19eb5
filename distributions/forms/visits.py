"""The questions above families that did not collect, and what is arranged for the ticked ones."""

from typing import Any
from uuid import UUID

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from distributions.facts import Visit
from distributions.forms.places import PlaceFilterForm
from distributions.selectors.visits import HOME, SECOND_DAY, UNARRANGED
from duren_sawit.areas.models import Area
from duren_sawit.lib.forms import DayField
from duren_sawit.ui.forms import Asking, helper


class UncollectedForm(PlaceFilterForm):
    """Where they live, and what is arranged."""

    everywhere = gettext_lazy("Semua wilayah")
    rencana = forms.ChoiceField(
        label=gettext_lazy("Rencana"),
        required=False,
        choices=[
            ("", gettext_lazy("Semua")),
            (UNARRANGED, gettext_lazy("Belum direncanakan")),
            (HOME, gettext_lazy("Diantar ke rumah")),
            (SECOND_DAY, gettext_lazy("Hari kedua")),
        ],
    )

    def asked(self) -> tuple[Area | None, str]:
        self.full_clean()
        return self.place, self.cleaned_data.get("rencana", "")


class KeysField(forms.Field):
    """The ticked rows of the list, which stand outside of the form's own fields."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[str]:
        return [key for key in value or [] if _is_key(key)]


class ArrangeForm(Asking):
    """What is arranged for the families that were ticked."""

    keluarga = KeysField(required=False)
    visit = forms.ChoiceField(
        label=gettext_lazy("Untuk keluarga yang dipilih"),
        choices=[
            (HOME, gettext_lazy("Diantar ke rumah")),
            (SECOND_DAY, gettext_lazy("Datang di hari kedua")),
            (UNARRANGED, gettext_lazy("Tanpa rencana khusus")),
        ],
        initial=HOME,
        widget=forms.RadioSelect,
    )
    day = DayField(
        label=gettext_lazy("Hari kedua"),
        required=False,
        help_text=gettext_lazy("Diisi bila mereka datang di hari kedua."),
    )

    @property
    def chosen(self) -> list[str]:
        """As they were ticked, whether or not the rest is right."""
        return KeysField().to_python(self["keluarga"].value())

    @property
    def helper(self) -> FormHelper:
        made = helper(self, submit=self.submit)
        made.layout.fields.remove("keluarga")
        made.form_tag = False
        made.disable_csrf = True
        return made

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.errors:
            return said
        later = said["visit"] == SECOND_DAY
        if later and not said["day"]:
            self.add_error("day", _("Tulis hari keduanya."))
            return said
        day = said["day"] if later else None
        return {"visit": Visit(home_visit=said["visit"] == HOME, second_date_on=day)}


def _is_key(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
