"""Letters are numbered without gaps and twins, frozen, approved by another, printed again."""

import threading
from datetime import UTC, datetime

import pytest
from django.db import connection
from kombu.exceptions import OperationalError

from duren_sawit.accounts.choices import Role
from duren_sawit.audit.models import AuditEvent
from duren_sawit.documents import selectors
from duren_sawit.documents.choices import CopyState, Event, LetterKind, Paper
from duren_sawit.documents.models import Copy, Letter, NumberSequence
from duren_sawit.documents.services import letters
from duren_sawit.lib import codes
from duren_sawit.lib.refusals import Refusal
from duren_sawit.notifications.models import Notice
from tests.clock import NOW
from tests.factories.documents import CopyFactory, LetterFactory, NumberSequenceFactory
from tests.fixtures.village import build_village


def issue_duty_list(village, **said):
    said = {"by": village.people[Role.OPERATOR], "at": NOW, "subject": village.rw_002} | said
    return letters.issue(LetterKind.DUTY_LIST, **said)


def issue_assignment(village, **said):
    assignment = village.people[Role.SURVEYOR].assignments.get()
    said = {"by": village.people[Role.OPERATOR], "at": NOW, "subject": assignment} | said
    return letters.issue(LetterKind.ASSIGNMENT_LETTER, **said)


def refusal_of(call, *args, **kwargs):
    with pytest.raises(Refusal) as caught:
        call(*args, **kwargs)
    return caught.value.codes


def events_of(subject):
    return list(AuditEvent.objects.about(subject).order_by("id").values_list("event", "actor_id"))


def test_issue_numbers_freezes_and_records(village):
    operator = village.people[Role.OPERATOR]

    letter = issue_assignment(village)

    letter.refresh_from_db()
    assert letter.number == "400.9/001/ST/XI/2026"
    assert letter.about == "Ani Contoh, Kader pendata RT 003/RW 002"
    assert letter.snapshot["number"] == letter.number
    assert letter.snapshot["place_and_date"] == "Jakarta, 24 November 2026"
    assert letter.content_hash == codes.content_hash(letter.snapshot)
    assert codes.is_valid(letter.code)
    assert (letter.area, letter.paper, letter.needs_approval) == (village.rt_003, Paper.A4, True)
    assert (letter.issued_by, letter.issued_at) == (operator, NOW)
    assert events_of(letter) == [(Event.LETTER_ISSUED, operator.pk)]


