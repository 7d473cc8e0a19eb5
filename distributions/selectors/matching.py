"""Which family of the register each row of an aid workbook means: by NIK, by KK, by name."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from distributions.entering import AT_ONCE, Wanted
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib import names
from duren_sawit.lib.nik import KkNumber, Nik
from households.choices import FamilyState, LifeStatus
from households.models import Family, Person
from households.models.people import PersonQuerySet
from households.selectors.tables import ListedPerson

COLUMNS = (
    "nik", "name_key", "born_on", "life_status", "family__state", "family__area"
)  # fmt: skip
NameInRt = tuple[str, date, int]
NameInFamily = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Matched:
    """Families found for certain, in the order of the file; and rows with why nobody was."""

    wanted: Sequence[Wanted]
    unmatched: Sequence[tuple[ListedPerson, str]]


@dataclass(slots=True)
class Register:
    """What the register knows of the rows, read in a few questions whatever their number."""

    by_nik: dict[Nik, Person] = field(default_factory=dict)
    families: dict[KkNumber, int] = field(default_factory=dict)
    by_family: dict[NameInFamily, list[Person]] = field(default_factory=dict)
    by_rt: dict[NameInRt, list[Person]] = field(default_factory=dict)


def match(reader: User, rows: Sequence[ListedPerson]) -> Matched:
    """Each row on its own; whoever names a person no longer here is for a person to look at."""
    register = _read(reader, rows)
    wanted: list[Wanted] = []
    unmatched: list[tuple[ListedPerson, str]] = []
    for row in rows:
        found = _find(row, register)
        if isinstance(found, Wanted):
            wanted.append(found)
        else:
            unmatched.append((row, found))
    return Matched(wanted, unmatched)


def _read(reader: User, rows: Sequence[ListedPerson]) -> Register:
    register, seen = Register(), Person.objects.visible_to(reader, Permission.LISTS_EDIT)
    for person in _among(seen.known(), "nik__in", {row.nik for row in rows if row.nik}):
        if person.nik:
            register.by_nik[person.nik] = person
    families = Family.objects.visible_to(reader, Permission.LISTS_EDIT).active()
    numbers = {row.kk_number for row in rows if row.kk_number}
    for some in _batches(numbers):
        found = families.filter(kk_number__in=some).values_list("kk_number", "pk")
        register.families.update((number, key) for number, key in found if number)
    unnumbered = [row for row in rows if row.name and row.nik not in register.by_nik]
    living = seen.filter(life_status=LifeStatus.ALIVE)
    for person in _among(living, "name_key__in", {names.key(row.name) for row in unnumbered}):
        register.by_family.setdefault((person.name_key, person.family_id), []).append(person)
        if person.born_on:
            place = (person.name_key, person.born_on, person.family.area_id)
            register.by_rt.setdefault(place, []).append(person)
    return register


def _among(people: PersonQuerySet, lookup: str, values: Iterable[Any]) -> Iterator[Person]:
    related = people.select_related("family").only(*COLUMNS)
    for some in _batches(values):
        yield from related.filter(**{lookup: some}).order_by("pk")


def _batches(values: Iterable[Any]) -> Iterator[list[Any]]:
    rest = iter(values)
    while some := list(islice(rest, AT_ONCE)):
        yield some


def _find(row: ListedPerson, register: Register) -> Wanted | str:
    """The family, or the sentence that says why it is not certain."""
    if row.problem:
        return row.problem
    person = register.by_nik.get(row.nik) if row.nik else None
    if person:
        return _why_not(row, person) or Wanted(person.family_id, person.pk)
    ways: tuple[Callable[[ListedPerson, Register], Wanted | str | None], ...] = (
        _by_card,
        _by_name,
    )
    for way in ways:
        if found := way(row, register):
            return found
    return _nobody(row)


def _why_not(row: ListedPerson, person: Person) -> str:
    """The number fits, the rest does not."""
    if person.life_status == LifeStatus.DIED:
        return _("Warga dengan NIK ini tercatat meninggal.")
    if person.life_status != LifeStatus.ALIVE or person.family.state != FamilyState.ACTIVE:
        return _("Warga dengan NIK ini tercatat tidak menetap lagi.")
    told = set(names.key(row.name).split())
    if told and not told & set(person.name_key.split()):
        return _("NIK ini di data warga milik orang dengan nama lain.")
    return ""


def _by_card(row: ListedPerson, register: Register) -> Wanted | str | None:
    """A card alone names a family; with a name, also who of it."""
    family_id = register.families.get(row.kk_number) if row.kk_number else None
    if family_id is None:
        return None
    if not row.name and not row.nik:
        return Wanted(family_id)
    return _one_of(register.by_family.get((names.key(row.name), family_id), []), row)


def _by_name(row: ListedPerson, register: Register) -> Wanted | str | None:
    if not (row.name and row.born_on and row.area_id):
        return None
    return _one_of(register.by_rt.get((names.key(row.name), row.born_on, row.area_id), []), row)


def _one_of(people: Sequence[Person], row: ListedPerson) -> Wanted | str | None:
    """The only one against whom no number speaks."""
    fits = [one for one in people if not (row.nik and one.nik)]
    if len(fits) == 1:
        return Wanted(fits[0].family_id, fits[0].pk)
    if fits:
        return _("Ada %(count)s warga yang cocok dengan baris ini.") % {"count": len(fits)}
    return _("Namanya cocok, tetapi NIK di data warga lain.") if people else None


def _nobody(row: ListedPerson) -> str:
    if row.nik:
        return _("NIK ini belum ada di data warga.")
    if not (row.name and row.born_on and row.area_id):
        return _("Tanpa NIK, baris perlu nama, tanggal lahir, dan RT yang ada di sini.")
    return _("Nama, tanggal lahir, dan RT ini belum ada di data warga.")
