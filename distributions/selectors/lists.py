"""Recipient lists, as their pages show them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from distributions.choices import Check, ListState, ProgrammeState
from distributions.models import ListEntry, Programme, RecipientList
from distributions.models.lists import RecipientListQuerySet
from distributions.policies.lists import (
    obstacles_to_check,
    obstacles_to_decide,
    obstacles_to_edit,
    obstacles_to_edit_any,
)
from distributions.selectors import findings
from distributions.selectors.entry_rows import EntryRows, entry_rows
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import Area
from duren_sawit.ui.tones import Tone

TONES = {
    ListState.DRAFT: Tone.WAIT,
    ListState.SUBMITTED: Tone.INFO,
    ListState.FINAL: Tone.OK,
}


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list with its figures, as far as the reader sees it."""

    listed: RecipientList
    tone: Tone
    main_count: int
    reserve_count: int
    look_count: int
    found: Mapping[str, int]
    may_check: bool
    may_edit: bool
    may_decide: bool
    may_amend: bool
    open_rows: int
    may_plan_round: bool
    may_issue: bool

    @property
    def figures(self) -> list[tuple[str, str, int]]:
        """Each check that found something: its key, its words, how many."""
        return [
            (kind.value, str(kind.label), self.found[kind]) for kind in Check if kind in self.found
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
    busy = RecipientList.objects.not_final().values("programme")
    return list(found.exclude(pk__in=busy).latest_first())


def areas_of(reader: User) -> list[Area]:
    """By which the entries may be narrowed."""
    found = Area.objects.within(reader.scope.paths_for(Permission.LISTS_VIEW))
    return list(found.without_boundary().in_order())


def list_page(reader: User, listed: RecipientList, whole: EntryRows | None = None) -> ListPage:
    """With figures of all its rows the reader sees."""
    whole = whole or entry_rows(reader, listed)
    edits = reader.may(Permission.LISTS_EDIT)
    return ListPage(
        listed=listed,
        tone=TONES[ListState(listed.state)],
        main_count=whole.main_count,
        reserve_count=len(whole) - whole.main_count,
        look_count=whole.look_count,
        found=findings.counts(reader, listed),
        may_check=not obstacles_to_check(reader),
        may_edit=not obstacles_to_edit(listed, reader),
        may_decide=not obstacles_to_decide(listed, reader),
        may_amend=edits and listed.is_final,
        open_rows=listed.unmatched_rows.open().count() if edits else 0,
        may_plan_round=reader.may(Permission.ROUNDS_PLAN) and listed.is_final,
        may_issue=reader.may(Permission.LETTERS_ISSUE) and listed.is_final,
    )
