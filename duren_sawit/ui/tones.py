"""The five tones: what a colour may mean, always beside an icon and a word."""

from enum import StrEnum


class Tone(StrEnum):
    OK = "ok"  # done, valid
    WAIT = "wait"  # someone must act, or not yet sent
    STOP = "stop"  # refused, failed, out of balance; for a record or a quantity, never for people
    INFO = "info"  # good to know
    PLAIN = "plain"  # untouched

    @property
    def icon(self) -> str:
        """The icon of a notice of this tone."""
        return NOTICE_ICONS[self]

    @property
    def tag_icon(self) -> str:
        """The icon of a tag of this tone, unless the tag brings its own."""
        return TAG_ICONS[self]


NOTICE_ICONS = {
    Tone.OK: "check-circle",
    Tone.WAIT: "hourglass-split",
    Tone.STOP: "slash-circle",
    Tone.INFO: "info-circle",
    Tone.PLAIN: "info-circle",
}
TAG_ICONS = {
    Tone.OK: "check-lg",
    Tone.WAIT: "clock",
    Tone.STOP: "exclamation-triangle",
    Tone.INFO: "info-circle",
    Tone.PLAIN: "dash-circle",
}
