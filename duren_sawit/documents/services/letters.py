"""Issues, approves and reprints letters."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from duren_sawit.accounts.models import User
from duren_sawit.areas.models import Area
from duren_sawit.areas.selectors import site_unscoped
from duren_sawit.audit.services import trail
from duren_sawit.documents import numbering, policies, registry, snapshots, tasks
from duren_sawit.documents.choices import CopyState, Event
from duren_sawit.documents.models import Copy, Letter, NumberSequence
from duren_sawit.documents.models.numbers import DEFAULT_PATTERN
from duren_sawit.documents.notices import LetterApproved
from duren_sawit.lib import codes
from duren_sawit.lib.refusals import Obstacle, Refusal, refuse_if
from duren_sawit.notifications.services import notices


@transaction.atomic
def issue(kind: str, *, subject: models.Model, by: User, at: datetime, paper: str = "") -> Letter:
    """Give a letter its number and freeze what it says.

    Refuses an unknown kind, a paper it is not made for, and whoever may not issue it there.
    Leaves the letter, one trail entry, and its first copy waiting to be printed.
    """
    order = _ordered(kind, subject, by=by, at=at, paper=paper)
    copy = _issue(order, by=by, at=at)
    tasks.print_soon(copy.pk)
    return copy.letter


@transaction.atomic
def order_copy(
    kind: str, *, subject: models.Model, by: User, at: datetime, paper: str = ""
) -> Copy:
    """One more copy of the newest such letter, or of a new one when its words would differ.

    Refuses as `issue` does. Leaves the copy waiting; whoever asked takes it to the press. A copy
    that nobody printed yet is not asked for twice.
    """
    order = _ordered(kind, subject, by=by, at=at, paper=paper)
    kept = Letter.objects.about(subject).filter(kind=kind, paper=order.paper).newest_first().first()
    if kept is None or not _says_the_same(kept, order.context):
        return _issue(order, by=by, at=at)
    letter = _locked(kept)
    newest = letter.copies.newest_first().first()
    if newest and newest.state == CopyState.WAITING:
        return newest
    copy = _request_copy(letter, by=by, at=at)
    trail.record(Event.COPY_REQUESTED, subject=copy, by=by, area=letter.area, at=at)
    return copy


@dataclass(frozen=True)
class _Order:
    """A letter as it would be written now."""

    kind: str
    design: registry.LetterDesign
    subject: models.Model
    area: Area
    paper: str
    context: registry.Context


def _ordered(kind: str, subject: models.Model, *, by: User, at: datetime, paper: str) -> _Order:
    registered = registry.registered(kind)
    if registered is None:
        raise Refusal(policies.unknown_kind())
    design, on = registered.design, timezone.localdate(at)
    area, paper = design.area_of(subject), paper or design.paper
    refuse_if(policies.obstacles_to_issue(design, by=by, area=area, paper=paper))
    with translation.override("id"):  # letters are Indonesian only
        context = registered.build(subject, registry.Occasion(on, paper))
    return _Order(kind, design, subject, area, paper, context)


def _issue(order: _Order, *, by: User, at: datetime) -> Copy:
    on = timezone.localdate(at)
    taken = _take_number(order.design, on)
    snapshot = snapshots.freeze(order.context, number=taken.number, site=site_unscoped(), on=on)
    letter = _create(
        kind=order.kind,
        sequence=taken.sequence,
        serial=taken.serial,
        number=taken.number,
        subject_type=order.subject._meta.label_lower,
        subject_id=order.subject.pk,
        about=order.context["about"][:200],
        area=order.area,
        paper=order.paper,
        snapshot=snapshot,
        needs_approval=order.design.needs_approval,
        issued_by=by,
        issued_at=at,
    )
    trail.record(Event.LETTER_ISSUED, subject=letter, by=by, area=order.area, at=at)
    return _request_copy(letter, by=by, at=at)


def _says_the_same(letter: Letter, context: registry.Context) -> bool:
    """Whether a new letter would differ in number and date alone."""
    said = letter.snapshot
    return bool(said["title"] == context["title"] and said["body"] == context["body"])


@transaction.atomic
def approve(letter: Letter, *, by: User, at: datetime) -> Letter:
    """Make a letter valid.

    Refuses a second approval, a letter that needs none, and whoever issued it or is its subject.
    Leaves one trail entry, the first real copy, without the mark of a draft, and a notice to
    whoever issued it.
    """
    letter = _locked(letter)
    refuse_if(policies.obstacles_to_approval(letter, by=by))
    letter.approved_by, letter.approved_at = by, at
    letter.save(update_fields=["approved_by", "approved_at"])
    trail.record(Event.LETTER_APPROVED, subject=letter, by=by, area=letter.area, at=at)
    tasks.print_soon(_request_copy(letter, by=by, at=at).pk)
    said = LetterApproved(letter=str(letter.public_id), kind=letter.kind, number=letter.number)
    notices.send(said, to=[letter.issued_by], at=at, by=by)
    return letter


@transaction.atomic
def reprint(letter: Letter, *, by: User, at: datetime) -> Copy:
    """Ask for one more copy of the same words.

    Refuses while the newest copy is still being printed or has failed.
    Leaves the copy, numbered, waiting to be printed, and one trail entry.
    """
    letter = _locked(letter)
    newest = letter.copies.newest_first().first()
    refuse_if(policies.obstacles_to_reprint(letter, newest, by=by))
    copy = _request_copy(letter, by=by, at=at)
    tasks.print_soon(copy.pk)
    trail.record(Event.COPY_REQUESTED, subject=copy, by=by, area=letter.area, at=at)
    return copy


def _locked(letter: Letter) -> Letter:
    letters = Letter.objects.select_for_update(of=("self",)).select_related("area")
    return letters.get(pk=letter.pk)


@dataclass(frozen=True)
class _TakenNumber:
    """A number given to one letter and to no other."""

    sequence: NumberSequence
    serial: int
    number: str


def _take_number(design: registry.LetterDesign, on: date) -> _TakenNumber:
    """The next number, locked until the letter is written: without the letter it is not taken."""
    sequence = _sequence_of(design, on.year)
    serial = sequence.next_serial
    sequence.next_serial = serial + 1
    sequence.save(update_fields=["next_serial"])
    numbered = numbering.Numbered(design.classification, design.unit, serial, on)
    return _TakenNumber(sequence, serial, numbering.write(sequence.pattern, numbered))


def _sequence_of(design: registry.LetterDesign, year: int) -> NumberSequence:
    """The locked sequence of the year; a new year begins at one with last year's pattern."""
    kept = {"classification": design.classification, "unit": design.unit}
    last = NumberSequence.objects.of(**kept).before(year).newest_first().first()
    pattern = last.pattern if last else DEFAULT_PATTERN
    NumberSequence.objects.get_or_create(**kept, year=year, defaults={"pattern": pattern})
    return NumberSequence.objects.select_for_update(of=("self",)).get(**kept, year=year)


def _create(**fields: Any) -> Letter:
    """The frozen letter under a fresh code; a number somebody already used is refused."""
    fields["content_hash"] = codes.content_hash(fields["snapshot"])
    fields["code"] = _unused_code()
    try:
        with transaction.atomic():
            return Letter.objects.create(**fields)
    except IntegrityError as twice:
        if "number" not in str(twice):
            raise
        sentence = _("Nomor %(number)s sudah dipakai surat lain. Lewati nomor itu di Nomor surat.")
        raise Refusal(Obstacle("number_used", sentence % {"number": fields["number"]})) from None


def _unused_code() -> str:
    code = codes.generate()
    while Letter.objects.filter(code=code).exists():
        code = codes.generate()
    return code


def _request_copy(letter: Letter, *, by: User, at: datetime) -> Copy:
    """The next copy; called with the letter locked or just created, so numbers do not meet."""
    same_sort = letter.copies.filter(is_draft=letter.is_draft)
    return Copy.objects.create(
        letter=letter,
        number=same_sort.count() + 1,
        is_draft=letter.is_draft,
        requested_by=by,
        requested_at=at,
    )
