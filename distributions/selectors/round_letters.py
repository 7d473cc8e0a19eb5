"""The official papers of a round: those that were issued, and those that may be."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from distributions.choices import ClosingState, LetterKind, RoundState
from distributions.models import Closing, Round
from distributions.selectors.deliveries import deliveries
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.documents.models import Letter
from duren_sawit.documents.registry import described, design_of


@dataclass(frozen=True, slots=True)
class LetterLine:
    """One paper: its newest letter, or whether it may be issued, or why not yet."""

    kind: str
    label: str
    about: str
    subject_id: UUID | None
    letter: Letter | None = None
    may_issue: bool = False
    why_not: str = ""


Paper = tuple[LetterKind, models.Model | None, str]


def letters_of(reader: User, given: Round) -> list[LetterLine]:
    """In the order in which the work goes; a fixed number of queries."""
    papers = list(_papers(reader, given))
    newest = _newest(reader, papers)
    return [_line(reader, paper, newest) for paper in papers]


def _papers(reader: User, given: Round) -> Iterator[Paper]:
    opened = given if given.state != RoundState.PLANNED else None
    closing = Closing.objects.filter(round=given, state=ClosingState.APPROVED).first()
    before, after = _("Sesudah tahap dibuka."), _("Sesudah tahap ditutup.")
    yield (
        LetterKind.LIST_ANNEX,
        given.list if given.list.is_final else None,
        _("Daftar belum final."),
    )
    yield LetterKind.BLANK_POWER, opened, before
    for first in deliveries(reader).filter(round=given).order_by("pk"):
        yield LetterKind.BAST, first, ""
    yield LetterKind.RECAP, opened, before
    yield LetterKind.CLOSING_MINUTES, closing, after
    yield LetterKind.REALISATION, given if closing else None, after


Key = tuple[str, str, int]


def _newest(reader: User, papers: Iterable[Paper]) -> dict[Key, Letter]:
    """The newest letter of each, of those this person may see."""
    wanted = Q(pk__in=[])
    for kind, subject, _why in papers:
        if subject is not None:
            about = {"subject_type": subject._meta.label_lower, "subject_id": subject.pk}
            wanted |= Q(kind=kind, **about)
    found = Letter.objects.visible_to(reader).filter(wanted).defer("snapshot")
    oldest_first = found.order_by("issued_at", "pk")
    return {(one.kind, one.subject_type, one.subject_id): one for one in oldest_first}


def _line(reader: User, paper: Paper, newest: dict[Key, Letter]) -> LetterLine:
    kind, subject, why_not = paper
    label = str(kind.label)
    if subject is None:
        return LetterLine(kind, label, "", None, why_not=why_not)
    letter = newest.get((kind, subject._meta.label_lower, subject.pk))
    design = design_of(kind)
    may_issue = bool(design and reader.may(design.issue_permission))
    about = described(kind, subject) if kind == LetterKind.BAST else ""
    public_id = subject.public_id  # type: ignore[attr-defined]
    return LetterLine(
        kind, label, about, public_id, letter, may_issue and reader.may(Permission.LETTERS_ISSUE)
    )
