"""One person, as the page shows them; and what the forms about them start with."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib import dates, names
from duren_sawit.lib.nik import KkNumber
from duren_sawit.lib.phones import PhoneNumber
from households import succession
from households.choices import LifeStatus, Relation
from households.facts import PersonFacts
from households.models import Family, Pair, Person, Report
from households.models.people import PersonQuerySet
from households.policies import families as family_policies
from households.policies import people as policies
from households.policies import reports as report_policies
from households.selectors.family_pages import (
    Hint,
    families,
    living_of,
    people_in_order,
    person_hints,
)
from households.selectors.history import History, history
from households.selectors.pairs import pairs_of

FOUND_AT_MOST = 7
FEWEST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class PersonPage:
    person: Person
    age: int | None
    phone: str
    family: tuple[Person, ...]  # the others who live there
    hints: tuple[Hint, ...]
    report: Report | None
    pairs: tuple[Pair, ...]  # other records that may be or were this person's
    obstacle: str
    is_own: bool
    is_alive: bool
    may_edit: bool
    may_report: bool
    may_reveal: bool
    may_number: bool
    restoring: str  # why the status cannot be taken back
    history: History

    @property
    def lead(self) -> str:
        """What they are to whom, and how old."""
        age = _("%(age)s tahun") % {"age": self.age} if self.age is not None else ""
        relation = str(self.person.get_relation_display()) if self.person.relation else ""
        return " · ".join(filter(None, [relation, age if self.is_alive else ""]))

    @property
    def is_open(self) -> bool:
        return self.may_edit and not self.obstacle


def people(reader: User, permission: Permission = Permission.FAMILIES_VIEW) -> PersonQuerySet:
    found: PersonQuerySet = Person.objects.visible_to(reader, permission)
    return found.select_related("family__area", "family__dwelling", "merged_into")


def person_page(reader: User, person: Person, *, at: datetime) -> PersonPage:
    on = timezone.localdate(at)
    everybody = people_in_order(person.family)
    waiting = [one for one in everybody if one.pk == person.pk]
    reports: list[Report] = getattr(waiting[0], "waiting_reports", []) if waiting else []
    may_edit = reader.may(Permission.FAMILIES_EDIT, person.family.area)
    found = family_policies.obstacles_to_change(person.family, everybody, reader)
    alive = person.life_status == LifeStatus.ALIVE
    reporting = reader.may(Permission.CHANGES_REPORT, person.family.area)
    return PersonPage(
        person=person,
        age=age_of(person, on=on),
        phone=PhoneNumber(person.phone).display if person.phone else "",
        family=tuple(
            one for one in everybody if one.pk != person.pk and one.life_status == LifeStatus.ALIVE
        ),
        hints=tuple(person_hints(person)) if may_edit and alive and not found else (),
        report=reports[0] if reports else None,
        pairs=tuple(pairs_of(reader, person)) if reader.may(Permission.REGISTER_MERGE) else (),
        obstacle=" ".join(map(str, found)) if may_edit else "",
        is_own=family_policies.is_own_family(person.family, everybody, reader),
        is_alive=alive,
        may_edit=may_edit,
        may_report=reporting and alive and not reports,
        may_reveal=bool(person.nik) and family_policies.may_reveal(person.family, reader),
        may_number=alive and not policies.obstacles_to_temporary_nik(person),
        restoring=" ".join(map(str, policies.obstacles_to_restoring(person))),
        history=history(reader, [person], at=at),
    )


def age_of(person: Person, *, on: date) -> int | None:
    known = person.born_on is not None and person.born_on <= on
    return dates.age(person.born_on, on=on) if known and person.born_on else None


def facts_of(person: Person) -> dict[str, Any]:
    """What the form starts with; the NIK stays masked: an empty box keeps it."""
    columns = {name: getattr(person, name) for name in PersonFacts("").as_columns()}
    phone = PhoneNumber(person.phone).display if person.phone else ""
    return columns | {"nik": "", "phone": phone, "seen": person.revision}


@dataclass(frozen=True, slots=True)
class Succession:
    """The others who live there, and whom custom proposes when this person leads them."""

    others: list[Person]
    proposed: Person | None


def succession_after(person: Person, *, on: date) -> Succession:
    others = [one for one in living_of(person.family) if one.pk != person.pk]
    leads = policies.is_living_head(person)
    return Succession(others, succession.successor(others, on=on) if leads else None)


@dataclass(frozen=True, slots=True)
class Return:
    """Whether somebody else leads by now, and who left together with the person."""

    is_former_head: bool
    companions: list[Person]


def return_of(person: Person) -> Return:
    everybody = people_in_order(person.family)
    led = any(policies.is_living_head(one) for one in everybody)
    return Return(
        is_former_head=led and person.relation == Relation.HEAD,
        companions=policies.left_with(person, everybody) if not led else [],
    )


def families_to_join(reader: User, person: Person, asked: str) -> dict[str, tuple[Family, str]]:
    """Active families by name of a member or KK number, described so that one can be chosen."""
    found = families(reader, Permission.FAMILIES_EDIT).active().exclude(pk=person.family_id)
    try:
        found = found.filter(kk_number=KkNumber.parse(asked))
    except ValueError:
        key = names.key(asked)
        if len(key) < FEWEST_LETTERS:
            return {}
        named = Person.objects.living().filter(name_key__contains=key)
        found = found.filter(pk__in=named.values("family_id")[:100])
    return {str(one.public_id): (one, _described(one)) for one in found.in_order()[:FOUND_AT_MOST]}


def _described(family: Family) -> str:
    address = family.dwelling.address if family.dwelling else ""
    words = [str(family.summary.head or ""), address, family.area.long_name]
    return ", ".join(filter(None, words))


def may_report(reader: User, person: Person) -> str:
    """Why this person cannot be reported now; "" when it can."""
    return " ".join(map(str, report_policies.obstacles_to_report(person, reader)))
