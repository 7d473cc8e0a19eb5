"""Moments of the stories, counted from the day the demo is told."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from duren_sawit.accounts.registry import DemoVillage


def on(village: DemoVillage, days: int, hour: int, minute: int = 0) -> datetime:
    """So many days from today, at that hour of the village."""
    day = village.today + timedelta(days=days)
    return datetime.combine(day, time(hour, minute), tzinfo=timezone.get_current_timezone())
