"""The list of people, and one person as a reader may see them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from duren_sawit.accounts.choices import AssignmentState
from duren_sawit.accounts.models import RoleAssignment, User
from duren_sawit.accounts.models.users import UserQuerySet
from duren_sawit.accounts.permissions import Permission
from duren_sawit.accounts.policies import assignments as assignment_policies
from duren_sawit.accounts.policies import people as policies
from duren_sawit.accounts.registry import PageAction, assignment_actions
from duren_sawit.accounts.selectors.duties import SOON
from duren_sawit.accounts.selectors.lockouts import is_locked_out
from duren_sawit.accounts.selectors.second_factor import has_second_factor_unscoped
from duren_sawit.areas.models import Area
from duren_sawit.audit.models import AuditEvent
from duren_sawit.lib.nik import KkNumber, Nik
from duren_sawit.lib.refusals import Obstacle

REVEALED_FOR = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Sought:
    """What the filter of the list asks for."""

    words: str = ""
    role: str = ""
    area: Area | None = None
    state: str = ""


Narrow = Callable[[UserQuerySet, date], UserQuerySet]
STATES: dict[str, Narrow] = {
    "": lambda people, on: people.open(),
    "tanpa-tugas": lambda people, on: people.without_duty(on),
    "belum-masuk": lambda people, on: people.never_signed_in(),
    "berakhir": lambda people, on: people.with_ending(on, on + SOON),
    "menunggu": lambda people, on: people.with_waiting(),
    "ditutup": lambda people, on: people.closed(),
}


def people(reader: User) -> UserQuerySet:
    """Everybody the reader may see."""
    found: UserQuerySet = User.objects.visible_to(reader)
    return found


def people_list(reader: User, sought: Sought, *, on: date) -> UserQuerySet:
    """Those sought, with their roles of that day as `duties`."""
    found = STATES[sought.state](people(reader).without_numbers().named(sought.words), on)
    if sought.role or sought.area:
        paths = reader.scope.paths_for(Permission.PEOPLE_VIEW)
        if sought.area:
            paths = (sought.area.path,)
        found = found.serving(paths=paths, role=sought.role, on=on)
    duties = RoleAssignment.objects.on(on).visible_to(reader, Permission.PEOPLE_VIEW).with_area()
    seen = Prefetch("assignments", duties.order_by("area__path", "pk"), to_attr="duties")
    return found.prefetch_related(seen).by_name()


@dataclass(frozen=True, slots=True)
class Duty:
    """One assignment on the page of a person."""

    assignment: RoleAssignment
    is_in_force: bool
    is_ahead: bool
    may_end: bool
    may_decide: bool
    actions: tuple[PageAction, ...]

    @property
    def mark(self) -> str:
        """What is particular about it, in a word or two."""
        if self.assignment.state in (AssignmentState.DECLINED, AssignmentState.WITHDRAWN):
            return str(self.assignment.get_state_display())
        return _("belum mulai") if self.is_ahead else ""


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person; `may_` opens a way, an obstacle's sentence explains why it stays shut."""

    person: User
    now: tuple[Duty, ...]
    waiting: tuple[Duty, ...]
    past: tuple[Duty, ...]
    has_second_factor: bool
    is_locked_out: bool
    may_manage: bool
    may_help: bool
    may_reveal: bool
    obstacles: dict[str, str]


def person_page(reader: User, person: User, *, at: datetime) -> PersonPage:
    on = timezone.localdate(at)
    factor = has_second_factor_unscoped(person)
    duties = [_duty(reader, one, on) for one in _assignments(reader, person)]
    return PersonPage(
        person=person,
        now=tuple(duty for duty in duties if duty.is_in_force or duty.is_ahead),
        waiting=tuple(duty for duty in duties if duty.assignment.state == AssignmentState.WAITING),
        past=tuple(duty for duty in duties if _is_past(duty)),
        has_second_factor=factor,
        is_locked_out=is_locked_out(reader, person, at=at),
        may_manage=reader.may(Permission.PEOPLE_MANAGE),
        may_help=reader.may(Permission.SIGN_IN_HELP),
        may_reveal=bool(person.nik or person.kk_number) and policies.may_reveal(person, reader),
        obstacles=_obstacles(reader, person, has_second_factor=factor),
    )


def details_of(person: User) -> dict[str, object]:
    """What a form about this person starts with. Numbers stay masked: an empty box keeps them."""
    return {
        "full_name": person.full_name,
        "title": person.title,
        "nip": person.written_nip,
        "username": person.username,
        "phone": person.written_phone,
        "email": person.email,
    }


@dataclass(frozen=True, slots=True)
class Identity:
    """The full numbers, for five minutes after the trail knew."""

    nik: Nik | None
    kk_number: KkNumber | None
    until: datetime


def revealed(reader: User, person: User, ticket: str, *, at: datetime) -> Identity | None:
    """The numbers, when the ticket is the reader's own fresh entry about this person."""
    if not _is_uuid(ticket):
        return None
    looks = AuditEvent.objects.about(person).accesses().by(reader.pk)
    entry = looks.filter(public_id=ticket, at__gt=at - REVEALED_FOR).first()
    if entry is None or not policies.may_reveal(person, reader):
        return None
    return Identity(person.nik, person.kk_number, entry.at + REVEALED_FOR)


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _assignments(reader: User, person: User) -> list[RoleAssignment]:
    seen = RoleAssignment.objects.visible_to(reader, Permission.PEOPLE_VIEW).filter(person=person)
    return list(seen.with_names().newest_first())


def _duty(reader: User, assignment: RoleAssignment, on: date) -> Duty:
    yesterday = on - timedelta(days=1)
    stays = assignment_policies.obstacles_to_end(assignment, reader, last_day=yesterday, on=on)
    waits = assignment.state == AssignmentState.WAITING
    return Duty(
        assignment,
        is_in_force=assignment.is_in_force(on),
        is_ahead=assignment.state == AssignmentState.GIVEN and assignment.valid_from > on,
        may_end=reader.may(Permission.ROLES_END, assignment.area) and not stays,
        may_decide=waits and reader.may(Permission.ROLES_APPROVE, assignment.area),
        actions=tuple(assignment_actions(reader, assignment)),
    )


def _is_past(duty: Duty) -> bool:
    if duty.assignment.state == AssignmentState.GIVEN:
        return not duty.is_in_force and not duty.is_ahead
    return duty.assignment.state != AssignmentState.WAITING


def obstacle_to(act: str, reader: User, person: User) -> str:
    """Why this cannot be done now, in words for the act's own page; empty when it can."""
    factor = has_second_factor_unscoped(person)
    return _obstacles(reader, person, has_second_factor=factor)[act]


def _obstacles(reader: User, person: User, *, has_second_factor: bool) -> dict[str, str]:
    """Why each button cannot be pressed now; empty when it can."""
    asked: dict[str, list[Obstacle]] = {
        "change": policies.obstacles_to_change(person, reader),
        "close": policies.obstacles_to_close(person, reader),
        "reopen": policies.obstacles_to_reopen(person, reader),
        "password": policies.obstacles_to_reset_password(
            person, reader, has_second_factor=has_second_factor
        ),
        "factor": policies.obstacles_to_reset_second_factor(
            person, reader, has_second_factor=has_second_factor
        ),
    }
    return {act: " ".join(map(str, found)) for act, found in asked.items()}
