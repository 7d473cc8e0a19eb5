"""When machines keep quiet, and how often they try."""

from datetime import datetime, time, timedelta

from django.utils import timezone

QUIET_FROM, QUIET_UNTIL = time(21), time(6)  # on the village's clock; the inbox makes no noise
TRIES = 6
FIRST_PAUSE = timedelta(minutes=5)
REMINDER_DAYS = (30, 7)  # before a role ends


def waking(moment: datetime) -> datetime:
    """That moment; or, in quiet hours, when they end."""
    local = timezone.localtime(moment, timezone.get_default_timezone())
    if QUIET_UNTIL <= local.time() < QUIET_FROM:
        return moment
    day = local.date() + timedelta(days=1 if local.time() >= QUIET_FROM else 0)
    return timezone.make_aware(datetime.combine(day, QUIET_UNTIL), timezone.get_default_timezone())


def pause_after(tries: int) -> timedelta:
    """Five minutes, ten, twenty ..."""
    return FIRST_PAUSE * int(2 ** (tries - 1))
