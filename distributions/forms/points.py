"""What is asked of a point."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from distributions.facts import PointFacts
from duren_sawit.accounts.models import User
from duren_sawit.lib.forms import LineField
from duren_sawit.ui.forms import Asking


class PointForm(Asking):
    """Where it is handed out, and by whom."""

    name = LineField(
        label=_("Nama titik bagi"),
        max_length=100,
        help_text=_("Misalnya Balai RW 05, Aula kelurahan, atau Antar ke rumah."),
    )
    address = LineField(label=_("Alamat"), max_length=200, required=False)

    def __init__(self, *args: Any, officers: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.officers = {str(one.public_id): one for one in officers}
        self.fields["officers"] = forms.MultipleChoiceField(
            label=_("Petugas"),
            choices=[(key, one.full_name) for key, one in self.officers.items()],
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.errors:
            return said
        officers = tuple(self.officers[key] for key in said["officers"])
        return {"facts": PointFacts(said["name"], said["address"], officers)}
