"""One family, as its page shows it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib import dates
from duren_sawit.lib.nik import Sex
from households import succession
from households.choices import FamilyState, LifeStatus, Relation
from households.models import Dwelling, Family, Person, Report
from households.models.families import FamilyQuerySet
from households.policies import families as policies
from households.policies.people import is_living_head
from households.registry import PanelLink, family_panels
from households.selectors.history import History, history

ORDER = [relation.value for relation in Relation]


@dataclass(frozen=True, slots=True)
class Member:
    """One line of the table."""

    person: Person
    age: int | None
    waiting: str  # what is reported and not looked at yet


@dataclass(frozen=True, slots=True)
class Hint:
    """Something not known yet, and where it is filled in."""

    sentence: str
    url: str


@dataclass(frozen=True, slots=True)
class Way:
    """One change that may be written down; locked when an obstacle stands in the way."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class FamilyPage:
    family: Family
    head: Person | None
    members: tuple[Member, ...]
    former: tuple[Person, ...]
    hints: tuple[Hint, ...]
    ways: tuple[Way, ...]
    obstacle: str
    is_own: bool
    may_edit: bool
    may_visit: bool
    may_report: bool
    may_reveal: bool
    panels: tuple[PanelLink, ...]
    history: History

    @property
    def title(self) -> str:
        name = self.head or next(iter(self.former), None)
        return _("Keluarga %(name)s") % {"name": name} if name else _("Keluarga tanpa nama")

    @property
    def may_add(self) -> bool:
        return self.may_edit and not self.obstacle


def families(reader: User, permission: Permission = Permission.FAMILIES_VIEW) -> FamilyQuerySet:
    found: FamilyQuerySet = Family.objects.visible_to(reader, permission)
    return found.select_related("area", "dwelling__visited_by", "summary__head")


def family_page(reader: User, family: Family, *, at: datetime) -> FamilyPage:
    on = timezone.localdate(at)
    people = people_in_order(family)
    living = [one for one in people if one.life_status == LifeStatus.ALIVE]
    may_edit = reader.may(Permission.FAMILIES_EDIT, family.area)
    found = policies.obstacles_to_active_change(family, people, reader) if may_edit else []
    subjects: list[Family | Person | Dwelling] = [family, *people]
    subjects += [family.dwelling] if family.dwelling else []
    return FamilyPage(
        family=family,
        head=next((one for one in living if is_living_head(one)), None),
        members=tuple(_member(one, on) for one in living),
        former=tuple(one for one in people if one.life_status != LifeStatus.ALIVE),
        hints=tuple(_hints(family, living)) if may_edit and not found else (),
        ways=_ways(family, living) if may_edit else (),
        obstacle=" ".join(map(str, found)),
        is_own=policies.is_own_family(family, people, reader),
        may_edit=may_edit,
        may_visit=reader.may(Permission.VISITS_RECORD, family.area),
        may_report=reader.may(Permission.CHANGES_REPORT, family.area),
        may_reveal=policies.may_reveal(family, reader),
        panels=tuple(family_panels(reader, family)),
        history=history(reader, subjects, at=at),
    )


def people_in_order(family: Family) -> list[Person]:
    """As the family card lists them; with the report that waits, if any."""
    reports = Prefetch("reports", Report.objects.waiting(), to_attr="waiting_reports")
    found = Person.objects.filter(family=family).prefetch_related(reports)
    return sorted(found, key=_place)


def living_of(family: Family) -> list[Person]:
    return sorted(Person.objects.living().filter(family=family), key=_place)


def _place(person: Person) -> tuple[int, date, int]:
    rank = ORDER.index(person.relation) if person.relation else len(ORDER)
    return rank, person.born_on or date.max, person.pk


def _member(person: Person, on: date) -> Member:
    reports = getattr(person, "waiting_reports", [])
    return Member(
        person=person,
        age=dates.age(person.born_on, on=on) if person.born_on and person.born_on <= on else None,
        waiting=str(reports[0].get_kind_display()) if reports else "",
    )


def _ways(family: Family, living: list[Person]) -> tuple[Way, ...]:
    key = [family.public_id]
    several = [
        Way(_("Ganti kepala keluarga"), reverse("households:family_head", args=key)),
        Way(_("Pisah KK"), reverse("households:family_split", args=key)),
    ]
    return (
        Way(_("Ubah No. KK"), reverse("households:family_edit", args=key)),
        Way(_("Pindah rumah di sini"), reverse("households:family_move", args=key)),
        *(several if len(living) > 1 else []),
        Way(_("Pindah ke luar"), reverse("households:family_leave", args=key)),
    )


def _hints(family: Family, living: list[Person]) -> list[Hint]:
    """Calm: what would make the picture whole, nothing that shames."""
    key = [family.public_id]
    found = []
    if family.kk_number is None:
        found.append(
            Hint(_("No. KK belum diketahui."), reverse("households:family_edit", args=key))
        )
    if family.dwelling is None:
        found.append(Hint(_("Alamat belum dicatat."), reverse("households:family_move", args=key)))
    if any(not one.relation for one in living):
        said = _("Hubungan sebagian anggota belum diisi.")
        found.append(Hint(said, reverse("households:family_head", args=key)))
    return found + [hint for one in living for hint in person_hints(one)]


def person_hints(person: Person) -> list[Hint]:
    """At most one line for each person, and one where NIK and facts differ."""
    url = reverse("households:person_edit", args=[person.public_id])
    missing = [
        words
        for words, is_known in (
            (_("NIK"), person.nik),
            (_("tanggal lahir"), person.born_on),
            (_("jenis kelamin"), person.sex),
        )
        if not is_known
    ]
    found = []
    if missing:
        said = {"name": person.name, "what": ", ".join(missing)}
        found.append(Hint(_("%(name)s: %(what)s belum diketahui.") % said, url))
    sex = Sex(person.sex) if person.sex else None
    differing = person.nik.mismatches(born_on=person.born_on, sex=sex) if person.nik else []
    if differing:
        said = {"name": person.name, "what": " ".join(differing)}
        found.append(Hint(_("%(name)s: %(what)s") % said, url))
    return found


def lead(page: FamilyPage) -> str:
    """Where, how many, and when somebody was there, in one line."""
    family = page.family
    address = family.dwelling.address if family.dwelling else ""
    count = len(page.members)
    people = ngettext("%(count)s anggota", "%(count)s anggota", count) % {"count": count}
    parts = [", ".join(filter(None, [address, family.area.long_name])), people]
    if family.state != FamilyState.ACTIVE:
        parts = parts[:1]
    return " · ".join(parts)


def others_than_head(family: Family) -> list[Person]:
    return [one for one in living_of(family) if not is_living_head(one)]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may lead, and the page that proposes the others' relations then."""

    name: str
    href: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class HeadPage:
    members: list[Person]
    candidates: list[Candidate]
    proposed: dict[int, str]


def head_page(family: Family, asked: str) -> HeadPage:
    """Whoever was asked for leads; else relations stand as they are, to be filled in."""
    members = living_of(family)
    old = next((one for one in members if is_living_head(one)), None)
    chosen = next((one for one in members if str(one.public_id) == asked), old)
    proposed = {one.pk: one.relation for one in members}
    if chosen and chosen != old:
        proposed = succession.restated(members, head=chosen, old_head=old)
    candidates = [
        Candidate(one.name, f"?kepala={one.public_id}", is_chosen=one == chosen) for one in members
    ]
    return HeadPage(members, candidates, proposed)
