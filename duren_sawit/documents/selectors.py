"""What the pages of letters show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, QuerySet, Window
from django.utils import timezone

from duren_sawit.accounts.choices import Role
from duren_sawit.accounts.models import RoleAssignment, User
from duren_sawit.areas.selectors import site_unscoped
from duren_sawit.audit.models import AuditEvent
from duren_sawit.documents import numbering, policies, registry
from duren_sawit.documents.choices import Event
from duren_sawit.documents.models import Copy, Letter, NumberSequence
from duren_sawit.documents.models.letters import LetterQuerySet
from duren_sawit.lib import codes

if TYPE_CHECKING:
    from duren_sawit.areas.models import Area
    from duren_sawit.documents.models.copies import CopyQuerySet
    from duren_sawit.documents.models.numbers import NumberSequenceQuerySet
    from duren_sawit.lib.refusals import Obstacle

DOWNLOADS_SHOWN = 10
LIST_STATES = {
    "menunggu": LetterQuerySet.waiting_for_approval,
    "berlaku": LetterQuerySet.valid,
    "gagal": LetterQuerySet.with_failed_copy,
}


@dataclass(frozen=True)
class Asked:
    """How the list of letters was narrowed; unknown words narrow nothing."""

    text: str = ""
    kind: str = ""
    state: str = ""


def letters(user: User) -> LetterQuerySet:
    return Letter.objects.visible_to(user).with_people()


def letter_list(user: User, asked: Asked) -> LetterQuerySet:
    """The newest letters first, without their words."""
    found = letters(user).with_newest_copy().defer("snapshot")
    if asked.text:
        found = found.matching(asked.text)
    if registry.design_of(asked.kind):
        found = found.filter(kind=asked.kind)
    if asked.state in LIST_STATES:
        found = LIST_STATES[asked.state](found)
    return found.newest_first()


def designs_to_issue(user: User) -> list[registry.LetterDesign]:
    """The kinds this person may issue from the list, somewhere."""
    return [
        design
        for design in registry.designs()
        if design.candidates and user.may(design.issue_permission)
    ]


def candidates(user: User, design: registry.LetterDesign, *, text: str, on: date) -> QuerySet[Any]:
    """What this person may issue such a letter for, narrowed by what was typed."""
    return design.candidates(user, text, on) if design.candidates else design.subjects(user)


def letters_to_approve(user: User) -> LetterQuerySet:
    """Those this person may approve, the longest waiting first."""
    found = Letter.objects.approvable_by(user)
    for design in registry.designs():
        if design.own:
            found = found.exclude(kind=design.code, subject_id__in=design.own(user).values("pk"))
    return found.defer("snapshot").order_by("issued_at", "pk")


def failed_count(user: User) -> int:
    """How many letters have a copy that failed."""
    return letters(user).with_failed_copy().count()


@dataclass(frozen=True)
class Newest:
    """The letters issued last, and how many there are this year."""

    this_year_count: int
    letters: tuple[Letter, ...]


def newest_letters(user: User, *, year: int, most: int) -> Newest:
    """For the panel of home pages, in one query."""
    this_year = Q(sequence__year=year)
    found = Letter.objects.visible_to(user).defer("snapshot")
    counted = found.annotate(this_year_count=Window(Count("pk", filter=this_year)))
    newest = tuple(counted.newest_first()[:most])
    count = newest[0].this_year_count if newest else 0  # type: ignore[attr-defined]
    return Newest(count, newest)


def copies(user: User) -> CopyQuerySet:
    return Copy.objects.visible_to(user).with_letter()


def ready_copies(user: User) -> CopyQuerySet:
    return copies(user).ready()


@dataclass(frozen=True)
class NumberLine:
    """One sequence, with the number its next letter would get today."""

    sequence: NumberSequence
    sample: str


def number_lines_unscoped(*, on: date) -> list[NumberLine]:
    """For whoever manages the words of the place."""
    return [NumberLine(one, _sample(one, on)) for one in number_sequences_unscoped()]


def _sample(sequence: NumberSequence, on: date) -> str:
    day = on if on.year == sequence.year else date(sequence.year, 12, 31)
    next_one = numbering.Numbered(sequence.classification, sequence.unit, sequence.next_serial, day)
    return numbering.write(sequence.pattern, next_one)


def number_sequences_unscoped() -> NumberSequenceQuerySet:
    """For whoever manages the words of the place: numbers belong to the office, not to an area."""
    return NumberSequence.objects.newest_first()


@dataclass(frozen=True)
class Download:
    """Somebody took a copy away."""

    name: str
    copy: str
    at: datetime


@dataclass(frozen=True)
class LetterPage:
    """One letter with its copies, and what this reader may do with it."""

    letter: Letter
    kind: str
    copies: list[Copy]
    is_pending: bool
    may_approve: bool
    approval_obstacles: list[Obstacle]
    may_print: bool
    reprint_obstacles: list[Obstacle]

    @property
    def code(self) -> str:
        return codes.grouped(self.letter.code)


def letter_page(user: User, letter: Letter) -> LetterPage:
    found = list(letter.copies.select_related("requested_by").newest_first())
    approval = policies.obstacles_to_approval(letter, by=user)
    return LetterPage(
        letter=letter,
        kind=registry.label_of(letter.kind),
        copies=found,
        is_pending=any(copy.is_pending for copy in found),
        may_approve=letter.is_draft and policies.may_approve(user, letter),
        approval_obstacles=approval,
        may_print=policies.may_print(user, letter),
        reprint_obstacles=policies.obstacles_to_reprint(
            letter, found[0] if found else None, by=user
        ),
    )


def downloads(page: LetterPage) -> list[Download]:
    """Who took a copy away, the newest first."""
    labels = {copy.pk: copy.words for copy in page.copies}
    events = (
        AuditEvent.objects.filter(
            event=Event.COPY_DOWNLOADED,
            subject_type=Copy._meta.label_lower,
            subject_id__in=labels,
        )
        .newest_first()[:DOWNLOADS_SHOWN]
        .values_list("actor_id", "subject_id", "at")
    )
    names = dict(
        User.objects.filter(pk__in={actor for actor, *_rest in events}).values_list(
            "pk", "full_name"
        )
    )
    return [Download(names.get(actor, ""), labels[copy], at) for actor, copy, at in events]


@dataclass(frozen=True)
class GenuineLetter:
    """What anybody may know of a letter: enough to compare with a paper, no people."""

    kind: str
    number: str
    issued_on: date
    office: str
    copy_count: int
    fingerprint: str
    is_valid: bool  # approved, or of a kind nobody has to approve


def public_letter(typed: str) -> GenuineLetter | None:
    """The letter with this code; None alike for malformed and for unknown codes."""
    try:
        letter = Letter.objects.defer("snapshot").get(code=codes.parse(typed))
    except (ValueError, Letter.DoesNotExist):
        return None
    return GenuineLetter(
        kind=registry.label_of(letter.kind),
        number=letter.number,
        issued_on=timezone.localdate(letter.issued_at),
        office=site_unscoped().title,
        copy_count=letter.copies.official().ready().count(),
        fingerprint=letter.fingerprint,
        is_valid=not letter.is_draft,
    )


def duty_holders_unscoped(area: Area, on: date) -> list[RoleAssignment]:
    """For the duty list, whose issuer was checked for this area: who serves at or below it.

    In the order of the tree, heads before helpers.
    """
    held = RoleAssignment.objects.on(on).filter(
        area__path__startswith=area.path, person__is_active=True
    )
    weight = {role: number for number, role in enumerate(Role)}
    return sorted(
        held.select_related("person", "area", "area__parent"),
        key=lambda one: (one.area.path, weight[Role(one.role)], one.person.full_name, one.pk),
    )


def head_unscoped(role: str, area: Area, on: date) -> User | None:
    """For signatures: the one person who holds the role there; None when that is not clear."""
    holders = RoleAssignment.objects.on(on).filter(role=role, area=area).select_related("person")
    found = list(holders[:2])
    return found[0].person if len(found) == 1 else None
