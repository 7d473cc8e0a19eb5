"""What is asked about the times of RTs: for whole RWs at once, and for each RT of one RW."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from distributions.facts import Coming
from distributions.models import Point, Round, Slot
from duren_sawit.areas.models import Area
from duren_sawit.lib.forms import DayField
from duren_sawit.ui.forms import Asking, helper
from duren_sawit.ui.selects import LongSelect

NO_POINT = "tanpa"
FEWEST_MINUTES, MOST_MINUTES = 5, 480


class ClockField(forms.TimeField):
    """A time of day, typed as 08.00 or 08:00."""

    def __init__(self, **options: Any) -> None:
        kind = {"type": "time", "data-width": "s"}
        super().__init__(**{"widget": forms.TimeInput(kind, format="%H:%M"), **options})

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace(".", ":") if isinstance(value, str) else value)


class FillForm(Asking):
    """Which RWs come to which point, from when on, and how long each RT takes."""

    day = DayField(label=gettext_lazy("Hari pembagian"))
    starts = ClockField(label=gettext_lazy("Mulai pukul"))
    minutes = forms.IntegerField(
        label=gettext_lazy("Menit tiap RT"),
        min_value=FEWEST_MINUTES,
        max_value=MOST_MINUTES,
        help_text=gettext_lazy("RT datang bergiliran; RW yang sama titiknya bersambung."),
    )

    def __init__(
        self, *args: Any, rws: Sequence[Area], points: Sequence[Point], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.rws = {str(rw.public_id): rw for rw in rws}
        self.points = {str(point.public_id): point for point in points}
        for key, rw in self.rws.items():
            self.fields[key] = _point_field(str(rw), self.points, _("Tidak diubah"))

    @property
    def helper(self) -> FormHelper:
        layout = Layout(
            Fieldset(_("Waktu"), "day", "starts", "minutes", css_class="inrow"),
            Fieldset(_("Titik bagi tiap RW"), *self.rws, css_class="inrow"),
        )
        return helper(self, submit=self.submit, cancel=self.cancel, layout=layout)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.errors:
            return said
        return {
            "turns": {
                rw: self.points[said[key]] for key, rw in self.rws.items() if said[key] != NO_POINT
            },
            "starts_at": timezone.make_aware(datetime.combine(said["day"], said["starts"])),
            "minutes": said["minutes"],
        }


class AdjustForm(Asking):
    """The time of each RT of one RW."""

    def __init__(
        self,
        *args: Any,
        round_: Round,
        kept: Mapping[Area, Slot | None],
        points: Sequence[Point],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.areas = {f"rt{area.number}": area for area in kept}
        self.points = {str(point.public_id): point for point in points}
        for key, area in self.areas.items():
            self._ask(key, kept[area], round_)

    def _ask(self, key: str, slot: Slot | None, round_: Round) -> None:
        first = timezone.localtime(slot.starts_at) if slot else None
        last = timezone.localtime(slot.ends_at) if slot else None
        asked: Mapping[str, tuple[forms.Field, object]] = {
            "point": (
                _point_field(_("Titik bagi"), self.points, _("Belum dijadwalkan")),
                str(slot.point.public_id) if slot else NO_POINT,
            ),
            "day": (
                DayField(label=_("Hari pembagian"), required=False),
                first.date() if first else round_.opens_on,
            ),
            "starts": (
                ClockField(label=_("Mulai pukul"), required=False),
                first.time() if first else None,
            ),
            "ends": (
                ClockField(label=_("Sampai pukul"), required=False),
                last.time() if last else None,
            ),
        }
        for name, (field, shown) in asked.items():
            field.initial = shown
            self.fields[f"{key}_{name}"] = field

    @property
    def helper(self) -> FormHelper:
        parts = ("point", "day", "starts", "ends")
        layout = Layout(
            *(
                Fieldset(area.name, *(f"{key}_{part}" for part in parts), css_class="inrow")
                for key, area in self.areas.items()
            )
        )
        return helper(self, submit=self.submit, cancel=self.cancel, layout=layout)

    def clean(self) -> dict[str, Any]:
        comings = {area: self._coming(key) for key, area in self.areas.items()}
        return self.cleaned_data if self.errors else {"comings": comings}

    def _coming(self, key: str) -> Coming | None:
        """None for an RT without a point."""
        said = self.cleaned_data
        chosen = self.points.get(said.get(f"{key}_point", ""))
        if chosen is None:
            return None
        names = [f"{key}_{part}" for part in ("day", "starts", "ends")]
        for name in names:
            if not said.get(name) and name not in self.errors:
                self.add_error(name, _("Diisi bila titiknya dipilih."))
        if any(name in self.errors for name in names):
            return None
        day, starts, ends = (said[name] for name in names)
        if ends <= starts:
            self.add_error(names[2], _("Jam selesai sesudah jam mulai."))
        first, last = (timezone.make_aware(datetime.combine(day, hour)) for hour in (starts, ends))
        return Coming(chosen, first, last)


def _point_field(label: str, points: Mapping[str, Point], none: str) -> forms.ChoiceField:
    choices = [(NO_POINT, none), *((key, point.name) for key, point in points.items())]
    return forms.ChoiceField(label=label, choices=choices, widget=LongSelect, initial=NO_POINT)
