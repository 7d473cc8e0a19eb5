"""What accounts announces, told to whom it concerns."""

from datetime import datetime

from django.dispatch import receiver

from duren_sawit.accounts.models import RoleAssignment, User
from duren_sawit.accounts.signals import (
    password_reset,
    person_changed,
    role_assigned,
    second_factor_reset,
)
from duren_sawit.notifications.notices import (
    PasswordReset,
    RecordChanged,
    RoleAssigned,
    SecondFactorReset,
)
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


@receiver(person_changed)
def tell_of_change(
    person: User, fields: list[str], by: User | None, at: datetime, **_announced: object
) -> None:
    message = RecordChanged(by=_name(by), at=at, columns=" ".join(fields))
    notices.send(message, to=[person], at=at, by=by)


@receiver(password_reset)
def tell_of_password(person: User, by: User | None, at: datetime, **_announced: object) -> None:
    notices.send(PasswordReset(by=_name(by), at=at), to=[person], at=at, by=by)


@receiver(second_factor_reset)
def tell_of_second_factor(
    person: User, by: User | None, at: datetime, **_announced: object
) -> None:
    notices.send(SecondFactorReset(by=_name(by), at=at), to=[person], at=at, by=by)


def _name(by: User | None) -> str:
    return by.full_name if by else ""
