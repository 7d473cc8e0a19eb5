"""What is asked of a paper roster: its exceptions; and which of two readings holds."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from distributions.marks import (
    LEFT,
    Mark,
    Marks,
    parse_left,
    parse_proxied,
    parse_short,
    proxied,
    short,
    together,
)
from distributions.policies.readings import dispute, no_row
from distributions.selectors.differences import Difference, TwoReadings
from distributions.selectors.miniatures import seen
from distributions.selectors.readings import PaperRow, Roster
from duren_sawit.lib.forms import DayField

LONGEST = 4000
LARGE = {
    "class": "form-control form-control-lg bigin",
    "autocomplete": "off",
    "spellcheck": "false",
}


class Marked(forms.Form):
    """Fields that were refused look it, and the first of them takes the focus."""

    def full_clean(self) -> None:
        super().full_clean()
        for name in self.errors.keys() & self.fields.keys():
            attrs = self.fields[name].widget.attrs
            attrs["class"] = f"{attrs.get('class', '')} is-invalid".strip()


class MarksForm(Marked):
    """All collected in person, except. Cleans to marks by row number, and the day."""

    left = forms.CharField(
        label=gettext_lazy("Belum diambil"),
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput(LARGE | {"data-ds-kind": "left"}),
        help_text=gettext_lazy("Nomor baris saja: 7, 12, 31-33."),
    )
    proxied = forms.CharField(
        label=gettext_lazy("Diwakilkan"),
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput(LARGE | {"data-ds-kind": "proxy"}),
        help_text=gettext_lazy(
            "Nomor, nama wakil, dan hubungannya: 3 Siti (anak), 9 Budi (tetangga, kuasa)."
        ),
    )
    short = forms.CharField(
        label=gettext_lazy("Kurang dari jatah"),
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput(LARGE | {"data-ds-kind": "short"}),
        help_text=gettext_lazy("Nomor dan yang diterima: 5 8 kg, 6 7,5 kg (rusak)."),
    )
    signatures = forms.IntegerField(
        label=gettext_lazy("Hitung tanda tangan di kertas"),
        required=False,
        min_value=0,
        max_value=100_000,
        widget=forms.TextInput(
            {"class": "form-control", "data-width": "s", "inputmode": "numeric"}
        ),
    )
    day = DayField(
        label=gettext_lazy("Hari penyerahan"),
        widget=forms.DateInput(
            {"type": "date", "class": "form-control", "data-width": "s"}, format="%Y-%m-%d"
        ),
    )
    agreed = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, *args: Any, roster: Roster, **kwargs: Any) -> None:
        initial = {"day": roster.day, "left": roster.left_before}
        super().__init__(*args, **{"initial": initial, **kwargs})
        self.roster = roster
        self.rows = roster.rows
        self.marks: Marks = parse_left(roster.left_before)
        agreed: Any = self.fields["agreed"]
        agreed.choices = [(serial, serial) for serial in self.rows]

    def clean_left(self) -> Marks:
        return self._read("left")

    def clean_proxied(self) -> Marks:
        return self._read("proxied")

    def clean_short(self) -> Marks:
        return self._read("short")

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.errors:
            return said
        try:
            marks = together(said["left"], said["proxied"], said["short"])
        except ValueError as wrong:
            raise ValidationError(str(wrong)) from None
        agreed = {serial: _agreeing(marks.get(serial, Mark())) for serial in said["agreed"]}
        self.marks = {**marks, **agreed}
        self._check_signatures(said["signatures"])
        return {"marks": self.marks, "day": said["day"]}

    def _read(self, name: str) -> Marks:
        text = self.cleaned_data[name]
        try:
            marks: Marks = _PARSERS[name](text, self.roster)
        except ValueError as wrong:
            raise ValidationError(str(wrong)) from None
        for number in marks:
            if number not in self.rows:
                raise ValidationError(no_row(number, self.rows))
        return marks

    def _check_signatures(self, counted: int | None) -> None:
        known = sum(row.handover is not None for row in self.roster.known)
        withdrawn = [row.serial for row in self.roster.known if row.entitlement.withdrawn_at]
        anyway = sum(bool(self.marks.get(serial, LEFT).mode) for serial in withdrawn)
        told = seen(self.roster, self.marks)
        expected = told.self_count + told.proxy_count + known + anyway
        if counted is not None and counted != expected:
            sentence = ngettext(
                "Di kertas %(counted)s tanda tangan; menurut isian ini %(expected)s.",
                "Di kertas %(counted)s tanda tangan; menurut isian ini %(expected)s.",
                expected,
            )
            self.add_error("signatures", sentence % {"counted": counted, "expected": expected})

    @property
    def disputes(self) -> list[tuple[PaperRow, str, bool]]:
        """Rows of which the screen says otherwise, and whether the reader knows."""
        told = (
            (row, dispute(row, _doubting(self.marks.get(row.serial))), self._is_agreed(row.serial))
            for row in self.rows.values()
        )
        return [one for one in told if one[1]]

    def _is_agreed(self, serial: int) -> bool:
        mark = self.marks.get(serial)
        return bool(mark and mark.agrees)


_PARSERS: dict[str, Any] = {
    "left": lambda text, _roster: parse_left(text),
    "proxied": lambda text, _roster: parse_proxied(text),
    "short": lambda text, roster: parse_short(text, roster.contents),
}


def _agreeing(mark: Mark) -> Mark:
    return Mark(mark.mode, mark.name, mark.relation, mark.amounts, mark.reason, agrees=True)


def _doubting(mark: Mark | None) -> Mark | None:
    return mark and Mark(mark.mode, mark.name, mark.relation, mark.amounts, mark.reason)


class ChoicesForm(Marked):
    """For each row two people read differently: the first, the second, or read again."""

    FIRST, SECOND, AGAIN = "1", "2", "3"

    def __init__(self, *args: Any, both: TwoReadings, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.both = both
        if both.days_differ:
            self.fields["day"] = forms.ChoiceField(
                choices=[(self.FIRST, both.first_day), (self.SECOND, both.second_day)],
                error_messages={"required": _("Pilih hari penyerahan yang benar.")},
            )
        for one in both.differences:
            self.fields[f"row_{one.row.serial}"] = forms.ChoiceField(
                label=one.row.name,
                choices=[
                    (self.FIRST, one.first_words),
                    (self.SECOND, one.second_words),
                    (self.AGAIN, _("baca ulang")),
                ],
                error_messages={"required": _("Pilih bacaan yang benar.")},
            )
            self.fields[f"again_{one.row.serial}"] = forms.CharField(
                required=False,
                max_length=200,
                label=_("Bacaan ulang"),
                widget=forms.TextInput(
                    {"class": "form-control", "data-width": "m", "autocomplete": "off"}
                ),
            )

    @property
    def lines(self) -> list[tuple[Difference, forms.BoundField, forms.BoundField]]:
        return [
            (one, self[f"row_{one.row.serial}"], self[f"again_{one.row.serial}"])
            for one in self.both.differences
        ]

    def clean(self) -> dict[str, Any]:
        if self.errors:
            return self.cleaned_data
        choices: Marks = {}
        for one in self.both.differences:
            try:
                choices[one.row.serial] = self._chosen(one)
            except ValueError as wrong:
                self.add_error(f"again_{one.row.serial}", str(wrong))
        return {"choices": choices, "day": self._day()}

    def _day(self) -> date | None:
        """Only where the two read different days."""
        answers = {self.FIRST: self.both.first, self.SECOND: self.both.second}
        chosen = answers.get(self.cleaned_data.get("day", ""))
        return chosen.handed_on if chosen else None

    def _chosen(self, one: Difference) -> Mark:
        answer = self.cleaned_data[f"row_{one.row.serial}"]
        if answer != self.AGAIN:
            return one.first if answer == self.FIRST else one.second
        return read_again(self.cleaned_data[f"again_{one.row.serial}"], one, self.both)


def read_again(text: str, one: Difference, both: TwoReadings) -> Mark:
    """`ya`, `belum`, `Siti (anak)` or `8 kg`; ValueError with a sentence."""
    said = " ".join(text.split())
    if said.lower() in {"ya", "diambil", "sendiri"}:
        return Mark()
    if said.lower() == "belum":
        return LEFT
    if not said:
        raise ValueError(_("Tulis ya, belum, Siti (anak), atau 8 kg."))
    if said[0].isdigit() or said.lower().startswith("rp"):
        return short(said, str(one.row.serial), both.contents)
    return proxied(said, str(one.row.serial))
