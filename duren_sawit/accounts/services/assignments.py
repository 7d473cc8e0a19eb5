"""Roles are given, approved, declined and ended."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from duren_sawit.accounts.choices import AssignmentState, Event
from duren_sawit.accounts.models import RoleAssignment, User
from duren_sawit.accounts.policies import assignments as policies
from duren_sawit.accounts.policies.assignments import Offer
from duren_sawit.accounts.selectors.origins import origin_unscoped
from duren_sawit.accounts.selectors.second_factor import has_second_factor_unscoped
from duren_sawit.accounts.signals import role_assigned
from duren_sawit.audit.services import trail
from duren_sawit.lib.refusals import Obstacle, refuse_if
from duren_sawit.lib.violations import refused_by


@transaction.atomic
def give(person: User, *, offer: Offer, by: User | None, at: datetime) -> RoleAssignment:
    """Give a role in an area from a day until a day; a weighty one is only proposed.

    Refuses oneself, areas outside the own ones, the wrong level of area, the same role twice and
    a second head. Leaves the assignment (from the terminal: given at once) and a trail entry.
    """
    person = _held(person)
    refuse_if(policies.obstacles_to_give(person, offer, by, on=_day(at)))
    waits = offer.rule.needs_approval and by is not None
    with refused_by(RoleAssignment, instead=_races()):
        assignment = RoleAssignment.objects.create(
            person=person,
            role=offer.role,
            area=offer.area,
            valid_from=offer.valid_from,
            valid_until=offer.valid_until,
            mandate=offer.mandate,
            given_by=by,
            state=AssignmentState.WAITING if waits else AssignmentState.GIVEN,
        )
    event = Event.ROLE_PROPOSED if waits else Event.ROLE_ASSIGNED
    _record(event, assignment, by=by, at=at, reason=offer.mandate)
    if not waits:
        role_assigned.send(RoleAssignment, assignment=assignment, at=at)
    return assignment


@transaction.atomic
def approve(assignment: RoleAssignment, *, by: User | None, at: datetime) -> RoleAssignment:
    """Let a proposed role count.

    Refuses one's own role or proposal, whoever made the account or handed out its last password,
    a person without an own password or without a second factor, and a second head.
    """
    person = _held(assignment.person)
    assignment = _locked(assignment)
    refuse_if(
        policies.obstacles_to_approve(
            assignment,
            by,
            has_second_factor=has_second_factor_unscoped(person),
            hands=origin_unscoped(person).hands,
        )
    )
    assignment.state = AssignmentState.GIVEN
    assignment.decided_by = by
    with refused_by(RoleAssignment, instead=_races()):
        assignment.save(update_fields=["state", "decided_by"])
    _record(Event.ROLE_APPROVED, assignment, by=by, at=at)
    role_assigned.send(RoleAssignment, assignment=assignment, at=at)
    return assignment


@transaction.atomic
def decline(assignment: RoleAssignment, *, reason: str, by: User, at: datetime) -> RoleAssignment:
    """Turn a proposed role down. Refuses one's own proposal and what was decided already."""
    assignment = _locked(assignment)
    refuse_if(policies.obstacles_to_decline(assignment, by))
    assignment.state = AssignmentState.DECLINED
    assignment.decided_by = by
    assignment.save(update_fields=["state", "decided_by"])
    _record(Event.ROLE_DECLINED, assignment, by=by, at=at, reason=reason)
    return assignment


@transaction.atomic
def end(
    assignment: RoleAssignment, *, last_day: date, reason: str, by: User | None, at: datetime
) -> RoleAssignment:
    """Set the last day of a role; one that is only proposed or has not begun is withdrawn.

    Refuses what is over, weightier roles of others, a day before yesterday, and leaving nobody
    who manages people. The person's pages know it with the next request.
    """
    assignment = _locked(assignment)
    refuse_if(policies.obstacles_to_end(assignment, by, last_day=last_day, on=_day(at)))
    waiting = assignment.state == AssignmentState.WAITING
    if waiting or last_day < assignment.valid_from:
        assignment.state = AssignmentState.WITHDRAWN
        assignment.save(update_fields=["state"])
        _record(Event.ROLE_WITHDRAWN, assignment, by=by, at=at, reason=reason)
        return assignment
    before, assignment.valid_until = assignment.valid_until, last_day
    assignment.save(update_fields=["valid_until"])
    trail.record(
        Event.ROLE_ENDED,
        subject=assignment.person,
        by=by,
        at=at,
        area=assignment.area,
        reason=reason,
        changes={str(assignment.get_role_display()): (before, last_day)},
    )
    return assignment


def _locked(assignment: RoleAssignment) -> RoleAssignment:
    rows = RoleAssignment.objects.select_for_update(of=("self",))
    return rows.select_related("area", "person", "given_by").get(pk=assignment.pk)


def _record(
    event: Event,
    assignment: RoleAssignment,
    *,
    by: User | None,
    at: datetime,
    reason: str = "",
) -> None:
    trail.record(
        event,
        subject=assignment.person,
        by=by,
        at=at,
        area=assignment.area,
        reason=reason,
        changes={"role": (None, assignment.role)},
    )


def _day(at: datetime) -> date:
    return timezone.localdate(at)


def _races() -> dict[str, Obstacle]:
    """What a race that only the constraints saw is called: the same as when seen before."""
    return {
        "accounts_roleassignment_no_overlap": policies.twice(),
        "accounts_roleassignment_one_head": policies.two_heads(),
    }


def _held(person: User) -> User:
    row: User = User.objects.held().get(pk=person.pk)
    return row
