"""What is asked when a final list shall change, and when that is declined."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from distributions.amending import AmendmentFacts
from distributions.choices import AmendmentReason, Way
from distributions.selectors.successors import Successor
from duren_sawit.ui.forms import Asking
from households.models import Person


class AmendmentForm(Asking):
    """Why, and how the place is filled; ways that are not open are not offered."""

    reason = forms.ChoiceField(label=gettext_lazy("Sebab"), choices=AmendmentReason.choices)
    way = forms.ChoiceField(label=gettext_lazy("Sesudah itu"))
    new_receiver = forms.ChoiceField(label=gettext_lazy("Anggota yang menerima"), required=False)
    note = forms.CharField(
        label=gettext_lazy("Keterangan"),
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy("Misalnya tanggal dan siapa yang memberi tahu. Tanpa NIK."),
    )

    def __init__(
        self, *args: Any, members: list[Person], successor: Successor | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.members = {str(one.public_id): one for one in members}
        ways = _ways(members, successor)
        only = ways[0][0] if len(ways) == 1 else None
        self.fields["way"] = forms.ChoiceField(label=_("Sesudah itu"), choices=ways, initial=only)
        if not members:
            del self.fields["new_receiver"]
            return
        self.fields["new_receiver"] = forms.ChoiceField(
            label=_("Anggota yang menerima"),
            required=False,
            choices=[("", ""), *((key, one.name) for key, one in self.members.items())],
            help_text=_("Hanya bila bantuan diterima anggota lain dalam KK yang sama."),
        )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.errors:
            return said
        picked = self.members.get(said.get("new_receiver", ""))
        is_member = said["way"] == Way.MEMBER
        facts = AmendmentFacts(
            said["reason"], said["way"], said["note"], picked if is_member else None
        )
        return {"facts": facts}


class AnswerForm(Asking):
    """One sentence why a change is not approved."""

    submit_kind = "danger"
    answer = forms.CharField(
        label=gettext_lazy("Sebab tidak disahkan"),
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Satu kalimat untuk pengusul, tanpa nama dan NIK."),
    )


def _ways(members: list[Person], successor: Successor | None) -> list[tuple[str, str]]:
    ways = []
    if members:
        ways.append((Way.MEMBER.value, str(Way.MEMBER.label)))
    if successor:
        ways.append((Way.RESERVE.value, _next(successor)))
    return [*ways, (Way.NOBODY.value, str(Way.NOBODY.label))]


def _next(successor: Successor) -> str:
    """Who it would be, and by which rule."""
    said = _("diganti %(name)s, %(place)s: %(rule)s")
    return said % {
        "name": successor.entry.name,
        "place": successor.entry.area.long_name,
        "rule": successor.rule.label,
    }
