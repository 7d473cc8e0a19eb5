"""The rows of a recipient list, narrowed and cut into pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import attrgetter, or_
from typing import Any, overload

from django.db.models import Count, Min, Q, QuerySet

from distributions.choices import Check, Standing
from distributions.models import ListEntry, RecipientList
from distributions.models.lists import ListEntryQuerySet
from distributions.selectors import findings
from distributions.windows import window
from duren_sawit.accounts.models import User
from duren_sawit.areas.models import Area

ORDER = ("-needs_a_look", "area__path")


@dataclass(frozen=True, slots=True)
class Narrowed:
    """How the entries of a list are narrowed; a word that is not known narrows nothing."""

    area: Area | None = None
    check: str = ""
    standing: str = ""


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry, with what somebody should look at."""

    entry: ListEntry
    found: Sequence[str]


@dataclass(frozen=True, slots=True)
class Group:
    """The entries of one RT beside which something was found, or those beside which nothing was."""

    needs_a_look: bool
    area_id: int
    size: int
    main: int
    path: str

    @property
    def place(self) -> tuple[bool, str]:
        return not self.needs_a_look, self.path

    @property
    def asked(self) -> Q:
        return Q(needs_a_look=self.needs_a_look, area=self.area_id)


class EntryRows(Sequence[EntryLine]):
    """What a paginator cuts into pages; those to look at come first."""

    def __init__(self, listed: RecipientList, found: ListEntryQuerySet) -> None:
        self.listed = listed
        self.found = found

    def narrowed(self, asked: Narrowed) -> "EntryRows":
        found = self.found
        if asked.area:
            found = found.filter(area__path__startswith=asked.area.path)
        if asked.standing in Standing.values:
            found = found.filter(standing=asked.standing)
        if asked.check in Check.values:
            found = found.filter(findings__kind=asked.check)
        elif asked.check == findings.ANY:
            found = found.filter(pk__in=self.listed.findings.values("entry"))
        return self if found is self.found else EntryRows(self.listed, found)

    @property
    def main_count(self) -> int:
        return sum(group.main for group in self._groups)

    @property
    def look_count(self) -> int:
        return sum(group.size for group in self._groups if group.needs_a_look)

    def __len__(self) -> int:
        return sum(group.size for group in self._groups)

    @overload
    def __getitem__(self, wanted: int) -> EntryLine: ...
    @overload
    def __getitem__(self, wanted: slice) -> list[EntryLine]: ...
    def __getitem__(self, wanted: int | slice) -> EntryLine | list[EntryLine]:
        if isinstance(wanted, int):
            return self[wanted : wanted + 1][0]
        touched, rows = window([group.size for group in self._groups], wanted)
        asked = reduce(or_, (group.asked for group in self._groups[touched]), Q(pk__in=[]))
        shown = self._marked.filter(asked).order_by(*ORDER, "name", "pk")
        shown = shown.select_related("area").defer("area__boundary").prefetch_related("findings")
        return [EntryLine(entry, findings.words_beside(entry)) for entry in shown[rows]]

    @property
    def _marked(self) -> QuerySet[Any]:
        return findings.marked(self.found, self.listed)

    @cached_property
    def _groups(self) -> list[Group]:
        """In the order in which they are shown."""
        keys = self._marked.order_by().values_list("needs_a_look", "area_id")
        main = Count("pk", filter=Q(standing=Standing.MAIN))
        counted = keys.annotate(Count("pk"), main=main, path=Min("area__path"))
        return sorted((Group(*row) for row in counted), key=attrgetter("place"))


def entry_rows(reader: User, listed: RecipientList) -> EntryRows:
    """Those on the list in the reader's areas."""
    seen = ListEntry.objects.visible_to(reader).filter(list=listed).on_list()
    return EntryRows(listed, seen)
