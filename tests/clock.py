"""The moment in which tests live: a Tuesday morning in the village."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

VILLAGE_TIME = ZoneInfo("Asia/Jakarta")


def village_time(*moment: int) -> datetime:
    """`village_time(2026, 11, 24, 9, 5)` is 09.05 WIB on 24 November 2026."""
    return datetime(*moment, tzinfo=VILLAGE_TIME)  # type: ignore[arg-type, misc]


NOW = village_time(2026, 11, 24, 9)
TODAY = date(2026, 11, 24)
YESTERDAY = date(2026, 11, 23)
TOMORROW = date(2026, 11, 25)
