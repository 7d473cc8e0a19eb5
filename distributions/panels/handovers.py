"""The tables of today, on the home page of whoever sits at one."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from distributions.models import Point
from distributions.selectors.points import tables_of
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.accounts.registry import HomeTask, register_home_task


@register_home_task
def tables(person: User, _at: datetime) -> Iterator[HomeTask]:
    """For officers; whoever plans rounds finds the table on the page of the round."""
    if person.may(Permission.HANDOVERS_RECORD) and not person.may(Permission.ROUNDS_PLAN):
        yield from map(_task, tables_of(person))


def _task(point: Point) -> HomeTask:
    said = {"programme": point.round.programme, "number": point.round.number}
    return HomeTask(
        title=_("Meja penyerahan %(point)s") % {"point": point.name},
        why=_("%(programme)s, tahap %(number)s sedang dibuka.") % said,
        action=_("Mulai memindai"),
        url=reverse("distributions:handover_scan", args=[point.public_id]),
        icon="qr-code-scan",
        due=point.round.closes_on,
    )
