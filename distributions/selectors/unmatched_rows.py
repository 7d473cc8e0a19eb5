"""Rows of aid workbooks for which nobody was found for certain, as their pages show them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from distributions.choices import RowState
from distributions.models import ListEntry, RecipientList, UnmatchedRow
from distributions.models.lists import UnmatchedRowQuerySet
from duren_sawit.accounts.models import User
from households.choices import LifeStatus
from households.models import Person
from households.selectors.searches import Found, people, search

MOST = 10  # a person chooses among them


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody of the register whom the row might mean."""

    person: Person
    is_listed: bool

    @property
    def is_odd(self) -> bool:
        return self.is_listed or self.person.life_status != LifeStatus.ALIVE


@dataclass(frozen=True, slots=True)
class RowPage:
    """One row, whom it might mean, and how many others wait."""

    row: UnmatchedRow
    candidates: Sequence[Candidate]
    open_count: int
    asked: str

    @property
    def is_open(self) -> bool:
        return self.row.state == RowState.OPEN


def rows(reader: User) -> UnmatchedRowQuerySet:
    found = UnmatchedRow.objects.visible_to(reader)
    return found.select_related("list__programme", "entry", "settled_by")


def lines(reader: User, listed: RecipientList) -> UnmatchedRowQuerySet:
    """Those of one list; what waits comes first."""
    return rows(reader).filter(list=listed).open_first()


def open_count(reader: User, listed: RecipientList) -> int:
    return rows(reader).filter(list=listed).open().count()


def row_page(reader: User, row: UnmatchedRow, asked: str = "") -> RowPage:
    """With whom the row itself suggests, or who fits what was typed."""
    found = _unique(_asked(reader, asked) if asked else _suggested(reader, row))
    candidates = list(islice(found, MOST))
    families = [person.family_id for person in candidates]
    listed = set(
        ListEntry.objects.filter(list=row.list_id, family__in=families)
        .on_list()
        .values_list("family_id", flat=True)
    )
    return RowPage(
        row=row,
        candidates=[Candidate(one, one.family_id in listed) for one in candidates],
        open_count=open_count(reader, row.list),
        asked=asked,
    )


def next_open(reader: User, row: UnmatchedRow) -> UnmatchedRow | None:
    """The next that waits, going round."""
    waiting = list(rows(reader).filter(list=row.list_id).open().in_order().values_list("pk"))
    keys = [key for (key,) in waiting]
    later = [key for key in keys if key > row.pk] or keys
    return rows(reader).get(pk=later[0]) if later else None


def _suggested(reader: User, row: UnmatchedRow) -> Iterator[Person]:
    """By number first, then whoever is called so."""
    for number in (row.nik, row.kk_number):
        if number:
            yield from _people(reader, search(reader, number.full))
    if row.name:
        yield from _people(reader, search(reader, row.name))


def _asked(reader: User, words: str) -> Iterator[Person]:
    yield from _people(reader, search(reader, words))


def _people(reader: User, found: Found) -> Iterator[Person]:
    yield from (one.person for one in found.people)
    if families := [one.family.pk for one in found.families]:
        members = people(reader).filter(family__in=families, life_status=LifeStatus.ALIVE)
        yield from members.order_by("family", "pk")


def _unique(found: Iterator[Person]) -> Iterator[Person]:
    seen: set[int] = set()
    for person in found:
        if person.pk not in seen:
            seen.add(person.pk)
            yield person
