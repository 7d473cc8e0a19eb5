"""What is asked about one entry of a draft."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from distributions.choices import Standing
from duren_sawit.ui.forms import Asking
from households.models import Person


class ReceiverForm(Asking):
    """Which grown member of the family receives."""

    def __init__(self, *args: Any, members: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = {str(one.public_id): one for one in members}
        self.fields["receiver"] = forms.ChoiceField(
            label=gettext_lazy("Penerima yang baru"),
            choices=[(key, one.name) for key, one in self.members.items()],
        )

    def clean_receiver(self) -> Person:
        return self.members[self.cleaned_data["receiver"]]


class RankForm(Asking):
    """The place in the order of the list."""

    rank = forms.IntegerField(
        label=gettext_lazy("Urutan"),
        min_value=1,
        max_value=1_000_000,
        help_text=gettext_lazy(
            "Yang di antaranya bergeser satu. Cadangan dipanggil menurut urutan."
        ),
    )


class StandingForm(forms.Form):
    """Receiver or reserve, as one button says it."""

    standing = forms.ChoiceField(choices=[(one, one) for one in (Standing.MAIN, Standing.RESERVE)])
