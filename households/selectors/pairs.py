"""Records that may be one person: the list, and two of them side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duren_sawit.audit.models import AuditEvent
from duren_sawit.audit.registry import sentence
from households import merging
from households.choices import LifeStatus, PairReason, PairState
from households.models import Pair, Person
from households.policies import deeds as deed_policies
from households.policies import pairs as policies

if TYPE_CHECKING:
    from datetime import datetime

    from duren_sawit.accounts.models import User
    from duren_sawit.lib.refusals import Obstacle
    from households.models.pairs import PairQuerySet

EVENTS_SHOWN = 4
LABELS = {
    "name": gettext_lazy("Nama"),
    "nik": gettext_lazy("NIK"),
    "sex": gettext_lazy("Jenis kelamin"),
    "born_on": gettext_lazy("Tanggal lahir"),
    "birth_place": gettext_lazy("Tempat lahir"),
    "life_status": gettext_lazy("Status"),
    "family": gettext_lazy("Keluarga dan alamat"),
    "marital_status": gettext_lazy("Status kawin"),
    "education": gettext_lazy("Pendidikan"),
    "occupation": gettext_lazy("Pekerjaan"),
    "disability": gettext_lazy("Disabilitas"),
    "phone": gettext_lazy("No. HP"),
}
CHOICES = ("sex", "marital_status", "education", "occupation", "disability")


@dataclass(frozen=True)
class Asked:
    """How the list was narrowed; unknown words narrow nothing."""

    reason: str = ""
    state: str = ""


@dataclass(frozen=True)
class Line:
    """One part of both records in words; `note` says how they differ where eyes cannot see it."""

    part: str
    label: str
    first: str
    second: str
    is_same: bool
    takes_second: bool = False
    note: str = ""


@dataclass(frozen=True)
class Side:
    """One of the two: with whom, and what the trail tells."""

    person: Person
    label: str
    others: list[Person]
    events: list[tuple[str, datetime]]  # the newest first


@dataclass(frozen=True)
class PairPage:
    pair: Pair
    lines: list[Line]
    sides: list[Side]
    beside: list[Pair]  # other open pairs between the same two families
    obstacles: list[Obstacle]  # to deciding, or to separating when merged

    @property
    def can_choose(self) -> bool:
        return self.pair.state == PairState.OPEN and not self.obstacles

    @property
    def differing(self) -> list[Line]:
        return [line for line in self.lines if not line.is_same]


def pairs(reader: User) -> PairQuerySet:
    return Pair.objects.visible_to(reader).with_both()


def pair_list(reader: User, asked: Asked) -> PairQuerySet:
    """Open ones first to decide, the strongest on top; or those decided before."""
    found = pairs(reader)
    decided = asked.state in {PairState.DIFFERENT, PairState.MERGED}
    found = found.filter(state=asked.state) if decided else found.open()
    if asked.reason in PairReason.values:
        found = found.filter(reason=asked.reason)
    return found.strongest_first()


def pairs_of(reader: User, person: Person) -> PairQuerySet:
    """All that concern a person and are open or were merged, for the person's page."""
    about = Q(first=person) | Q(second=person)
    open_or_merged = Q(pk__in=Pair.objects.open()) | Q(state=PairState.MERGED)
    return pairs(reader).filter(about, open_or_merged).strongest_first()


def pair_page(reader: User, pair: Pair, *, at: datetime) -> PairPage:
    people = _people_of_both(pair)
    members = list(people.values())
    pair.first, pair.second = people[pair.first_id], people[pair.second_id]
    return PairPage(
        pair=pair,
        lines=_lines(pair),
        sides=_sides(reader, pair, members),
        beside=list(_beside(reader, pair)) if pair.state == PairState.OPEN else [],
        obstacles=_obstacles(pair, members, reader, at),
    )


def _obstacles(pair: Pair, members: list[Person], reader: User, at: datetime) -> list[Obstacle]:
    if pair.state == PairState.MERGED and pair.deed:
        own = policies.obstacles_to_separating(pair, members, reader)
        return own or deed_policies.obstacles_to_undo(pair.deed, at=at)
    if pair.state == PairState.OPEN:
        return policies.obstacles_to_deciding(pair, members, reader)
    return []


def _people_of_both(pair: Pair) -> dict[int, Person]:
    families = [pair.first.family_id, pair.second.family_id]
    found = Person.objects.filter(family__in=families).select_related(
        "family__area", "family__dwelling", "family__summary__head"
    )
    return {person.pk: person for person in found.order_by("born_on", "pk")}


def _lines(pair: Pair) -> list[Line]:
    first, second = pair.first, pair.second
    differing = merging.differing(first, second)
    taken = merging.better(first, second)
    return [
        Line(
            part=part,
            label=str(label),
            first=_said(first, part),
            second=_said(second, part),
            is_same=part not in differing,
            takes_second=part in taken,
            note=_note(first, second, part) if part in differing else "",
        )
        for part, label in LABELS.items()
    ]


def _said(person: Person, part: str) -> str:
    if part in CHOICES:
        return str(getattr(person, f"get_{part}_display")() or "")
    said = {"nik": _nik, "born_on": _born_on, "life_status": _status, "family": _family}
    return said[part](person) if part in said else str(getattr(person, part))


def _nik(person: Person) -> str:
    if person.nik:
        return person.nik.mask()
    number = person.temporary_nik
    return _("sementara %(number)s") % {"number": number} if number else ""


def _born_on(person: Person) -> str:
    return date_format(person.born_on, "j F Y") if person.born_on else ""


def _status(person: Person) -> str:
    since = date_format(person.status_on, "j F Y") if person.status_on else ""
    return f"{person.get_life_status_display()}{f' ({since})' if since else ''}"


def _family(person: Person) -> str:
    family = person.family
    head = family.summary.head
    place = family.dwelling.address if family.dwelling else ""
    parts = [person.get_relation_display() or _("hubungan belum jelas")]
    if head and head.pk != person.pk:
        parts[0] = _("%(relation)s; kepala %(head)s") % {"relation": parts[0], "head": head}
    return ", ".join([*parts, *([place] if place else []), str(family.area)])


def _note(first: Person, second: Person, part: str) -> str:
    one, other = _said(first, part), _said(second, part)
    if not one or not other:
        return _("hanya di satu catatan")
    if one == other:
        return (
            _("berbeda pada angka yang disembunyikan") if part == "nik" else _("berbeda rinciannya")
        )
    return _("berbeda")


def _sides(reader: User, pair: Pair, members: list[Person]) -> list[Side]:
    labels = (_("Catatan lama"), _("Catatan baru"))
    return [
        Side(
            person=person,
            label=label,
            others=[
                one
                for one in members
                if one.family_id == person.family_id
                and one.pk != person.pk
                and one.life_status == LifeStatus.ALIVE
            ],
            events=_events(reader, person),
        )
        for person, label in zip((pair.first, pair.second), labels, strict=True)
    ]


def _events(reader: User, person: Person) -> list[tuple[str, datetime]]:
    told = AuditEvent.objects.visible_to(reader).about(person).newest_first()
    return [(sentence(one.event), one.recorded_at) for one in told[:EVENTS_SHOWN]]


def _beside(reader: User, pair: Pair) -> PairQuerySet:
    """A family written down twice shows as several pairs."""
    families = [pair.first.family_id, pair.second.family_id]
    if families[0] == families[1]:
        return Pair.objects.none()
    there = pairs(reader).open().filter(first__family__in=families, second__family__in=families)
    return there.exclude(pk=pair.pk).strongest_first()
