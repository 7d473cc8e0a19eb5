"""RT heads report who died or moved; an officer looks and records, or answers why not."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from duren_sawit.accounts.models import RoleAssignment, User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import Area
from duren_sawit.audit.services import trail
from duren_sawit.lib.refusals import refuse_if
from duren_sawit.lib.violations import refused_by
from duren_sawit.notifications.services import notices
from households.choices import Event, ReportKind, ReportState
from households.facts import Leaving
from households.models import Family, Person, Report
from households.notices import ReportAnswered, ReportMade
from households.policies import people as person_policies
from households.policies import reports as policies
from households.services import people
from households.writing import hold_family, hold_person


@transaction.atomic
def report(
    person: Person, *, kind: ReportKind, on: date, note: str, by: User, at: datetime
) -> Report:
    """Tell the office that a person died or moved away.

    Refuses about people of another RT, and a second report while one waits. Leaves the report, and
    a notice to the officers who may record it.
    """
    person = hold_person(person)
    refuse_if(policies.obstacles_to_report(person, by))
    refuse_if(person_policies.obstacles_to_day(person, on, today=timezone.localdate(at)))
    made = Report(
        person=person, kind=kind, happened_on=on, note=note, reported_at=at, reported_by=by
    )
    with refused_by(Report):
        made.save()
    area = person.family.area
    trail.record(
        Event.PERSON_REPORTED,
        subject=person,
        by=by,
        at=at,
        area=area,
        changes={"kind": (None, kind), "happened_on": (None, on), "note": (None, note)},
    )
    told = ReportMade(made.pk, is_death=kind == ReportKind.DIED, area=area.long_name)
    notices.send(told, to=_deciders(area, besides=by, on=timezone.localdate(at)), at=at, by=by)
    return made


@transaction.atomic
def confirm(report: Report, *, successor: Person | None, by: User, at: datetime) -> Report:
    """Record what was reported, with whoever follows a head.

    Refuses the reporter, an own family, and what a record of leaving refuses. Leaves the person
    with the status, and a notice to the reporter.
    """
    report = _held(report)
    refuse_if(policies.obstacles_to_decide(report, by))
    leaving = Leaving(report.kind, report.happened_on, report.note, successor)
    people.leave(report.person, leaving=leaving, by=by, at=at)
    return _decide(report, ReportState.CONFIRMED, answer="", by=by, at=at)


@transaction.atomic
def decline(report: Report, *, answer: str, by: User, at: datetime) -> Report:
    """Say why it is not recorded yet. Refuses the reporter. Leaves a notice to the reporter."""
    report = _held(report)
    refuse_if(policies.obstacles_to_decide(report, by))
    return _decide(report, ReportState.DECLINED, answer=answer, by=by, at=at)


def _held(report: Report) -> Report:
    """Under the lock of the family, which comes first."""
    hold_family(Family.objects.get(people=report.person_id))
    held = Report.objects.held().select_related("person__family__area", "reported_by")
    return held.get(pk=report.pk)


def _decide(report: Report, state: ReportState, *, answer: str, by: User, at: datetime) -> Report:
    report.state, report.answer = state, answer
    report.decided_at, report.decided_by = at, by
    with refused_by(Report):
        report.save(update_fields=["state", "answer", "decided_at", "decided_by"])
    confirmed = state == ReportState.CONFIRMED
    area = report.person.family.area
    trail.record(
        Event.REPORT_CONFIRMED if confirmed else Event.REPORT_DECLINED,
        subject=report.person,
        by=by,
        at=at,
        area=area,
        changes={"answer": (None, answer)} if answer else {},
    )
    told = ReportAnswered(report.pk, area=area.long_name, is_confirmed=confirmed)
    notices.send(told, to=[report.reported_by], at=at, by=by)
    return report


def _deciders(area: Area, *, besides: User, on: date) -> list[User]:
    """Officers whose own area holds this one and who may record it."""
    offices = RoleAssignment.objects.on(on).holding(Permission.FAMILIES_EDIT)
    found = {
        role.person
        for role in offices.select_related("person", "area")
        if role.area.contains(area) and role.person != besides
    }
    return sorted(found, key=lambda person: person.pk)
