"""What the forms of the register share: the words of their button, and fields asked twice."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duren_sawit.areas.models import Area
from duren_sawit.lib.forms import ParsedField
from duren_sawit.lib.nik import CardNumber
from duren_sawit.ui.forms import Asking
from households.choices import Relation
from households.facts import Place
from households.models import Person
from households.policies.families import changed_meanwhile

# A parsed field cannot measure its own length, since what comes out is no text.
CODE = {
    "class": "code",
    "inputmode": "numeric",
    "autocomplete": "off",
    "maxlength": 24,
    "data-width": "m",
}
NOT_KNOWN = ("", gettext_lazy("Belum diketahui"))
ADDRESSES = "addresses"  # the list of known addresses, filled for the chosen RT


class AskingOnce(Asking):
    """A form that knows which revision it showed, so that nobody writes over another unseen."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def see(self, revision: int) -> None:
        """Told that somebody else wrote meanwhile, the person may save over it knowingly."""
        if str(changed_meanwhile()) in self.non_field_errors():
            self.data = {**{name: self.data[name] for name in self.data}, "seen": str(revision)}


def number_field(kind: type[CardNumber]) -> ParsedField:
    return ParsedField(
        parse=kind.parse, label=kind.label, required=False, widget=forms.TextInput(CODE)
    )


def reason_field(*, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Alasan"),
        max_length=200,
        required=required,
        help_text=gettext_lazy("Tersimpan di jejak. Tulis tanpa NIK dan tanpa nama warga."),
    )


def address_field() -> forms.CharField:
    """Known addresses of the RT are offered while one types."""
    return forms.CharField(
        label=gettext_lazy("Alamat"),
        max_length=200,
        required=False,
        help_text=gettext_lazy(
            "Alamat yang sudah tercatat di RT itu muncul saat mengetik; pilih bila rumahnya sama."
        ),
        widget=forms.TextInput({"list": ADDRESSES, "autocomplete": "off"}),
    )


class AreaField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """An RT; choosing one fills the list of addresses below."""

    def __init__(self, **options: Any) -> None:
        said = {
            "label": gettext_lazy("RT"),
            "queryset": Area.objects.none(),
            "to_field_name": "public_id",
            "empty_label": gettext_lazy("Pilih RT"),
        }
        super().__init__(**{**said, **options})


class AskingPlace(Asking):
    """Where a family lives: `area` and `address` become a `Place`."""

    area = AreaField()
    address = address_field()

    def __init__(
        self, *args: Any, areas: QuerySet[Area], addresses_url: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["area"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = areas
        field.widget.attrs |= {
            "data-width": "m",
            "hx-get": addresses_url,
            "hx-target": f"#{ADDRESSES}",
            "hx-swap": "outerHTML",
        }

    @property
    def place(self) -> Place:
        address = " ".join(self.cleaned_data["address"].split())
        return Place(self.cleaned_data["area"], address)


class AskingSuccessor(Asking):
    """Who follows, when a head goes and others stay; the question is left out otherwise."""

    successor = forms.ChoiceField(label=gettext_lazy("Kepala keluarga yang baru"))

    def __init__(
        self, *args: Any, others: list[Person], proposed: Person | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.others = {str(person.public_id): person for person in others}
        field = self.fields["successor"]
        if proposed is None:
            del self.fields["successor"]
        elif isinstance(field, forms.ChoiceField):
            field.choices = [(key, described(one)) for key, one in self.others.items()]
            field.initial = str(proposed.public_id)
            field.help_text = _(
                "Usulan: pasangan, lalu anak tertua yang dewasa. Hubungan anggota lain ikut "
                "ditulis ulang; yang belum pasti bisa dilengkapi sesudahnya."
            )

    def chosen_successor(self) -> Person | None:
        return self.others.get(self.cleaned_data.get("successor", ""))


def described(person: Person) -> str:
    """`Karsiyem, Istri`: a name alone is not enough where namesakes live together."""
    relation = person.get_relation_display()
    return f"{person.name}, {relation}" if relation else person.name


def relation_choices(*, head: bool) -> list[tuple[str, Any]]:
    return [choice for choice in Relation.choices if head or choice[0] != Relation.HEAD]
