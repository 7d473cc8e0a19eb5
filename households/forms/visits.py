"""What is asked about visits of homes."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from households.choices import VisitStatus
from households.models import Dwelling
from households.selectors.visits import Asked


class VisitFilterForm(forms.Form):
    """Which area, and below an RT which dwellings; whatever does not fit asks nothing."""

    wilayah = forms.UUIDField(required=False)
    kunjungan = forms.CharField(required=False, max_length=10)
    halaman = forms.IntegerField(required=False, min_value=1)

    def asked(self) -> Asked:
        self.full_clean()
        said = self.cleaned_data
        return Asked(said.get("wilayah"), said.get("kunjungan", ""), said.get("halaman") or 1)

    def query(self) -> str:
        """The same question as an address."""
        said = {name: value for name, value in self.cleaned_data.items() if value}
        return f"?{urlencode(said)}"

    def base(self) -> str:
        """The same without the page, for the pager."""
        said = self.cleaned_data
        asked = {name: said[name] for name in ("wilayah", "kunjungan") if said.get(name)}
        return f"?{urlencode(asked)}"


class VisitForm(forms.Form):
    """How the visit of a dwelling stands."""

    status = forms.ChoiceField(label=_("Kunjungan"), choices=VisitStatus.choices)

    def visit_of(self, dwelling: Dwelling) -> dict[str, Any]:
        """As of today; what was noted at the door stays."""
        today, note = timezone.localdate(), dwelling.visit_note
        return {"status": self.cleaned_data["status"], "on": today, "note": note}
