"""One copy from waiting to ready: once, visibly, and with a sentence when it does not work."""

from datetime import timedelta

import pytest
from django.db import connections

from duren_sawit.accounts.choices import Role
from duren_sawit.audit.models import AuditEvent
from duren_sawit.documents import printshop
from duren_sawit.documents.choices import CopyState, Event, LetterKind
from duren_sawit.documents.models import Copy
from duren_sawit.documents.rendering import PressFailed, Printed
from duren_sawit.documents.services import copies, letters
from tests.clock import NOW
from tests.factories.documents import CopyFactory

PDF = b"%PDF-1.7\n%%EOF\n"
HALF_AN_HOUR = timedelta(minutes=30)


def clock():
    return NOW


def press_of(monkeypatch, work):
    """Puts `work(job, on_step)` in the place of the presses."""
    monkeypatch.setattr(printshop, "print_paper", work)


@pytest.fixture
def copy(village):
    operator = village.people[Role.OPERATOR]
    letter = letters.issue(LetterKind.DUTY_LIST, subject=village.area, by=operator, at=NOW)
    return letter.copies.get()


def events_of(copy):
    return list(AuditEvent.objects.about(copy).order_by("id").values_list("event", flat=True))


def test_produce_keeps_the_file_and_its_hash(copy):
    printshop.produce(copy.pk, clock=clock)

    copy.refresh_from_db()
    with copy.file.open() as file:
        pdf = file.read()
    assert (copy.state, copy.page_count, copy.byte_count) == (CopyState.READY, 2, len(pdf))
    assert (copy.progress_done, copy.progress_total) == (3, 3)
    assert (copy.started_at, copy.rendered_at) == (NOW, NOW)
    assert copy.file_hash == copies.codes.content_hash(pdf)
    assert events_of(copy) == [Event.COPY_STARTED, Event.COPY_RENDERED]


def test_produce_twice_prints_once(copy, monkeypatch):
    jobs = []
    press_of(monkeypatch, lambda job, _on_step: jobs.append(job) or Printed(PDF, 1))

    printshop.produce(copy.pk, clock=clock)
    printshop.produce(copy.pk, clock=clock)

    assert len(jobs) == 1
    assert events_of(copy) == [Event.COPY_STARTED, Event.COPY_RENDERED]


@pytest.mark.parametrize("state", ["ready", "failed", "rendering"])
def test_produce_leaves_alone_what_is_done_failed_or_on_another_press(db, state, monkeypatch):
    press_of(monkeypatch, lambda _job, _on_step: pytest.fail("printed again"))
    copy = CopyFactory(**{state: True})
    before = Copy.objects.filter(pk=copy.pk).values().get()

    printshop.produce(copy.pk, clock=clock)

    assert Copy.objects.filter(pk=copy.pk).values().get() == before


def test_produce_of_a_copy_that_does_not_exist_does_nothing(db):
    printshop.produce(4711, clock=clock)

    assert AuditEvent.objects.count() == 0


def test_a_failure_is_one_sentence(copy, monkeypatch):
    def fail(_job, _on_step):
        raise PressFailed("Pustaka Pango belum terpasang.")

    press_of(monkeypatch, fail)

    printshop.produce(copy.pk, clock=clock)

    copy.refresh_from_db()
    assert (copy.state, copy.failure) == (CopyState.FAILED, "Pustaka Pango belum terpasang.")
    assert events_of(copy) == [Event.COPY_STARTED, Event.COPY_FAILED]


