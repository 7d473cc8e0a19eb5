"""The stations a programme passes, as the line of stations shows them."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class StationState(StrEnum):
    DONE = "done"
    HERE = "here"
    NEXT = "next"

    @property
    def word(self) -> str | Promise:
        """The state as a screen reader says it."""
        return STATE_WORDS[self]


STATE_WORDS = {
    StationState.DONE: _("selesai"),
    StationState.HERE: _("sedang berjalan"),
    StationState.NEXT: _("belum"),
}


@dataclass(frozen=True, slots=True)
class Station:
    """One station: its name, whether it is reached, a date or count under it, and its page."""

    name: str | Promise
    state: StationState
    note: str | Promise = ""
    url: str = ""

    @property
    def with_note(self) -> str:
        """ "Musyawarah, 18 Oktober"."""
        return f"{self.name}, {self.note}" if self.note else str(self.name)


def position(stations: list[Station]) -> int:
    """How many stations are done or here: the 5 of "Langkah 5 dari 7"."""
    return sum(station.state != StationState.NEXT for station in stations)
