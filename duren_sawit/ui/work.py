"""One piece of work that waits for somebody, as a home page lists it."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from duren_sawit.ui.icons import known
from duren_sawit.ui.tones import Tone


@dataclass(frozen=True, slots=True)
class Work:
    """What, why, by when, and the one button that leads there.

    `due` sorts the list; `due_words` is what is read ("Batas 26 November.").
    """

    title: str | Promise
    why: str | Promise
    action: str | Promise
    url: str
    icon: str
    tone: Tone = Tone.INFO
    due_words: str | Promise = ""
    due: date | None = None

    def __post_init__(self) -> None:
        known(self.icon)