def test_a_bug_is_raised_and_the_page_does_not_wait_for_ever(copy, monkeypatch):
    press_of(monkeypatch, lambda _job, _on_step: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        printshop.produce(copy.pk, clock=clock)

    copy.refresh_from_db()
    assert copy.state == CopyState.FAILED
    assert copy.failure.startswith("Mesin cetak berhenti di tengah jalan.")


def test_a_kind_whose_room_is_gone_fails_with_a_sentence(db):
    copy = CopyFactory(letter__kind="GONE")

    printshop.produce(copy.pk, clock=clock)

    copy.refresh_from_db()
    assert copy.failure == "Jenis surat ini sudah tidak dikenal."


def test_a_copy_whose_worker_died_is_taken_over_after_half_an_hour(copy, monkeypatch):
    press_of(monkeypatch, lambda _job, _on_step: Printed(PDF, 1))
    dead = copies.begin(copy.pk, at=NOW)

    printshop.produce(copy.pk, clock=lambda: NOW + HALF_AN_HOUR)

    copy.refresh_from_db()
    assert (copy.state, copy.attempt_count) == (CopyState.READY, dead.attempt_count + 1)


def test_a_worker_that_was_given_up_cannot_write_any_more(copy):
    late = copies.begin(copy.pk, at=NOW)
    copies.begin(copy.pk, at=NOW + HALF_AN_HOUR)

    assert copies.finish(late, pdf=PDF, page_count=1, at=NOW) is None
    assert copies.fail(late, sentence="Terlambat.", at=NOW) is None
    copy.refresh_from_db()
    assert copy.state == CopyState.RENDERING


def test_a_copy_is_given_up_when_its_worker_died_three_times(copy):
    moments = [NOW + HALF_AN_HOUR * attempt for attempt in range(4)]

    begun = [copies.begin(copy.pk, at=moment) for moment in moments]

    copy.refresh_from_db()
    assert [bool(one) for one in begun] == [True, True, True, False]
    assert copy.failure == "Mesin cetak berhenti tiga kali di tengah jalan. Hubungi pengelola."


def test_retry_starts_afresh(copy):
    for attempt in range(4):
        copies.begin(copy.pk, at=NOW + HALF_AN_HOUR * attempt)

    copies.retry(copy, by=copy.requested_by, at=NOW)
    printshop.produce(copy.pk, clock=clock)

    copy.refresh_from_db()
    assert (copy.state, copy.failure) == (CopyState.READY, "")


def test_stalled_copies_are_sent_again_and_fresh_ones_are_not(db, monkeypatch):
    sent = []
    monkeypatch.setattr(
        printshop.tasks.render_document, "delay", lambda *, copy_id: sent.append(copy_id)
    )
    long_ago, lately = NOW - timedelta(minutes=31), NOW - timedelta(minutes=5)
    lost = CopyFactory(requested_at=long_ago)
    stuck = CopyFactory(rendering=True, started_at=long_ago)
    CopyFactory(requested_at=lately)
    CopyFactory(rendering=True, requested_at=long_ago, started_at=lately)
    CopyFactory(ready=True, requested_at=long_ago)

    count = printshop.resume_stalled(at=NOW)

    assert (count, sent) == (2, [lost.pk, stuck.pk])


@pytest.mark.django_db(transaction=True)
def test_others_see_the_progress_while_the_press_runs(monkeypatch):
    copy, seen = CopyFactory(), []

    def press(_job, on_step):
        for done in (1, 2):
            on_step(done)
            seen.append(progress_seen_by_another_connection(copy))
        return Printed(PDF, 1)

    press_of(monkeypatch, press)
    monkeypatch.setattr(printshop, "job_of", lambda _copy: None)
    monkeypatch.setattr(printshop, "clean_press", lambda _pages: None)

    printshop.produce(copy.pk, clock=clock)

    assert seen == [("RENDERING", 1, 3), ("RENDERING", 2, 3)]


def progress_seen_by_another_connection(copy):
    stranger = connections.create_connection("default")
    try:
        with stranger.cursor() as cursor:
            cursor.execute(
                "SELECT state, progress_done, progress_total FROM documents_copy WHERE id = %s",
                [copy.pk],
            )
            return cursor.fetchone()
    finally:
        stranger.close()


def test_two_copies_differ_in_their_label_only(copy):
    job = printshop.job_of(Copy.objects.with_letter().get(pk=copy.pk))
    again = CopyFactory(letter=copy.letter, number=2)

    other = printshop.job_of(Copy.objects.with_letter().get(pk=again.pk))

    assert (job.copy.label, other.copy.label) == ("Salinan ke-1", "Salinan ke-2")
    assert {**job.as_data(), "copy": {**job.as_data()["copy"], "label": ""}} == {
        **other.as_data(),
        "copy": {**other.as_data()["copy"], "label": ""},
    }
