"""Log lines as JSON. They should carry ids only; what slips in nevertheless is hidden here.

Loaded while settings are read, so nothing here may touch settings, models or translations.
"""

import re
from typing import Any

from pythonjsonlogger.json import JsonFormatter

# NIK and KK numbers, also with a blank, dot or dash between digits.
CARD_NUMBER = re.compile(r"(?<![\w.])((?:\d[ .-]?){6})(?:\d[ .-]?){6}((?:\d[ .-]?){3}\d)(?![\w])")
PHONE = re.compile(r"(?<!\w)(\+?62|0)8\d{2}[ -]?\d{3,4}[ -]?\d{2,5}(?!\w)")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# What PostgreSQL adds to a refused row: its values.
DETAIL = re.compile(r"DETAIL:.*")


def discreet(text: str) -> str:
    """The text without card numbers, phone numbers, mail addresses and values of refused rows."""
    text = DETAIL.sub("DETAIL: •", text)
    text = CARD_NUMBER.sub(r"\1••••••\2", text)
    return EMAIL.sub("•@•", PHONE.sub(r"\g<1>8•", text))


class DiscreetJsonFormatter(JsonFormatter):
    """One JSON object per line, discreet in every field, tracebacks included.

    Without the request itself, whose address may end in a name somebody searched for.
    """

    def process_log_record(self, log_data: dict[str, Any]) -> dict[str, Any]:
        return {name: _shown(value) for name, value in log_data.items() if name != "request"}


def _shown(value: object) -> object:
    if value is None or isinstance(value, bool | float):
        return value
    shown = discreet(str(value))
    return value if shown == str(value) and isinstance(value, int) else shown
