"""Who serves where, which posts are empty, what ends soon: for home pages and area pages."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.db.models import QuerySet

from duren_sawit.accounts.choices import Role
from duren_sawit.accounts.models import RoleAssignment, User
from duren_sawit.accounts.models.assignments import RoleAssignmentQuerySet
from duren_sawit.accounts.permissions import Permission
from duren_sawit.accounts.selectors.remembered import once_per_reader
from duren_sawit.areas.models import Area

SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Headship:
    """How many RTs the reader sees, and those without a head."""

    rt_count: int
    vacant: tuple[Area, ...]

    @property
    def headed_count(self) -> int:
        return self.rt_count - len(self.vacant)


def areas(reader: User) -> QuerySet[Area]:
    """The areas the reader may look at, as people count them."""
    return Area.objects.within(reader.scope.paths_for(Permission.AREAS_VIEW)).in_order()


@once_per_reader
def roots(reader: User) -> list[Area]:
    """The outermost of them: where the reader's areas begin."""
    starts = reader.scope.paths_for(Permission.AREAS_VIEW)
    return list(Area.objects.filter(path__in=starts).in_order())


@once_per_reader
def headship(reader: User, *, on: date) -> Headship:
    rts = list(areas(reader).rts())  # type: ignore[attr-defined]
    heads = RoleAssignment.objects.on(on).filter(role=Role.RT_HEAD, person__is_active=True)
    headed = set(heads.values_list("area_id", flat=True))
    return Headship(len(rts), tuple(rt for rt in rts if rt.pk not in headed))


def serving_in(reader: User, area: Area, *, on: date) -> RoleAssignmentQuerySet:
    """Who serves in this area and below on that day, with names, area by area."""
    found = RoleAssignment.objects.on(on).visible_to(reader).within_area(area)
    found = found.filter(person__is_active=True)
    by_weight = models.Case(
        *(models.When(role=role, then=place) for place, role in enumerate(Role)),
        output_field=models.IntegerField(),
    )
    return found.with_names().order_by("area__path", by_weight, "pk")


@once_per_reader
def ending_soon(reader: User, *, on: date) -> list[RoleAssignment]:
    """Roles of people the reader sees that end within thirty days, the next one first."""
    found = RoleAssignment.objects.visible_to(reader, Permission.PEOPLE_VIEW)
    return list(found.ending(on, on + SOON).with_names().order_by("valid_until", "pk"))


def waiting_for(reader: User) -> RoleAssignmentQuerySet:
    """Proposed roles the reader may decide: not the own ones, not the own proposals."""
    found = RoleAssignment.objects.waiting().visible_to(reader, Permission.ROLES_APPROVE)
    return found.exclude(person=reader).exclude(given_by=reader).with_names().order_by("pk")


@once_per_reader
def own_duties(reader: User, *, on: date) -> list[RoleAssignment]:
    """What the reader holds on that day."""
    held = RoleAssignment.objects.on(on).filter(person=reader)
    return list(held.with_area().order_by("pk"))


def own_duties_ending(reader: User, *, on: date) -> list[RoleAssignment]:
    """Of these, what ends within thirty days."""
    held = own_duties(reader, on=on)
    return [one for one in held if one.valid_until and one.valid_until <= on + SOON]
