"""What is asked at the table: who came, what was checked, how much was handed over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Self
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from distributions.choices import Mode, ProxyKind, Shortfall
from distributions.facts import ProxyFacts, Taken
from distributions.models import ProxyRule, RoundBenefit
from distributions.policies.proxy_rules import warns
from distributions.selectors.handovers import Slip
from distributions.selectors.proxy_rules import collected_for
from duren_sawit.lib.nik import Nik
from duren_sawit.lib.quantities import number, parse_number
from duren_sawit.ui.forms import NOT_FILLED, Asking
from households.models import Person

MOST_NAMED = 5
MEMBER, QUANTITY = "member:", "quantity_"
ONE_OF = dict.fromkeys(["required", "invalid_choice"], gettext_lazy("Pilih salah satu."))
STALE = gettext_lazy("Halaman ini terlalu lama terbuka. Pindai slipnya lagi.")
TYPED = {"class": "form-control form-control-lg", "autocomplete": "off"}


@dataclass(frozen=True, slots=True)
class Proxy:
    """One answer to who stands in."""

    value: str
    label: str
    note: str
    needs_letter: bool
    is_other: bool


class AnswerField(forms.ChoiceField):
    """Choices that are only put together to be shown; whoever cleans looks the answer up."""

    def valid_value(self, _value: object) -> bool:
        return True


class HandoverForm(forms.Form):
    """Cleans to what was taken and under which name it was sent."""

    mode = forms.ChoiceField(
        label=gettext_lazy("Siapa yang mengambil?"),
        choices=Mode.choices,
        widget=forms.RadioSelect,
        error_messages=ONE_OF,
    )
    checked = forms.BooleanField(
        error_messages={"required": gettext_lazy("Cocokkan dahulu KTP atau KK, lalu centang.")}
    )
    who = AnswerField(
        label=gettext_lazy("Siapa yang mewakili?"), required=False, widget=forms.RadioSelect
    )
    proxy_name = forms.CharField(
        label=gettext_lazy("Nama wakil"),
        max_length=120,
        required=False,
        widget=forms.TextInput(TYPED),
    )
    proxy_relation = forms.CharField(
        label=gettext_lazy("Hubungan dengan penerima"),
        max_length=60,
        required=False,
        widget=forms.TextInput(TYPED),
    )
    proxy_nik = forms.CharField(
        label=gettext_lazy("NIK wakil (boleh kosong)"),
        required=False,
        widget=forms.TextInput({**TYPED, "inputmode": "numeric"}),
    )
    letter_seen = forms.BooleanField(
        label=gettext_lazy("Surat kuasa sudah diperiksa"), required=False
    )
    agreed = forms.BooleanField(label=gettext_lazy("Sudah diperiksa, catat juga"), required=False)
    shortfall = forms.ChoiceField(
        label=gettext_lazy("Sebab kurang"),
        choices=[("", NOT_FILLED), *Shortfall.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=gettext_lazy("Keterangan (boleh kosong)"),
        max_length=200,
        required=False,
        widget=forms.TextInput(TYPED),
    )
    mutation_id = forms.UUIDField(
        widget=forms.HiddenInput,
        initial=uuid4,
        error_messages=dict.fromkeys(["required", "invalid"], STALE),
    )

    def __init__(self, *args: Any, slip: Slip, **kwargs: Any) -> None:
        self.slip = slip
        super().__init__(*args, **kwargs)
        for name in self.data:
            if name.startswith(QUANTITY):
                self.fields[name] = forms.CharField(max_length=20, required=False)

    def dressed(self) -> Self:
        """With the words of its slip; what is written down without a page does without."""
        slip = self.slip
        fields: dict[str, Any] = self.fields
        fields["mode"].choices = _modes(slip)
        fields["mode"].initial = Mode.HOME if slip.is_visit else Mode.SELF
        fields["checked"].label = _checked(slip)
        self.proxies = _proxies(slip)
        fields["who"].choices = [(one.value, one.label) for one in self.proxies]
        for benefit in slip.benefits:
            fields[_name(benefit)] = _quantity(benefit)
        return self

    def clean_proxy_nik(self) -> Nik | None:
        raw = self.cleaned_data["proxy_nik"].strip()
        try:
            return Nik(raw) if raw else None
        except ValueError as error:
            raise ValidationError(str(error)) from None

    def clean(self) -> dict[str, Any]:
        said = dict(super().clean() or self.cleaned_data)
        quantities = self._quantities()
        proxy = self._proxy(said) if said.get("mode") == Mode.PROXY else None
        if proxy and proxy.called and not self.errors and not said["agreed"]:
            self._warn(proxy)
        if self.errors:
            return said
        taken = Taken(
            mode=said["mode"],
            quantities=quantities,
            shortfall=said["shortfall"],
            note=said["note"],
            proxy=proxy,
        )
        return {"taken": taken, "mutation_id": said["mutation_id"]}

    def _quantities(self) -> Mapping[int, Decimal] | None:
        """By item; nothing where nothing else was said than what is due."""
        given: dict[int, Decimal] = {}
        for name in [name for name in self.fields if name.startswith(QUANTITY)]:
            typed = self.cleaned_data.get(name, "").strip()
            try:
                given[int(name.removeprefix(QUANTITY))] = _amount(typed)
            except ValueError as error:
                self.add_error(name, str(error))
        return given or None

    def _proxy(self, said: Mapping[str, Any]) -> ProxyFacts | None:
        who, nik, seen = said.get("who"), said.get("proxy_nik"), said.get("letter_seen", False)
        members = {f"{MEMBER}{one.public_id}": one for one in self.slip.members}
        if who in members:
            person = members[who]
            relation = str(person.get_relation_display()).lower() or _("anggota keluarga")
            return ProxyFacts(ProxyKind.SAME_KK, relation, person=person, letter_seen=seen)
        if who in {ProxyKind.OTHER, ProxyKind.OFFICIAL}:
            name, relation = said.get("proxy_name", ""), said.get("proxy_relation", "")
            return ProxyFacts(who, relation, name, nik=nik, letter_seen=seen)
        self.add_error("who", _("Pilih siapa yang mewakili."))
        return None

    def _warn(self, proxy: ProxyFacts) -> None:
        """One person who collects for many is looked at twice."""
        earlier = collected_for(proxy, self.slip.entitlement.round)
        rule = self.slip.desk.rules.get(proxy.kind)
        if earlier and rule and warns(rule, len(earlier)):
            self.add_error("agreed", _warning(proxy, earlier))

    @property
    def answers(self) -> Iterator[tuple[Proxy, forms.boundfield.BoundWidget]]:
        """Who may stand in, each with its radio button."""
        return zip(self.proxies, self["who"], strict=True)

    @property
    def card(self) -> forms.BoundField:
        return self._worded("checked")

    @property
    def quantity_fields(self) -> list[forms.BoundField]:
        return [self._worded(_name(benefit)) for benefit in self.slip.benefits]

    def _worded(self, name: str) -> forms.BoundField:
        """With its words of now; the form itself keeps the first ones."""
        return self.fields[name].get_bound_field(self, name)

    @property
    def is_partial(self) -> bool:
        """Whether what was typed is less than what is due, or not readable."""
        names = {field.name: field.initial for field in self.quantity_fields}
        return self.is_bound and any(self.data.get(n, was) != was for n, was in names.items())


class UndoForm(Asking):
    """Why a handover is taken back."""

    submit_kind = "danger"

    reason = forms.CharField(
        label=gettext_lazy("Sebab pembatalan"),
        max_length=200,
        help_text=gettext_lazy("Misalnya salah orang, atau barang dikembalikan."),
        error_messages={"required": gettext_lazy("Tulis sebab pembatalan.")},
    )


def _warning(proxy: ProxyFacts, earlier: list[str]) -> str:
    sentence = ngettext(
        "%(name)s sudah mengambil untuk %(count)s keluarga lain di tahap ini: %(families)s.",
        "%(name)s sudah mengambil untuk %(count)s keluarga lain di tahap ini: %(families)s.",
        len(earlier),
    )
    return sentence % {
        "name": proxy.called,
        "count": len(earlier),
        "families": ", ".join(earlier[:MOST_NAMED]),
    }


def _checked(slip: Slip) -> str:
    if not slip.nik_end:
        return _("KTP atau KK sudah dicocokkan")
    said = {"digits": slip.nik_end}
    return _("KTP atau KK sudah dicocokkan, NIK berakhiran %(digits)s") % said


def _modes(slip: Slip) -> list[tuple[str, str]]:
    modes = [(Mode.SELF, _("%(name)s sendiri") % {"name": slip.name})]
    if slip.rules:
        modes.append((Mode.PROXY, _("Diwakilkan")))
    return [*modes, (Mode.HOME, _("Diantar ke rumah"))]


def _proxies(slip: Slip) -> list[Proxy]:
    """The members of the family card by name, then whoever else the rules allow."""
    found: list[Proxy] = []
    for rule in slip.rules:
        brings = ", ".join(rule.proofs.splitlines())
        if rule.kind == ProxyKind.SAME_KK:
            found += [_member(one, rule) for one in slip.members]
        else:
            found.append(Proxy(rule.kind, str(rule), brings, rule.needs_letter, is_other=True))
    return found


def _member(person: Person, rule: ProxyRule) -> Proxy:
    relation = str(person.get_relation_display()).lower()
    value = f"{MEMBER}{person.public_id}"
    return Proxy(value, person.name, relation, rule.needs_letter, is_other=False)


def _amount(typed: str) -> Decimal:
    if not typed:
        raise ValueError(_("Tulis jumlahnya, atau nol."))
    return parse_number(typed)


def _name(benefit: RoundBenefit) -> str:
    return f"{QUANTITY}{benefit.item_id}"


def _quantity(benefit: RoundBenefit) -> forms.CharField:
    label = benefit.item.name if benefit.item.is_money else str(benefit.item)
    attrs = {**TYPED, "inputmode": "decimal"}
    return forms.CharField(
        label=label,
        max_length=20,
        required=False,
        initial=number(benefit.quantity),
        widget=forms.TextInput(attrs),
    )
