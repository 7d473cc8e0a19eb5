"""What is written down about a person, and why a record changes."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from duren_sawit.lib.forms import ParsedField
from duren_sawit.lib.nik import Nik, Sex
from duren_sawit.lib.phones import PhoneNumber
from duren_sawit.ui.forms import Asking, helper
from households.choices import Disability, Education, LifeStatus, MaritalStatus
from households.facts import Joining, Leaving, PersonFacts, Returning
from households.forms.asking import (
    NOT_KNOWN,
    AskingOnce,
    AskingSuccessor,
    number_field,
    reason_field,
    relation_choices,
)
from households.models import Family, Person
from households.occupations import Occupation
from households.policies.people import is_living_head

PHONE = {"type": "tel", "maxlength": 20, "data-width": "m", "autocomplete": "off"}
LEFT = [
    (LifeStatus.DIED, gettext_lazy("Meninggal")),
    (LifeStatus.MOVED, pgettext_lazy("status", "Pindah ke luar")),
    (LifeStatus.MISSING, gettext_lazy("Hilang, belum diketahui di mana")),
    (LifeStatus.INVALID, gettext_lazy("Salah catat, orangnya tidak ada")),
]


def _optional(
    label: str | Promise, choices: list[tuple[Any, Any]], **more: Any
) -> forms.ChoiceField:
    said = {"label": label, "choices": [NOT_KNOWN, *choices], "required": False, **more}
    return forms.ChoiceField(**said)


def name_field() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Nama lengkap"),
        max_length=120,
        help_text=gettext_lazy("Seperti pada KTP atau KK."),
        widget=forms.TextInput({"autocomplete": "off"}),
    )


def phone_field() -> ParsedField:
    return ParsedField(
        parse=PhoneNumber.parse,
        label=gettext_lazy("No. HP"),
        required=False,
        widget=forms.TextInput(PHONE),
    )


def sex_field() -> forms.ChoiceField:
    return _optional(gettext_lazy("Jenis kelamin"), list(Sex.choices))


def born_on_field() -> forms.DateField:
    return forms.DateField(label=gettext_lazy("Tanggal lahir"), required=False)


class PersonForm(AskingOnce):
    """One person; only the name must be known. Domain types come out as `facts`."""

    name = name_field()
    relation = forms.ChoiceField(
        label=gettext_lazy("Hubungan dengan kepala keluarga"), required=False
    )
    nik = number_field(Nik)
    without_nik = forms.BooleanField(
        label=gettext_lazy("Hapus NIK yang tersimpan; NIK-nya belum diketahui"), required=False
    )
    sex = sex_field()
    born_on = born_on_field()
    birth_place = forms.CharField(label=gettext_lazy("Tempat lahir"), max_length=80, required=False)
    marital_status = _optional(gettext_lazy("Status kawin"), list(MaritalStatus.choices))
    education = _optional(gettext_lazy("Pendidikan"), list(Education.choices))
    occupation = forms.TypedChoiceField(
        label=gettext_lazy("Pekerjaan"),
        choices=[NOT_KNOWN, *Occupation.choices],
        coerce=int,
        empty_value=None,
        required=False,
    )
    disability = _optional(gettext_lazy("Disabilitas"), list(Disability.choices))
    phone = phone_field()

    def __init__(self, *args: Any, person: Person | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        is_head = person is not None and is_living_head(person)
        relation = self.fields["relation"]
        if isinstance(relation, forms.ChoiceField):
            relation.choices = [NOT_KNOWN, *relation_choices(head=is_head)]
        if person is None or person.nik is None:
            del self.fields["without_nik"]
        else:
            said = _("Tersimpan %(number)s. Kosongkan bila tetap.") % {"number": person.nik}
            self.fields["nik"].help_text = said
        if person is None:
            del self.fields["seen"]

    def clean_name(self) -> str:
        return " ".join(str(self.cleaned_data["name"]).split())

    def clean_phone(self) -> str:
        number: PhoneNumber | None = self.cleaned_data["phone"]
        return number.e164 if number else ""

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.errors:
            return said
        wanted = {name: said[name] for name in PersonFacts("").as_columns()}
        kept = self.person.nik if self.person and not said.get("without_nik") else None
        facts = PersonFacts(**wanted | {"nik": wanted["nik"] or kept})
        return {"facts": facts} | ({"seen": said["seen"]} if self.person else {})

    @property
    def helper(self) -> FormHelper:
        numbers = [name for name in ("nik", "without_nik") if name in self.fields]
        hidden = [name for name in ("seen",) if name in self.fields]
        layout = Layout(
            Fieldset(_("Orangnya"), "name", "relation", *numbers, "sex", "born_on", "birth_place"),
            Fieldset(
                _("Keadaannya"), "marital_status", "education", "occupation", "disability", "phone"
            ),
            *hidden,
        )
        return helper(self, layout=layout, submit=self.submit, cancel=self.cancel)


class LeaveForm(AskingSuccessor):
    """What happened, since when, and who follows a head."""

    field_order = ["status", "on", "reason", "successor"]
    status = forms.ChoiceField(label=gettext_lazy("Apa yang terjadi?"), choices=LEFT)
    on = forms.DateField(label=gettext_lazy("Sejak tanggal"))
    reason = reason_field(required=False)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.errors:
            return said
        successor = self.chosen_successor()
        return {"leaving": Leaving(said["status"], said["on"], said["reason"], successor)}


class JoinForm(AskingSuccessor):
    """Which family takes the person in, and as what; `q` is what it was found by."""

    field_order = ["family", "relation", "successor", "reason"]
    family = forms.ChoiceField(label=gettext_lazy("Keluarga yang dituju"))
    relation = forms.ChoiceField(
        label=gettext_lazy("Hubungan dengan kepala keluarga itu"),
        choices=[("", gettext_lazy("Pilih hubungannya")), *relation_choices(head=False)],
    )
    reason = reason_field()
    q = forms.CharField(widget=forms.HiddenInput, max_length=60, required=False)

    def __init__(
        self, *args: Any, families: dict[str, tuple[Family, str]], action: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.families, self.action = families, action
        field = self.fields["family"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(key, words) for key, (_one, words) in families.items()]
            field.initial = next(iter(families)) if len(families) == 1 else None

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.errors:
            return said
        family, _words = self.families[said["family"]]
        joining = Joining(family, said["relation"], self.chosen_successor())
        return {"joining": joining, "reason": said["reason"]}

    @property
    def helper(self) -> FormHelper:
        return helper(self, submit=self.submit, cancel=self.cancel, action=self.action)


class ReturnForm(Asking):
    """What the person is to whoever leads the family now, and who returns along."""

    relation = forms.ChoiceField(
        label=gettext_lazy("Hubungan dengan kepala keluarga sekarang"),
        choices=[("", gettext_lazy("Pilih hubungannya")), *relation_choices(head=False)],
    )
    together = forms.BooleanField(required=False, initial=True)
    reason = reason_field()

    def __init__(
        self, *args: Any, is_former_head: bool, companions: list[Person], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if not is_former_head:
            del self.fields["relation"]
        if companions:
            names = ", ".join(person.name for person in companions)
            self.fields["together"].label = _("Kembalikan juga: %(names)s") % {"names": names}
        else:
            del self.fields["together"]

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.errors:
            return said
        returning = Returning(said.get("relation", ""), together=said.get("together", False))
        return {"returning": returning, "reason": said["reason"]}


class RevealForm(Asking):
    """Why full numbers are looked at; kept in the trail."""

    OTHER = "OTHER"
    REASONS = (
        gettext_lazy("Mencocokkan KTP atau KK"),
        gettext_lazy("Mengisi SIKS-NG"),
        gettext_lazy("Membetulkan data"),
    )
    why = forms.ChoiceField(
        label=gettext_lazy("Untuk apa?"),
        choices=[
            *((str(place), words) for place, words in enumerate(REASONS)),
            (OTHER, gettext_lazy("Alasan lain")),
        ],
    )
    other = forms.CharField(
        label=gettext_lazy("Alasan lain"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Tersimpan di jejak. Tulis tanpa NIK dan tanpa nama warga."),
    )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if not self.errors and said["why"] == self.OTHER and not said["other"].strip():
            self.add_error("other", _("Tulis alasannya."))
        if self.errors:
            return said
        chosen = said["why"]
        reason = said["other"] if chosen == self.OTHER else str(self.REASONS[int(chosen)])
        return {"reason": reason}
