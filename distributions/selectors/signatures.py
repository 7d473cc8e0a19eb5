"""What waits for the lurah's signature in this room, asked at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet, Value

from distributions.choices import AmendmentState, ClosingState, CorrectionState, ListState
from distributions.models import Amendment, Closing, Correction, RecipientList
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission


@dataclass(frozen=True, slots=True)
class Awaited:
    """One paper to sign: of which kind, in which programme, under which number."""

    kind: str
    place_id: UUID  # of the list or the round whose page leads to it
    programme: str
    number: int


def awaited(reader: User) -> Iterator[Awaited]:
    """In the order of their programmes; nobody signs what they brought."""
    lists = RecipientList.objects.visible_to(reader, Permission.LISTS_APPROVE)
    amendments = Amendment.objects.visible_to(reader, Permission.LISTS_APPROVE)
    closings = Closing.objects.visible_to(reader, Permission.BALANCES_APPROVE)
    corrections = Correction.objects.visible_to(reader, Permission.BALANCES_APPROVE)
    first, *others = (
        _told(
            lists.filter(state=ListState.SUBMITTED).exclude(submitted_by=reader),
            ("list", "public_id", "programme__name", "number"),
        ),
        _told(
            amendments.filter(state=AmendmentState.WAITING).exclude(proposed_by=reader),
            ("amendment", "list__public_id", "list__programme__name", "number"),
        ),
        _told(
            closings.filter(state=ClosingState.WAITING).exclude(counted_by=reader),
            ("closing", "round__public_id", "round__programme__name", "round__number"),
        ),
        _told(
            corrections.filter(state=CorrectionState.WAITING).exclude(proposed_by=reader),
            (
                "correction",
                "closing__round__public_id",
                "closing__round__programme__name",
                "closing__round__number",
            ),
        ),
    )
    for row in first.union(*others, all=True).order_by("named", "subject", "numbered"):
        yield Awaited(*row)


def _told(found: QuerySet[Any], columns: tuple[str, str, str, str]) -> QuerySet[Any, Any]:
    kind, place, programme, number = columns
    named = {"place": F(place), "named": F(programme), "numbered": F(number)}
    told: QuerySet[Any, Any] = found.annotate(subject=Value(kind), **named).values_list(
        "subject", *named
    )
    return told
