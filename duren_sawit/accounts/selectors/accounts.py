"""How many accounts are idle, unused or closed: what an operator keeps an eye on."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q

from duren_sawit.accounts.models import RoleAssignment, User
from duren_sawit.accounts.models.assignments import RoleAssignmentQuerySet
from duren_sawit.accounts.selectors.remembered import once_per_reader


@dataclass(frozen=True, slots=True)
class AccountCounts:
    open: int
    idle: int  # open, without a role today
    unused: int  # open, never signed in
    closed: int


@once_per_reader
def account_counts(reader: User, *, on: date) -> AccountCounts:
    is_open = Q(is_active=True)
    counted = User.objects.visible_to(reader).aggregate(
        open=Count("pk", filter=is_open),
        idle=Count("pk", filter=is_open & Q(~Exists(_serving(on)))),
        unused=Count("pk", filter=is_open & Q(last_login__isnull=True)),
        closed=Count("pk", filter=~is_open),
    )
    return AccountCounts(**counted)


def _serving(on: date) -> RoleAssignmentQuerySet:
    return RoleAssignment.objects.on(on).filter(person=OuterRef("pk"))
