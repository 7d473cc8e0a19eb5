"""What is told because a day has come."""

from datetime import date, datetime, timedelta

from django.db import transaction

from duren_sawit.accounts.models import RoleAssignment, User
from duren_sawit.notifications.limits import REMINDER_DAYS
from duren_sawit.notifications.models import Notice
from duren_sawit.notifications.notices import RoleEndsSoon
from duren_sawit.notifications.services import notices


@transaction.atomic
def remind_of_ending_roles(*, on: date, by: User | None, at: datetime) -> list[Notice]:
    """Tell those whose role ends in thirty or in seven days. Twice a day changes nothing."""
    sent = []
    for days in REMINDER_DAYS:
        last_day = on + timedelta(days=days)
        ending = RoleAssignment.objects.ending(last_day, last_day).select_related("person", "area")
        for assignment in ending.order_by("pk"):
            message = RoleEndsSoon(
                assignment=assignment.pk,
                role=assignment.role,
                area=assignment.area.long_name,
                last_day=last_day,
                days=days,
            )
            sent += notices.send(message, to=[assignment.person], at=at, by=by)
    return sent
