"""What is asked of goods that move, of a count, and of a correction."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from distributions.choices import CorrectionKind, Mode, MovementKind
from distributions.models import Entitlement, Item, Point, Round
from distributions.models.rounds import EntitlementQuerySet
from distributions.policies.stock import name_of
from distributions.stock_facts import CorrectionFacts, Move
from duren_sawit.lib import codes
from duren_sawit.lib.forms import DayField, LineField, ParsedField
from duren_sawit.lib.quantities import parse_number
from duren_sawit.ui.forms import Asking

STORE = "gudang"
ASKED: Mapping[str, Sequence[str]] = {
    MovementKind.RECEIVED: ("item", "quantity", "target", "counterpart", "document", "note"),
    MovementKind.TRANSFERRED: ("item", "quantity", "source", "target", "document", "note"),
    MovementKind.DAMAGED: ("item", "quantity", "source", "note"),
    MovementKind.RETURNED: ("item", "quantity", "source", "counterpart", "document", "note"),
}
COUNTERPARTS: Mapping[str, Any] = {
    MovementKind.RECEIVED: gettext_lazy("Diterima dari"),
    MovementKind.RETURNED: gettext_lazy("Dikembalikan kepada"),
}
EXPLAINED = {MovementKind.DAMAGED, MovementKind.RETURNED}


class QuantityField(ParsedField):
    """`12,5` or `1.250`, without the unit."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"parse": parse_number, **options})
        self.widget.attrs.update({"inputmode": "decimal", "data-width": "s", "maxlength": 20})


class MoveForm(Asking):
    """One movement; which parts are asked depends on the kind."""

    item = forms.ChoiceField(label=gettext_lazy("Barang"))
    quantity = QuantityField(label=gettext_lazy("Jumlah barang"))
    source = forms.ChoiceField(label=gettext_lazy("Dari"))
    target = forms.ChoiceField(label=gettext_lazy("Ke"))
    counterpart = LineField(label=gettext_lazy("Pihak luar"), max_length=120)
    document = LineField(label=gettext_lazy("Nomor surat jalan"), max_length=60, required=False)
    note = LineField(label=gettext_lazy("Keterangan"), max_length=200, required=False)

    def __init__(
        self, *args: Any, kind: str, items: Sequence[Item], points: Sequence[Point], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.items = {str(item.pk): item for item in items}
        at_points = {str(point.public_id): point for point in points}
        self.places: Mapping[str, Point | None] = {STORE: None, **at_points}
        self.fields = {name: self.fields[name] for name in ASKED[kind]}
        self.usual = {"source": STORE} if "source" in self.fields else {"target": STORE}
        self._choose("item", [(key, str(item)) for key, item in self.items.items()])
        for name in ("source", "target"):
            self._choose(name, [(key, name_of(place)) for key, place in self.places.items()])
        self.fields["note"].required = kind in EXPLAINED
        if kind in COUNTERPARTS:
            self.fields["counterpart"].label = COUNTERPARTS[kind]

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields.get(name)
        if isinstance(field, forms.ChoiceField):
            field.choices = choices
            field.initial = choices[0][0] if len(choices) == 1 else self.usual.get(name)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.errors:
            return said
        said["item"] = self.items[said["item"]]
        for name in said.keys() & {"source", "target"}:
            said[name] = self.places[said[name]]
        return {"move": Move(**said)}


class CarryForm(Asking):
    """Which earlier round the leftover comes from."""

    earlier = forms.ChoiceField(label=gettext_lazy("Sisa dari"))

    def __init__(self, *args: Any, earlier: Sequence[Round], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rounds = {str(one.public_id): one for one in earlier}
        field = self.fields["earlier"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(key, str(one).capitalize()) for key, one in self.rounds.items()]

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        return said if self.errors else {"earlier": self.rounds[said["earlier"]]}


class CountForm(Asking):
    """What lies there, typed without looking at what should."""

    explanation = LineField(
        label=gettext_lazy("Penjelasan selisih"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("Diisi bila hitungan berbeda dari catatan; dibaca lurah."),
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, items: Sequence[Item], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = {f"item_{item.pk}": item for item in items}
        asked = {
            key: QuantityField(label=_("Sisa %(item)s") % {"item": item})
            for key, item in self.items.items()
        }
        self.fields = {**asked, **self.fields}

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.errors:
            return said
        remaining: dict[Item, Decimal] = {item: said[key] for key, item in self.items.items()}
        return {"remaining": remaining, "explanation": said["explanation"]}


class AnswerForm(Asking):
    """Why the lurah does not sign."""

    answer = LineField(label=gettext_lazy("Yang perlu diperiksa"), max_length=300)


class CorrectionForm(Asking):
    """What came out later; which parts are asked depends on the kind."""

    code = ParsedField(label=gettext_lazy("Kode slip"), parse=codes.parse, max_length=12)
    mode = forms.ChoiceField(
        label=gettext_lazy("Cara diambil"),
        choices=[(mode.value, mode.label) for mode in (Mode.SELF, Mode.HOME)],
    )
    happened_on = DayField(label=gettext_lazy("Diserahkan tanggal"))
    item = forms.ChoiceField(label=gettext_lazy("Barang"))
    remaining = QuantityField(label=gettext_lazy("Sisa yang benar"))
    reason = LineField(label=gettext_lazy("Sebab pembetulan"), max_length=300)

    def __init__(
        self,
        *args: Any,
        kind: str,
        slips: EntitlementQuerySet,
        items: Sequence[Item],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.slips = kind, slips
        self.items = {str(item.pk): item for item in items}
        self.fields = {name: self.fields[name] for name in CORRECTED[kind]}
        field = self.fields.get("item")
        if isinstance(field, forms.ChoiceField):
            field.choices = [(key, str(item)) for key, item in self.items.items()]

    def clean_code(self) -> Entitlement:
        found = self.slips.filter(code=self.cleaned_data["code"]).first()
        if found is None:
            raise ValidationError(_("Kode slip ini bukan dari tahap ini."))
        return found

    def clean(self) -> dict[str, Any]:
        said = {**self.cleaned_data, "kind": self.kind}
        if self.errors:
            return said
        if "code" in said:
            said["entitlement"] = said.pop("code")
        if "item" in said:
            said["item"] = self.items[said["item"]]
        return {"facts": CorrectionFacts(**said)}


CORRECTED: Mapping[str, Sequence[str]] = {
    CorrectionKind.FORGOTTEN: ("code", "mode", "happened_on", "reason"),
    CorrectionKind.WRONG: ("code", "reason"),
    CorrectionKind.MISCOUNTED: ("item", "remaining", "reason"),
}
