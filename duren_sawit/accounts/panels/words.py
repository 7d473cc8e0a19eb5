"""Days and places as the panels say them."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from duren_sawit.areas.models import Area

NAMED = 3


def area_url(area: Area) -> str:
    return reverse("accounts:area_detail", args=[area.public_id])


def list_names(areas: Sequence[Area]) -> str:
    named = ", ".join(area.long_name for area in areas[:NAMED])
    rest = len(areas) - NAMED
    if rest > 0:
        return _("%(named)s, dan %(rest)s lagi.") % {"named": named, "rest": rest}
    return f"{named}."


def day_words(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""


def short_day_words(day: date | None) -> str:
    return date_format(day, "j M") if day else ""


def until_words(day: date | None, today: date) -> str:
    """ "Berakhir besok." """
    if day is None:
        return ""
    if day == today:
        return _("Berakhir hari ini.")
    if day == today + timedelta(days=1):
        return _("Berakhir besok.")
    return _("Berakhir %(day)s.") % {"day": day_words(day)}
