"""An aid workbook fills a list; rows that name nobody for certain are settled one by one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import ngettext

from distributions.checking import check
from distributions.choices import Event, RowState, Source
from distributions.entering import Entered, Wanted, enter
from distributions.models import ListEntry, RecipientList, UnmatchedRow
from distributions.policies import unmatched_rows as policies
from distributions.policies.lists import obstacles_to_edit
from distributions.selectors.matching import match
from duren_sawit.accounts.models import User
from duren_sawit.areas.selectors import village_unscoped
from duren_sawit.audit.services import trail
from duren_sawit.lib.changes import Changes, write
from duren_sawit.lib.refusals import refuse_if
from households.models import Person
from households.selectors.tables import ListedPerson, PeopleTable, read_people

Told = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """What became of the rows of a workbook."""

    entered: Entered
    unmatched_count: int

    @property
    def words(self) -> str:
        if not self.unmatched_count:
            return self.entered.words
        said = ngettext(
            "%(count)s baris perlu diperiksa.",
            "%(count)s baris perlu diperiksa.",
            self.unmatched_count,
        )
        return f"{self.entered.words} {said % {'count': self.unmatched_count}}"


@transaction.atomic
def add_from_workbook(
    listed: RecipientList, *, content: bytes, filename: str, by: User, at: datetime
) -> Filled:
    """Add the families of an aid workbook in its order; rows that name nobody wait for a person.

    Refuses a list that is no draft, and files in which no table of people is found. A row that
    waits already, or was set aside, is not laid down again.
    """
    table = read_people(content, filename=filename, on=timezone.localdate(at))
    listed = _held(listed.pk)
    refuse_if(obstacles_to_edit(listed, by))
    found = match(by, table.rows)
    entered = enter(listed, found.wanted, source=Source.WORKBOOK, on=timezone.localdate(at))
    unmatched = list(_fresh(listed, table, found.unmatched))
    UnmatchedRow.objects.bulk_create(unmatched, batch_size=1000)
    check(listed, at=at)
    changes: Changes = {
        "entries": (None, len(entered.entries)),
        "source": (None, Source.WORKBOOK),
        "unmatched": (None, len(unmatched)),
    }
    trail.record(
        Event.ENTRIES_ADDED, subject=listed, by=by, at=at, area=village_unscoped(), changes=changes
    )
    return Filled(entered, len(unmatched))


@transaction.atomic
def settle(row: UnmatchedRow, *, person: Person, by: User, at: datetime) -> UnmatchedRow:
    """The row means this person: their family is on the list, if it was not there before.

    Refuses rows that are settled, lists that are no draft, and families with nobody to receive.
    """
    listed, row = _held(row.list_id), _held_row(row)
    refuse_if(policies.obstacles_to_settle(row, listed, by))
    wanted = Wanted(person.family_id, person.pk)
    enter(listed, [wanted], source=Source.WORKBOOK, on=timezone.localdate(at))
    entry = next(iter(listed.entries.on_list().filter(family=person.family_id)), None)
    if entry is None:
        refuse_if(policies.obstacles_to_nobody())
    check(listed, at=at)
    return _settled(row, RowState.MATCHED, entry, by, at)


@transaction.atomic
def set_aside(row: UnmatchedRow, *, by: User, at: datetime) -> UnmatchedRow:
    """Nobody of the village is meant. Refuses settled rows, and lists that are no draft."""
    listed, row = _held(row.list_id), _held_row(row)
    refuse_if(policies.obstacles_to_settle(row, listed, by))
    return _settled(row, RowState.SET_ASIDE, None, by, at)


def _held(pk: int) -> RecipientList:
    return RecipientList.objects.held().select_related("programme").get(pk=pk)


def _held_row(row: UnmatchedRow) -> UnmatchedRow:
    return UnmatchedRow.objects.held().get(pk=row.pk)


def _settled(
    row: UnmatchedRow, state: RowState, entry: ListEntry | None, by: User, at: datetime
) -> UnmatchedRow:
    changes = write(row, {"state": state, "entry": entry, "settled_by": by, "settled_at": at})
    area = entry.area if entry else village_unscoped()
    trail.record(Event.ROW_SETTLED, subject=row, by=by, at=at, area=area, changes=changes)
    return row


def _fresh(
    listed: RecipientList, table: PeopleTable, unmatched: Iterable[tuple[ListedPerson, str]]
) -> Iterator[UnmatchedRow]:
    """Those that do not lie on the list already, from an earlier copy of the file."""
    columns = ("nik", "kk_number", "name", "born_on", "address", "place")
    seen: set[Told] = set(listed.unmatched_rows.values_list(*columns))
    for person, sentence in unmatched:
        row = UnmatchedRow(
            list=listed,
            sheet_name=table.sheet_name[:100],
            row_number=person.number,
            name=person.name[:120],
            nik=person.nik,
            kk_number=person.kk_number,
            born_on=person.born_on,
            address=person.address[:200],
            place=person.place[:40],
            sentence=sentence[:200],
        )
        told = tuple(getattr(row, column) for column in columns)
        if told not in seen:
            seen.add(told)
            yield row
