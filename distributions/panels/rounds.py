"""What waits in rounds, on the home page of whoever plans them."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from distributions.models import Round
from distributions.selectors.rounds import rounds
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.accounts.registry import HomeTask, register_home_task
from duren_sawit.ui.tones import Tone


@register_home_task
def rounds_at_work(person: User, at: datetime) -> Iterator[HomeTask]:
    """What is to be opened, and what is over and not closed.

    For the planner of programmes; whoever also looks after users has a home full of other work.
    """
    if not person.may(Permission.ROUNDS_PLAN) or person.may(Permission.PEOPLE_MANAGE):
        return
    today = timezone.localdate(at)
    for one in rounds(person).not_closed().order_by("opens_on", "pk"):
        if not one.is_open:
            yield _to_open(one)
        elif one.closes_on < today:
            yield _to_close(one)


def _to_open(planned: Round) -> HomeTask:
    day = date_format(planned.opens_on, "j F")
    return HomeTask(
        title=_("Siapkan tahap %(number)s") % {"number": planned.number},
        why=_("%(programme)s dibagikan mulai %(day)s.")
        % {"programme": planned.programme, "day": day},
        action=_("Lihat tahap"),
        url=reverse("distributions:round_detail", args=[planned.public_id]),
        icon="signpost-2",
        tone=Tone.WAIT,
        due=planned.opens_on,
        due_words=_("Batas %(day)s.") % {"day": day},
    )


def _to_close(over: Round) -> HomeTask:
    day = date_format(over.closes_on, "j F")
    return HomeTask(
        title=_("Tutup tahap %(number)s") % {"number": over.number},
        why=_("Hari terakhir %(programme)s sudah lewat.") % {"programme": over.programme},
        action=_("Lihat tahap"),
        url=reverse("distributions:round_detail", args=[over.public_id]),
        icon="box-seam",
        tone=Tone.WAIT,
        due=over.closes_on,
        due_words=_("Berakhir %(day)s.") % {"day": day},
    )
