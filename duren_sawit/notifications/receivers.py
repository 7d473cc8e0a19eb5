"""What accounts announces, told to whom it concerns."""

from datetime import datetime

from django.dispatch import receiver

from duren_sawit.accounts.models import RoleAssignment
from duren_sawit.accounts.signals import role_assigned
from duren_sawit.notifications.notices import RoleAssigned
from duren_sawit.notifications.services import notices


@receiver(role_assigned)
def tell_of_role(assignment: RoleAssignment, at: datetime, **_announced: object) -> None:
    message = RoleAssigned(
        assignment=assignment.pk,
        role=assignment.role,
        area=assignment.area.long_name,
        first_day=assignment.valid_from,
        last_day=assignment.valid_until,
    )
    notices.send(message, to=[assignment.person], at=at)
