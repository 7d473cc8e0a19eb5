"""The village's days, as the trail counts them."""

from datetime import date, datetime, time

from django.utils import timezone


def midnight(day: date) -> datetime:
    """When a village day begins."""
    return timezone.make_aware(datetime.combine(day, time.min), timezone.get_default_timezone())


def village_day(moment: datetime) -> date:
    """The day on the village's calendar."""
    return timezone.localdate(moment, timezone.get_default_timezone())
