"""A new family, its number, its place, its head, and who forms a family of their own."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duren_sawit.lib.nik import KkNumber, Nik
from duren_sawit.lib.phones import PhoneNumber
from duren_sawit.ui.forms import Asking, helper
from households.choices import Relation
from households.facts import PersonFacts, Splitting
from households.forms.asking import (
    AskingOnce,
    AskingPlace,
    number_field,
    reason_field,
    relation_choices,
)
from households.forms.people import born_on_field, name_field, phone_field, sex_field
from households.models import Family, Person

STAYS = "STAYS"
HEAD_FIELDS = ("name", "nik", "sex", "born_on", "phone")


class FamilyCreateForm(AskingPlace):
    """Where it lives, its card, and its head; the other members follow on its page."""

    kk_number = number_field(KkNumber)
    name = name_field()
    nik = number_field(Nik)
    sex = sex_field()
    born_on = born_on_field()
    phone = phone_field()

    def clean_name(self) -> str:
        return " ".join(str(self.cleaned_data["name"]).split())

    def clean_phone(self) -> str:
        number: PhoneNumber | None = self.cleaned_data["phone"]
        return number.e164 if number else ""

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.errors:
            return said
        head = PersonFacts(**{name: said[name] for name in HEAD_FIELDS})
        return {"head": head, "place": self.place, "kk_number": said["kk_number"]}

    @property
    def helper(self) -> FormHelper:
        layout = Layout(
            Fieldset(_("Tempat tinggal"), "area", "address"),
            Fieldset(_("Kartu keluarga"), "kk_number"),
            Fieldset(_("Kepala keluarga"), *HEAD_FIELDS),
        )
        return helper(self, layout=layout, submit=self.submit, cancel=self.cancel)


class FamilyForm(AskingOnce):
    """The number on the card; never shown in full, so an empty box keeps it."""

    kk_number = number_field(KkNumber)
    without_kk = forms.BooleanField(
        label=gettext_lazy("Hapus No. KK yang tersimpan; nomornya belum diketahui"), required=False
    )

    def __init__(self, *args: Any, family: Family, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.family = family
        if family.kk_number is None:
            del self.fields["without_kk"]
        else:
            said = _("Tersimpan %(number)s. Kosongkan bila tetap.") % {"number": family.kk_number}
            self.fields["kk_number"].help_text = said

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.errors:
            return said
        kept = None if said.get("without_kk") else self.family.kk_number
        return {"kk_number": said["kk_number"] or kept, "seen": said["seen"]}


class MoveForm(AskingPlace):
    """Where the family lives from now on."""

    reason = reason_field()

    def clean(self) -> dict[str, Any]:
        if self.errors:
            return self.cleaned_data
        return {"place": self.place, "reason": self.cleaned_data["reason"]}


class DepartForm(Asking):
    """Since when the family lives elsewhere."""

    on = forms.DateField(label=gettext_lazy("Pindah sejak tanggal"))
    reason = reason_field()


class RelationsForm(Asking):
    """What every living member is to the head: one question for each."""

    reason = reason_field()

    def __init__(
        self, *args: Any, members: list[Person], proposed: dict[int, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.members = members
        asked = {
            key_of(person): forms.ChoiceField(
                label=person.name,
                choices=[
                    ("", gettext_lazy("Pilih hubungannya")),
                    *relation_choices(head=True),
                ],
                initial=proposed.get(person.pk, ""),
            )
            for person in members
        }
        self.fields = {**asked, "reason": self.fields["reason"]}
        for name in asked:
            self.fields[name].widget.attrs["data-width"] = "m"

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.errors:
            return said
        relations = {person.pk: said[key_of(person)] for person in self.members}
        return {"relations": relations, "reason": said["reason"]}


class SplitForm(AskingPlace):
    """Who goes, as what; their card; and their place, when it is another one."""

    kk_number = number_field(KkNumber)
    reason = reason_field()

    def __init__(self, *args: Any, members: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = members
        self.fields["area"].required = False
        self.fields["area"].empty_label = _("Tetap di rumah yang sama")  # type: ignore[attr-defined]
        for person in members:
            self.fields[key_of(person)] = forms.ChoiceField(
                label=person.name,
                initial=STAYS,
                choices=[
                    (STAYS, gettext_lazy("Tetap di KK ini")),
                    (Relation.HEAD, gettext_lazy("Kepala keluarga di KK baru")),
                    *relation_choices(head=False),
                ],
                widget=forms.Select({"data-width": "m"}),
            )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.errors:
            return said
        going = {person.pk: said[key_of(person)] for person in self.members}
        split = Splitting(
            {key: relation for key, relation in going.items() if relation != STAYS},
            said["kk_number"],
            self.place if said["area"] else None,
        )
        return {"split": split, "reason": said["reason"]}

    @property
    def helper(self) -> FormHelper:
        layout = Layout(
            Fieldset(_("Siapa yang pindah ke KK baru"), *map(key_of, self.members)),
            Fieldset(_("Kartu keluarga yang baru"), "kk_number"),
            Fieldset(_("Tempat tinggalnya"), "area", "address"),
            "reason",
        )
        return helper(self, layout=layout, submit=self.submit, cancel=self.cancel)


def key_of(person: Person) -> str:
    return f"relation_{person.public_id.hex}"
