"""What is asked of a round."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from distributions.facts import RoundFacts
from distributions.models import RecipientList
from duren_sawit.lib.forms import DayField, LineField
from duren_sawit.ui.forms import Asking

MOST_ROUNDS = 99


class RoundForm(Asking):
    """A round as it is planned."""

    number = forms.IntegerField(label=gettext_lazy("Tahap ke"), min_value=1, max_value=MOST_ROUNDS)
    opens_on = DayField(label=gettext_lazy("Hari pertama"))
    closes_on = DayField(
        label=gettext_lazy("Hari terakhir"),
        help_text=gettext_lazy("Termasuk hari untuk yang menyusul."),
    )
    contact = LineField(
        label=gettext_lazy("Tempat mengadu"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Tercetak di undangan, misalnya nama dan nomor HP di kelurahan."),
    )
    reads_twice = forms.BooleanField(
        label=gettext_lazy("Roster kertas dimasukkan dua orang dan dibandingkan"), required=False
    )

    def __init__(self, *args: Any, lists: Iterable[RecipientList], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lists = {str(one.public_id): one for one in lists}
        choices = [(key, _words(one)) for key, one in self.lists.items()]
        field = forms.ChoiceField(label=gettext_lazy("Daftar penerima"), choices=choices)
        self.fields = {"list": field, **self.fields}

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.errors:
            return said
        if said["closes_on"] < said["opens_on"]:
            self.add_error("closes_on", _("Hari terakhir tidak mendahului hari pertama."))
            return said
        return {"facts": RoundFacts(**{**said, "list": self.lists[said["list"]]})}


def _words(listed: RecipientList) -> str:
    """`Daftar 2, final`."""
    told = {"number": listed.number, "state": listed.get_state_display()}
    return _("Daftar %(number)s, %(state)s") % told
