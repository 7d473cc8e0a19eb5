"""Recipient lists, as their pages show them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import overload

from django.db.models import Count

from distributions.choices import ListState, ProgrammeState, Standing
from distributions.models import ListEntry, Programme, RecipientList
from distributions.models.lists import ListEntryQuerySet, RecipientListQuerySet
from distributions.policies.lists import (
    obstacles_to_decide,
    obstacles_to_edit,
    obstacles_to_edit_any,
)
from distributions.selectors.checks import CHECKS, Checks, found_beside
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import Area
from duren_sawit.ui.tones import Tone

TONES = {
    ListState.DRAFT: Tone.WAIT,
    ListState.SUBMITTED: Tone.INFO,
    ListState.FINAL: Tone.OK,
}
ANY_CHECK = "semua"


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
class ListPage:
    """A list with its figures, as far as the reader sees it."""

    listed: RecipientList
    tone: Tone
    main_count: int
    reserve_count: int
    found: Mapping[str, int]
    may_edit: bool
    may_decide: bool
    may_amend: bool
    open_rows: int
    may_plan_round: bool
    may_issue: bool

    @property
    def look_count(self) -> int:
        return self.found.get(ANY_CHECK, 0)

    @property
    def figures(self) -> list[tuple[str, str, int]]:
        """Each check that found something: its key, its words, how many."""
        return [
            (key, str(words), self.found[key])
            for key, words in CHECKS.items()
            if self.found.get(key)
        ]


@dataclass(frozen=True, slots=True)
class ListLine:
    """One line of all lists."""

    listed: RecipientList
    tone: Tone
    main_count: int


def lists(reader: User) -> RecipientListQuerySet:
    found = RecipientList.objects.visible_to(reader)
    return found.select_related("programme", "created_by", "submitted_by", "approved_by")


def list_lines(reader: User) -> list[ListLine]:
    """The latest first."""
    return lines_of(reader, lists(reader).order_by("-created_at", "-pk"))


def lines_of(reader: User, found: RecipientListQuerySet) -> list[ListLine]:
    """With their receivers in the reader's areas."""
    seen = ListEntry.objects.visible_to(reader).main().values_list("list").annotate(Count("pk"))
    counted = dict(seen.order_by())
    return [
        ListLine(listed, TONES[ListState(listed.state)], counted.get(listed.pk, 0))
        for listed in found
    ]


def startable(reader: User) -> list[Programme]:
    """Programmes of which the reader may start a list now."""
    if obstacles_to_edit_any(reader):
        return []
    found = Programme.objects.visible_to(reader).exclude(state=ProgrammeState.FINISHED)
    busy = RecipientList.objects.exclude(state=ListState.FINAL).values("programme")
    return list(found.exclude(pk__in=busy).latest_first())


def entries(reader: User, listed: RecipientList) -> ListEntryQuerySet:
    """Those on the list in the reader's areas."""
    return ListEntry.objects.visible_to(reader).filter(list=listed).on_list()


def areas_of(reader: User) -> list[Area]:
    """By which the entries may be narrowed."""
    found = Area.objects.within(reader.scope.paths_for(Permission.LISTS_VIEW))
    return list(found.without_boundary().in_order())


def narrowed(found: ListEntryQuerySet, asked: Narrowed, checks: Checks) -> ListEntryQuerySet:
    if asked.area:
        found = found.filter(area__path__startswith=asked.area.path)
    if asked.standing in Standing.values:
        found = found.filter(standing=asked.standing)
    if asked.check in CHECKS:
        found = found.filter(checks.asked[asked.check])
    elif asked.check == ANY_CHECK:
        found = found.filter(checks.any)
    return found


def rows(reader: User, listed: RecipientList, asked: Narrowed, checks: Checks) -> "EntryRows":
    return EntryRows(narrowed(entries(reader, listed), asked, checks), checks)


class EntryRows(Sequence[EntryLine]):
    """What a paginator cuts into pages; those to look at come first."""

    def __init__(self, found: ListEntryQuerySet, checks: Checks) -> None:
        self.found = found
        self.checks = checks

    def __len__(self) -> int:
        return self.found.count()

    @overload
    def __getitem__(self, wanted: int) -> EntryLine: ...
    @overload
    def __getitem__(self, wanted: slice) -> list[EntryLine]: ...
    def __getitem__(self, wanted: int | slice) -> EntryLine | list[EntryLine]:
        if isinstance(wanted, int):
            return self[wanted : wanted + 1][0]
        shown = self.found.select_related("area").defer("area__boundary")
        rows = self.checks.first(self.checks.beside(shown))[wanted]
        return [EntryLine(entry, tuple(found_beside(entry))) for entry in rows]


def list_page(reader: User, listed: RecipientList, checks: Checks) -> ListPage:
    found = checks.counts(entries(reader, listed))
    edits = reader.may(Permission.LISTS_EDIT)
    return ListPage(
        listed=listed,
        tone=TONES[ListState(listed.state)],
        main_count=found[Standing.MAIN],
        reserve_count=found[Standing.RESERVE],
        found=found,
        may_edit=not obstacles_to_edit(listed, reader),
        may_decide=not obstacles_to_decide(listed, reader),
        may_amend=edits and listed.is_final,
        open_rows=listed.unmatched_rows.open().count() if edits else 0,
        may_plan_round=reader.may(Permission.ROUNDS_PLAN) and listed.is_final,
        may_issue=reader.may(Permission.LETTERS_ISSUE) and listed.is_final,
    )


def checks_of(listed: RecipientList, *, on: date) -> Checks:
    return Checks(listed, on=on)