def test_issue_asks_for_one_copy_after_the_commit(village, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        letter = issue_assignment(village)

    copy = letter.copies.get()
    assert (copy.number, copy.is_draft, copy.state) == (1, True, CopyState.WAITING)
    assert len(callbacks) == 1


def test_a_queue_that_is_gone_leaves_the_letter_issued(
    village, monkeypatch, django_capture_on_commit_callbacks
):
    def gone(**_said):
        raise OperationalError("connection refused")

    monkeypatch.setattr(letters.tasks.render_document, "delay", gone)

    with django_capture_on_commit_callbacks(execute=True):
        letter = issue_assignment(village)

    assert letter.copies.get().state == CopyState.WAITING


def test_numbers_run_within_a_year_and_begin_again(village):
    numbers = [issue_duty_list(village).number for _letter in range(2)]
    next_year = datetime(2027, 1, 4, 3, tzinfo=UTC)

    assert numbers == ["400.9/001/DP/XI/2026", "400.9/002/DP/XI/2026"]
    assert issue_duty_list(village, at=next_year).number == "400.9/001/DP/I/2027"


def test_the_year_of_a_number_is_the_villages(village):
    last_evening_in_london = datetime(2026, 12, 31, 18, tzinfo=UTC)  # 1 January, 01.00 WIB

    assert issue_duty_list(village, at=last_evening_in_london).number == "400.9/001/DP/I/2027"


def test_a_new_year_keeps_the_pattern_of_the_old(village):
    NumberSequenceFactory(unit="DP", year=2026, pattern="{unit}/{urut}/{tahun}")

    letter = issue_duty_list(village, at=datetime(2027, 2, 1, tzinfo=UTC))

    assert letter.number == "DP/1/2027"


def test_a_letter_that_is_not_written_takes_no_number(village, monkeypatch):
    monkeypatch.setattr(letters.trail, "record", lambda *_args, **_said: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        issue_duty_list(village)
    monkeypatch.undo()

    assert issue_duty_list(village).number == "400.9/001/DP/XI/2026"


def test_a_number_somebody_already_used_is_refused(village):
    LetterFactory(number="400.9/001/DP/XI/2026")

    assert refusal_of(issue_duty_list, village) == ("number_used",)
    assert NumberSequence.objects.filter(unit="DP").count() == 0


@pytest.mark.django_db(transaction=True)
def test_two_at_once_get_two_numbers():
    village = build_village()
    start = threading.Barrier(2)
    numbers: list[str] = []

    def issue() -> None:
        start.wait(timeout=10)
        try:
            numbers.append(issue_duty_list(village).number)
        finally:
            connection.close()

    people = [threading.Thread(target=issue) for _person in range(2)]
    for person in people:
        person.start()
    for person in people:
        person.join(timeout=30)

    assert sorted(numbers) == ["400.9/001/DP/XI/2026", "400.9/002/DP/XI/2026"]


def test_issue_refuses_an_unknown_kind(village):
    said = {"subject": village.area, "by": village.people[Role.OPERATOR], "at": NOW}

    assert refusal_of(letters.issue, "LOVE_LETTER", **said) == ("kind_unknown",)


def test_issue_refuses_whoever_may_not_and_a_paper_it_is_not_made_for(village):
    auditor = village.people[Role.AUDITOR]

    assert refusal_of(issue_duty_list, village, by=auditor, paper=Paper.A4) == (
        "not_permitted",
        "paper_unfit",
    )
    assert Letter.objects.count() == 0


def test_issue_refuses_an_assignment_that_is_over(village):
    assignment = village.people[Role.SURVEYOR].assignments.get()
    assignment.valid_until = assignment.valid_from
    assignment.save()

    assert refusal_of(issue_assignment, village) == ("assignment_over",)


def test_a_letter_keeps_its_words_when_its_subject_changes(village):
    letter = issue_assignment(village)
    before = Letter.objects.get(pk=letter.pk).snapshot
    person = village.people[Role.SURVEYOR]
    person.full_name = "Nama Baru"
    person.save()

    assert Letter.objects.get(pk=letter.pk).snapshot == before


def test_approve_makes_it_valid_and_prints_a_real_copy(village):
    letter, lurah = issue_assignment(village), village.people[Role.LURAH]

    letters.approve(letter, by=lurah, at=NOW)

    letter.refresh_from_db()
    assert (letter.approved_by, letter.approved_at, letter.is_draft) == (lurah, NOW, False)
    assert [copy.label for copy in letter.copies.order_by("pk")] == ["KONSEP", "Salinan ke-1"]
    assert events_of(letter)[-1] == (Event.LETTER_APPROVED, lurah.pk)


def test_approve_tells_whoever_issued_it(village):
    letter, operator = issue_assignment(village), village.people[Role.OPERATOR]

    letters.approve(letter, by=village.people[Role.LURAH], at=NOW)

    told = Notice.objects.get()
    assert (told.recipient, told.kind) == (operator, "documents.LetterApproved")
    assert told.url == f"/surat/{letter.public_id}/"


def test_approve_refuses_a_letter_about_oneself(village):
    lurah, operator = village.people[Role.LURAH], village.people[Role.OPERATOR]
    letter = letters.issue(
        LetterKind.ASSIGNMENT_LETTER, subject=lurah.assignments.get(), by=operator, at=NOW
    )

    assert refusal_of(letters.approve, letter, by=lurah, at=NOW) == ("about_oneself",)
    assert list(selectors.letters_to_approve(lurah)) == []
    assert Notice.objects.count() == 0


def test_approve_refuses_a_second_time(village):
    letter, lurah = issue_assignment(village), village.people[Role.LURAH]
    letters.approve(letter, by=lurah, at=NOW)

    assert refusal_of(letters.approve, letter, by=lurah, at=NOW) == ("already_approved",)
    assert letter.copies.count() == 2


def test_approve_refuses_the_issuer_and_whoever_may_not(village):
    letter = issue_assignment(village)
    operator, rw_head = village.people[Role.OPERATOR], village.people[Role.RW_HEAD]

    assert refusal_of(letters.approve, letter, by=operator, at=NOW) == (
        "not_permitted",
        "own_letter",
    )
    assert refusal_of(letters.approve, letter, by=rw_head, at=NOW) == ("not_permitted",)


def test_approve_refuses_a_letter_that_needs_none(village):
    letter = issue_duty_list(village)

    assert refusal_of(letters.approve, letter, by=village.people[Role.LURAH], at=NOW) == (
        "no_need",
    )


def test_reprint_counts_copies_of_the_same_words(village):
    letter, operator = issue_duty_list(village), village.people[Role.OPERATOR]
    Copy.objects.update(state=CopyState.READY, file_hash="0" * 64, page_count=1, rendered_at=NOW)

    copy = letters.reprint(letter, by=operator, at=NOW)

    assert (copy.number, copy.label, copy.letter) == (2, "Salinan ke-2", letter)
    assert events_of(copy) == [(Event.COPY_REQUESTED, operator.pk)]


def test_reprint_refuses_while_a_copy_is_pending_or_failed(village):
    letter, operator = issue_duty_list(village), village.people[Role.OPERATOR]
    assert refusal_of(letters.reprint, letter, by=operator, at=NOW) == ("still_printing",)

    Copy.objects.update(state=CopyState.FAILED, failure="Belum tercetak.")
    assert refusal_of(letters.reprint, letter, by=operator, at=NOW) == ("failed_first",)
    assert letter.copies.count() == 1


def test_reprint_refuses_whoever_only_reads(village):
    letter = CopyFactory(letter=issue_duty_list(village), number=2, ready=True).letter

    assert refusal_of(letters.reprint, letter, by=village.people[Role.AUDITOR], at=NOW) == (
        "not_permitted",
    )
