"""The assignments a reader may decide about or end, and the areas a role may be given for."""

from dataclasses import dataclass

from django.db.models import QuerySet

from duren_sawit.accounts.models import RoleAssignment, User
from duren_sawit.accounts.models.assignments import RoleAssignmentQuerySet
from duren_sawit.accounts.permissions import Permission
from duren_sawit.accounts.policies import assignments as policies
from duren_sawit.accounts.selectors.origins import Origin, origin_unscoped
from duren_sawit.accounts.selectors.second_factor import has_second_factor_unscoped
from duren_sawit.areas.models import Area


def to_decide(reader: User) -> RoleAssignmentQuerySet:
    return RoleAssignment.objects.visible_to(reader, Permission.ROLES_APPROVE).with_names()


def to_end(reader: User) -> RoleAssignmentQuerySet:
    return RoleAssignment.objects.visible_to(reader, Permission.ROLES_END).with_names()


def areas_to_give(reader: User) -> QuerySet[Area]:
    """Where the reader may give roles."""
    managed = Area.objects.within(reader.scope.paths_for(Permission.PEOPLE_MANAGE))
    return managed.without_boundary().in_order()


def areas_to_filter(reader: User) -> QuerySet[Area]:
    """By which areas the reader may narrow the list of people."""
    seen = Area.objects.within(reader.scope.paths_for(Permission.PEOPLE_VIEW))
    return seen.without_boundary().in_order()


@dataclass(frozen=True, slots=True)
class ProposalPage:
    """A proposed role with what its bearer could do, and what still stands in the way."""

    assignment: RoleAssignment
    origin: Origin
    has_second_factor: bool
    prose: str
    can_do: tuple[str, ...]  # the weighty permissions, in words
    obstacles: str


def proposal_page(reader: User, assignment: RoleAssignment) -> ProposalPage:
    rule, person = assignment.rule, assignment.person
    origin, factor = origin_unscoped(person), has_second_factor_unscoped(person)
    obstacles = policies.obstacles_to_approve(
        assignment, reader, has_second_factor=factor, hands=origin.hands
    )
    return ProposalPage(
        assignment=assignment,
        origin=origin,
        has_second_factor=factor,
        prose=str(rule.prose),
        can_do=tuple(str(one.label) for one in Permission if one in rule.weight),
        obstacles=" ".join(map(str, obstacles)),
    )
