"""Some two hundred invented people who fill the lists of the demo: heads of RW and RT, surveyors.

They cannot sign in. Some roles have ended, some end soon, some RTs have no head, one account is
closed: every state the pages can show.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from duren_sawit.accounts.choices import AssignmentState, Role, Title
from duren_sawit.accounts.demo.names import FAMILY, FIRST
from duren_sawit.accounts.models import RoleAssignment, User
from duren_sawit.accounts.registry import DemoVillage
from duren_sawit.areas.choices import Level
from duren_sawit.areas.models import Area
from duren_sawit.lib.nik import KkNumber, Nik

WITHOUT_HEAD = frozenset({"002.007", "005.009", "008.002", "010.014", "013.004", "016.001"})
SURVEYORS = 60
FIRST_NUMBER = 101  # below are the nine


@dataclass
class Crowd:
    """Who has been made up so far."""

    village: DemoVillage
    people: list[User] = field(default_factory=list)
    assignments: list[RoleAssignment] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    def person(self, *, is_active: bool = True, was_here: bool = True) -> User:
        chance, number = self.village.chance, FIRST_NUMBER + len(self.people)
        title = chance.choice([Title.BAPAK, Title.IBU])
        name = self._new_name(title)
        person = User(
            username=re.sub(r"[^a-z]+", ".", name.lower()),
            full_name=name,
            title=title,
            phone=f"+628120000{number:04}",
            nik=Nik(f"317507{birth_digits(title, number)}{9000 + number}"),
            kk_number=KkNumber(f"317507020220{9000 + number}"),
            password=make_password(None),
            is_active=is_active,
            last_login=_some_day_ago(self.village.at, chance) if was_here else None,
        )
        self.people.append(person)
        return person

    def serve(
        self, person: User, role: Role, area: Area, *, since: date, until: date | None = None
    ) -> None:
        self.assignments.append(
            RoleAssignment(
                person=person,
                role=role,
                area=area,
                state=AssignmentState.GIVEN,
                valid_from=since,
                valid_until=until,
                mandate="SK 031/2025 (contoh)" if role != Role.SURVEYOR else "",
                given_by=self.village.people["operator"],
            )
        )

    def _new_name(self, title: Title) -> str:
        while True:
            name = (
                f"{self.village.chance.choice(FIRST[title])} {self.village.chance.choice(FAMILY)}"
            )
            if name not in self.names:
                self.names.add(name)
                return name


def gather(village: DemoVillage) -> None:
    """Everybody else of the village, once."""
    if User.objects.count() > len(village.people):
        return
    crowd = Crowd(village)
    _heads(crowd)
    _surveyors(crowd)
    _officers(crowd)
    _idle(crowd)
    User.objects.bulk_create(crowd.people)
    RoleAssignment.objects.bulk_create(crowd.assignments)


def months_before(at: datetime, months: int) -> date:
    return timezone.localdate(at) - timedelta(days=30 * months)


def birth_digits(title: Title, number: int) -> str:
    """The middle of an invented NIK: a birth date, for women with 40 added to the day."""
    day = 1 + number % 28 + (40 if title == Title.IBU else 0)
    return f"{day:02}{1 + number % 12:02}{60 + number % 40:02}"


def _heads(crowd: Crowd) -> None:
    today = timezone.localdate(crowd.village.at)
    for code, area in _areas(crowd, Level.RW, Level.RT):
        role = Role.RW_HEAD if area.level == Level.RW else Role.RT_HEAD
        is_taken = any(code == area_of for area_of in ("005", "005.003"))
        if is_taken or code in WITHOUT_HEAD:
            continue
        since = months_before(crowd.village.at, crowd.village.chance.randint(5, 30))
        if crowd.village.chance.random() < 0.06:  # somebody served before
            before = crowd.person(was_here=False)
            crowd.serve(
                before,
                role,
                area,
                since=since - timedelta(days=900),
                until=since - timedelta(days=1),
            )
        soon = crowd.village.chance.random() < 0.05
        until = today + timedelta(days=crowd.village.chance.randint(3, 28)) if soon else None
        crowd.serve(crowd.person(was_here=_mostly(crowd)), role, area, since=since, until=until)


def _surveyors(crowd: Crowd) -> None:
    today = timezone.localdate(crowd.village.at)
    rts = [area for _code, area in _areas(crowd, Level.RT)]
    for number, area in enumerate(crowd.village.chance.sample(rts, SURVEYORS)):
        person = crowd.person(was_here=_mostly(crowd))
        since = months_before(crowd.village.at, crowd.village.chance.randint(2, 10))
        until = today + timedelta(days=14) if number % 12 == 0 else None
        crowd.serve(person, Role.SURVEYOR, area, since=since, until=until)
        if number % 5 == 0:  # some walk through two RTs
            second = crowd.village.chance.choice(
                [rt for rt in rts if rt.parent_id == area.parent_id]
            )
            if second != area:
                crowd.serve(person, Role.SURVEYOR, second, since=since)


def _officers(crowd: Crowd) -> None:
    since = months_before(crowd.village.at, 3)
    for _code, area in _areas(crowd, Level.RW):
        if crowd.village.chance.random() < 0.5 and area.number != 5:
            crowd.serve(crowd.person(), Role.HANDOUT_OFFICER, area, since=since)


def _idle(crowd: Crowd) -> None:
    """Accounts without a task, whose task has ended, and a closed one."""
    for _number in range(3):
        crowd.person(was_here=False)
    rts = [area for _code, area in _areas(crowd, Level.RT)]
    for area in crowd.village.chance.sample(rts, 4):
        crowd.serve(
            crowd.person(),
            Role.SURVEYOR,
            area,
            since=months_before(crowd.village.at, 12),
            until=months_before(crowd.village.at, 1),
        )
    crowd.person(is_active=False)


def _areas(crowd: Crowd, *levels: Level) -> Iterator[tuple[str, Area]]:
    return ((code, area) for code, area in crowd.village.areas.items() if area.level in levels)


def _mostly(crowd: Crowd) -> bool:
    return crowd.village.chance.random() < 0.93


def _some_day_ago(at: datetime, chance: Random) -> datetime:
    return at - timedelta(days=chance.randint(0, 40), minutes=chance.randint(0, 600))
