"""The home page: greeting, what waits, and what stands beside it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from num2words import num2words

from duren_sawit.accounts.homes import IN_THE_FIELD, home_of
from duren_sawit.accounts.models import User
from duren_sawit.accounts.registry import (
    HomePanel,
    HomeTask,
    has_home_panel,
    home_panels,
    home_tasks,
)
from duren_sawit.accounts.selectors import duties
from duren_sawit.areas.models import Area
from duren_sawit.lib import quantities

MANY = 20  # from here on in figures
PER_ROW = 2


@dataclass(frozen=True, slots=True)
class HomePage:
    day: date
    greeting: str
    lead: str
    calm: str
    areas: tuple[Area, ...]  # of those who work in the field
    tasks: list[HomeTask]
    below: list[HomePanel]  # under the work, two in a row
    beside: list[HomePanel]
    has_more: bool  # panels that are asked when somebody scrolls that far


def home_page(reader: User, *, at: datetime) -> HomePage:
    home = home_of(reader.scope.roles)
    tasks = home_tasks(reader, at)
    areas = _field_areas(reader)
    panels = home_panels(reader, at, home.at_once)
    below = PER_ROW if len(panels) > PER_ROW else 0
    return HomePage(
        day=timezone.localdate(at),
        greeting=greeting(reader, at),
        lead=_lead(tasks, areas),
        calm=str(home.calm),
        areas=areas,
        tasks=tasks,
        below=panels[:below],
        beside=panels[below:],
        has_more=has_home_panel(home.later),
    )


def later_panels(reader: User, *, at: datetime) -> list[HomePanel]:
    """What did not fit on the first screen."""
    return home_panels(reader, at, home_of(reader.scope.roles).later)


def greeting(reader: User, at: datetime) -> str:
    """ "Selamat pagi, Bu Sri", by the village's clock."""
    hour = timezone.localtime(at).hour
    if hour < 4 or hour >= 18:
        said = _("Selamat malam, %(name)s")
    elif hour < 11:
        said = _("Selamat pagi, %(name)s")
    elif hour < 15:
        said = _("Selamat siang, %(name)s")
    else:
        said = _("Selamat sore, %(name)s")
    return said % {"name": reader.short_name}


def _field_areas(reader: User) -> tuple[Area, ...]:
    if not reader.scope.roles or reader.scope.roles[0] not in IN_THE_FIELD:
        return ()
    return tuple(duties.roots(reader))


def _lead(tasks: list[HomeTask], areas: tuple[Area, ...]) -> str:
    """ "Hari ini di RT 003/RW 05. Dua hal menunggu Anda hari ini. ..." """
    said = []
    if areas:
        places = ", ".join(area.long_name for area in areas)
        said.append(_("Hari ini di %(places)s.") % {"places": places})
    if tasks:
        said.append(_count_said(len(tasks)))
    if len(tasks) > 1 and any(task.due for task in tasks):
        said.append(_("Yang paling dekat tenggatnya di atas."))
    return " ".join(said)


def _count_said(count: int) -> str:
    return ngettext(
        "%(count)s hal menunggu Anda hari ini.", "%(count)s hal menunggu Anda hari ini.", count
    ) % {"count": _in_words(count)}


def _in_words(count: int) -> str:
    if count >= MANY:
        return str(count)
    if get_language() == "id":
        return quantities.in_words(count).capitalize()
    return str(num2words(count, lang="en")).capitalize()
