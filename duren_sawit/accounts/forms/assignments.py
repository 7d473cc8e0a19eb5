"""A role for a person: which, where, from when until when, and on what grounds."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duren_sawit.accounts.choices import Role
from duren_sawit.accounts.forms.areas import AreaField
from duren_sawit.accounts.forms.people import ReasonForm
from duren_sawit.accounts.policies.assignments import Offer
from duren_sawit.accounts.roles import ROLES
from duren_sawit.areas.models import Area
from duren_sawit.lib.forms import DayField, LineField
from duren_sawit.ui.forms import helper


class AssignmentForm(forms.Form):
    """Comes out as an Offer; whether it may be given is for the policies to say."""

    role = forms.ChoiceField(label=gettext_lazy("Tugas"))
    area = AreaField(
        label=gettext_lazy("Wilayah"),
        help_text=gettext_lazy(
            "Ketua RT dan kader untuk satu RT; Ketua RW dan petugas untuk satu RW; yang lain "
            "untuk seluruh kelurahan."
        ),
    )
    valid_from = DayField(label=gettext_lazy("Mulai"))
    valid_until = DayField(
        label=gettext_lazy("Sampai"),
        required=False,
        help_text=gettext_lazy("Hari terakhir. Kosongkan bila belum ditentukan."),
    )
    mandate = LineField(
        label=gettext_lazy("Dasar penugasan"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Misalnya: SK Lurah No. 12 Tahun 2026."),
    )

    def __init__(self, *args: Any, areas: QuerySet[Area], cancel: str, **kwargs: Any) -> None:
        self.cancel = cancel
        super().__init__(*args, **kwargs)
        role, area = self.fields["role"], self.fields["area"]
        if isinstance(role, forms.ChoiceField) and isinstance(area, forms.ModelChoiceField):
            role.choices = [("", _("Pilih tugas")), *map(_told, Role)]
            area.queryset = areas
            area.empty_label = _("Pilih wilayah")

    @property
    def offer(self) -> Offer:
        asked = self.cleaned_data
        return Offer(
            role=Role(asked["role"]),
            area=asked["area"],
            valid_from=asked["valid_from"],
            valid_until=asked["valid_until"],
            mandate=asked["mandate"],
        )

    @property
    def helper(self) -> FormHelper:
        return helper(self, submit=_("Beri tugas"), cancel=self.cancel)


class AssignmentEndForm(ReasonForm):
    """The last day of a role, and why it ends."""

    last_day = DayField(
        label=gettext_lazy("Hari terakhir"),
        help_text=gettext_lazy("Pilih kemarin bila harus berhenti sekarang juga."),
    )
    field_order = ("last_day", "reason")


def _told(role: Role) -> tuple[str, str]:
    """With the level, so that role and area fit together at the first try: "Ketua RT (RT)"."""
    return role.value, f"{role.label} ({ROLES[role].level.label})"
