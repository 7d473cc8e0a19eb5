"""Points of rounds, as their pages show them."""

from datetime import date

from django.db.models import QuerySet

from distributions.choices import RoundState
from distributions.models import Point, Round
from distributions.policies.points import obstacles_to_drop
from duren_sawit.accounts.models import RoleAssignment, User
from duren_sawit.accounts.permissions import Permission


def points(reader: User) -> QuerySet[Point]:
    seen = Round.objects.visible_to(reader)
    return Point.objects.filter(round__in=seen).select_related("round__programme")


def tables_of(officer: User) -> QuerySet[Point]:
    """Of the rounds that are open, where that officer hands out."""
    own = points(officer).filter(officers=officer, round__state=RoundState.OPEN)
    return own.order_by("round__closes_on", "name", "pk")


def officers_unscoped(*, on: date) -> list[User]:
    """Whoever hands out aid; planners choose among them for every point of the village."""
    held = RoleAssignment.objects.on(on).holding(Permission.HANDOVERS_RECORD)
    return list(User.objects.open().filter(pk__in=held.values("person_id")).by_name())


def facts_of(point: Point) -> dict[str, object]:
    """What the form shows first."""
    officers = [str(officer.public_id) for officer in point.officers.by_name()]
    return {"name": point.name, "address": point.address, "officers": officers}


def is_removable(point: Point) -> bool:
    return not obstacles_to_drop(point)
