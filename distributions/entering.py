"""How families become entries of a list: who of each receives, main or reserve, in which order."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from distributions.choices import Receiver, Source, Standing
from distributions.models import ListEntry, RecipientList
from duren_sawit.areas.models import Area
from duren_sawit.lib import dates
from households.choices import FamilyState, LifeStatus, Relation
from households.models import Family, Person

AT_ONCE = 5000
ADULT = 17  # the age of an own identity card


@dataclass(frozen=True, slots=True)
class Wanted:
    """A family that shall be on a list, and who of it was named, if anybody."""

    family_id: int
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class Entered:
    """What became of them: on the list now, there before, or with nobody who could receive."""

    entries: Sequence[ListEntry]
    before_count: int = 0
    nobody_count: int = 0

    @property
    def words(self) -> str:
        """How many came on the list as what, and how many did not."""
        said = [self._added if self.entries else _("Belum ada keluarga yang ditambahkan.")]
        if self.before_count:
            said.append(_("%(count)s sudah ada di daftar.") % {"count": self.before_count})
        if self.nobody_count:
            nobody = _("%(count)s dilewati: belum ada yang bisa menerima.")
            said.append(nobody % {"count": self.nobody_count})
        return " ".join(said)

    @property
    def _added(self) -> str:
        standings = Counter(entry.standing for entry in self.entries)
        said = ngettext(
            "%(count)s keluarga ditambahkan: %(main)s penerima, %(reserve)s cadangan.",
            "%(count)s keluarga ditambahkan: %(main)s penerima, %(reserve)s cadangan.",
            len(self.entries),
        )
        told = {"main": standings[Standing.MAIN], "reserve": standings[Standing.RESERVE]}
        return said % {"count": len(self.entries), **told}


class Room:
    """How many main entries still fit, by RW where the programme says so."""

    def __init__(self, listed: RecipientList) -> None:
        self.quotas: dict[int | None, int] = dict(
            listed.programme.quotas.values_list("area_id", "families")
        )
        self.whole = listed.programme.quota
        self.main = Counter(listed.entries.main().values_list("area__parent_id", flat=True))

    def take(self, rw_id: int | None) -> Standing:
        """The standing of the next family of this RW."""
        if not self._has_place(rw_id):
            return Standing.RESERVE
        self.main[rw_id] += 1
        return Standing.MAIN

    def _has_place(self, rw_id: int | None) -> bool:
        if self.quotas:
            return self.main[rw_id] < self.quotas.get(rw_id, 0)
        return self.whole is None or self.main.total() < self.whole


def enter(listed: RecipientList, wanted: Iterable[Wanted], *, source: Source, on: date) -> Entered:
    """Write down the families in this order, each once; the list is held by whoever calls."""
    families = {one.family_id: one for one in reversed(list(wanted))}
    ordered = list(reversed(families.values()))
    taken = set(listed.entries.on_list().values_list("family_id", flat=True))
    fresh = [one for one in ordered if one.family_id not in taken]
    room, rank = Room(listed), next_rank(listed)
    entered: list[ListEntry] = []
    for some in _batches(fresh):
        for entry in _drafts(listed, some, on):
            entry.rank, entry.source = rank + len(entered), source
            entry.standing = room.take(entry.area.parent_id)
            entered.append(entry)
    ListEntry.objects.bulk_create(entered, batch_size=1000)
    return Entered(entered, len(ordered) - len(fresh), len(fresh) - len(entered))


def next_rank(listed: RecipientList) -> int:
    last = listed.entries.order_by("-rank").values_list("rank", flat=True)[:1]
    return max(last, default=0) + 1


def receiver_of(members: Sequence[Person], rule: str) -> Person | None:
    """By the rule of the programme: the wife of the head, else the head, whoever that is."""
    heads = [one for one in members if one.relation == Relation.HEAD]
    wives = [one for one in members if one.relation == Relation.WIFE]
    return next(iter(wives + heads if rule == Receiver.MOTHER else heads), None)


def is_grown(person: Person, *, on: date) -> bool:
    """Seventeen, or of an age nobody wrote down."""
    born_on = person.born_on
    return born_on is None or (born_on <= on and dates.age(born_on, on=on) >= ADULT)


def state_receiver(entry: ListEntry, receiver: Person) -> None:
    """Copy what papers show of whoever receives."""
    entry.receiver, entry.name = receiver, receiver.name
    entry.masked_nik = receiver.nik.mask() if receiver.nik else ""


def _batches(wanted: Sequence[Wanted]) -> Iterator[list[Wanted]]:
    rest = iter(wanted)
    while some := list(islice(rest, AT_ONCE)):
        yield some


def _drafts(listed: RecipientList, wanted: Sequence[Wanted], on: date) -> Iterator[ListEntry]:
    """One for each family that lives here and has somebody to receive."""
    keys = [one.family_id for one in wanted]
    families, members = _families(keys), _members(keys)
    receivers: dict[int, Person] = {}
    for one in wanted:
        picked = _pick(members.get(one.family_id, []), one, listed.programme.receiver, on)
        if picked and families[one.family_id].state == FamilyState.ACTIVE:
            receivers[one.family_id] = picked
    told = Person.objects.only("name", "nik").in_bulk([one.pk for one in receivers.values()])
    for family_id, person in receivers.items():
        family = families[family_id]
        entry = ListEntry(list=listed, family=family, area=family.area)
        entry.address = family.dwelling.address if family.dwelling else ""
        state_receiver(entry, told[person.pk])
        yield entry


def _families(keys: Sequence[int]) -> dict[int, Family]:
    """With what an entry copies of them, and nothing else; each RT is read once."""
    found = Family.objects.select_related("dwelling").only("state", "area", "dwelling__address")
    families = found.in_bulk(keys)
    areas = Area.objects.only("parent").in_bulk({one.area_id for one in families.values()})
    for family in families.values():
        family.area = areas[family.area_id]
    return families


def _members(family_ids: Sequence[int]) -> dict[int, list[Person]]:
    """The living of each family; their numbers stay closed."""
    found: dict[int, list[Person]] = {}
    people = Person.objects.filter(family_id__in=family_ids, life_status=LifeStatus.ALIVE)
    for person in people.only("family_id", "relation", "born_on").order_by("pk"):
        found.setdefault(person.family_id, []).append(person)
    return found


def _pick(members: Sequence[Person], wanted: Wanted, rule: str, on: date) -> Person | None:
    named = next((one for one in members if one.pk == wanted.person_id), None)
    if named and is_grown(named, on=on):
        return named
    return receiver_of(members, rule)
