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
SHOWN = 5


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
    seen = Area.objects.within(reader.scope.paths_for(Permission.AREAS_VIEW))
    return seen.without_boundary().in_order()


def roots(reader: User) -> list[Area]:
    """The outermost of them: where the reader's areas begin. Known from the roles already."""
    starts = reader.scope.paths_for(Permission.AREAS_VIEW)
    held = {one.area.path: one.area for one in reader.held_today}
    return [held[path] for path in starts]


@once_per_reader
def headship(reader: User, *, on: date) -> Headship:
    heads = RoleAssignment.objects.on(on).filter(role=Role.RT_HEAD, person__is_active=True)
    is_headed = models.Exists(heads.filter(area=models.OuterRef("pk")))
    rts = areas(reader).rts().annotate(is_headed=is_headed)  # type: ignore[attr-defined]
    found = list(rts.only("public_id", "long_name"))
    return Headship(len(found), tuple(rt for rt in found if not rt.is_headed))


def serving_in(reader: User, area: Area, *, on: date) -> RoleAssignmentQuerySet:
    """Who serves in this area and below on that day, with names, area by area."""
    found = RoleAssignment.objects.on(on).visible_to(reader).within_area(area)
    found = found.filter(person__is_active=True)
    by_weight = models.Case(
        *(models.When(role=role, then=place) for place, role in enumerate(Role)),
        output_field=models.IntegerField(),
    )
    return found.with_names().order_by("area__path", by_weight, "pk")


@dataclass(frozen=True, slots=True)
class Ending:
    """How many roles end soon, and the next few."""

    count: int
    nearest: tuple[RoleAssignment, ...]


@once_per_reader
def ending_soon(reader: User, *, on: date) -> Ending:
    """Roles of people the reader sees that end within thirty days."""
    found = RoleAssignment.objects.visible_to(reader, Permission.PEOPLE_VIEW)
    ending = found.ending(on, on + SOON).annotate(in_all=models.Window(models.Count("pk")))
    nearest = tuple(ending.with_bearer().order_by("valid_until", "pk")[:SHOWN])
    return Ending(nearest[0].in_all if nearest else 0, nearest)  # type: ignore[attr-defined]


def waiting_for(reader: User) -> RoleAssignmentQuerySet:
    """Proposed roles the reader may decide: not the own ones, not the own proposals."""
    found = RoleAssignment.objects.waiting().visible_to(reader, Permission.ROLES_APPROVE)
    return found.exclude(person=reader).exclude(given_by=reader).with_names().order_by("pk")


def own_duties_ending(reader: User, *, on: date) -> list[RoleAssignment]:
    """Of what the reader holds today, what ends within thirty days."""
    last = on + SOON
    return [one for one in reader.held_today if one.valid_until and one.valid_until <= last]
