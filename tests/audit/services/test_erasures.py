"""Personal data whose time is over goes; what happened stays."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile

from duren_sawit.accounts.models import User
from duren_sawit.areas.models import Site
from duren_sawit.audit.choices import Event
from duren_sawit.audit.models import AuditChange, AuditEvent, RetentionRun
from duren_sawit.audit.retention import Rule, rules
from duren_sawit.audit.selectors import verify_trail_unscoped
from duren_sawit.audit.services import erasures, seals
from duren_sawit.lib.nik import KkNumber, Nik
from tests.clock import NOW, village_time
from tests.factories.accounts import UserFactory
from tests.factories.areas import SiteFactory
from tests.factories.audit import AuditChangeFactory, AuditEventFactory

A_DAY = timedelta(days=1)


def erase(name: str, at=NOW) -> int:
    return erasures.erase_batch(rules()[name], by=None, at=at)


LONG_AGO = NOW - timedelta(days=rules()["closed_accounts"].days + 1)


def old_person(closed_at=LONG_AGO, **facts):
    """Closed longer ago than contacts are kept."""
    given = {"is_active": False, "phone": "+628110000001", "email": "a@example.id"}
    numbers = {"nik": Nik("3175074512800012"), "kk_number": KkNumber("3175071201150003")}
    person = UserFactory(**(given | numbers | facts))
    if closed_at:
        AuditEventFactory(event="accounts.user.closed", subject_id=person.pk, at=closed_at)
    return person


def test_a_closed_account_loses_contacts_and_numbers_and_keeps_its_name(db):
    person = old_person(full_name="Sari Contoh", nip="197008171995031001")

    assert erase("closed_accounts") == 1

    kept = User.objects.get(pk=person.pk)
    assert (kept.phone, kept.email, kept.nip) == ("", "", "")
    assert (kept.nik, kept.kk_number) == (None, None)
    assert (kept.full_name, kept.username) == ("Sari Contoh", person.username)


@pytest.mark.parametrize("facts", [{"is_active": True}, {"closed_at": NOW}, {"closed_at": None}])
def test_who_still_serves_or_left_lately_keeps_everything(db, facts):
    person = old_person(**facts)

    assert erase("closed_accounts") == 0

    assert User.objects.get(pk=person.pk).phone == "+628110000001"


def test_the_last_day_still_counts(db):
    person = old_person(closed_at=NOW - timedelta(days=rules()["closed_accounts"].days))

    assert erase("closed_accounts", at=NOW) == 0
    assert erase("closed_accounts", at=NOW + timedelta(seconds=1)) == 1
    assert User.objects.get(pk=person.pk).phone == ""


def test_closed_opened_and_closed_again_counts_from_the_last_time(db):
    person = old_person()
    AuditEventFactory(event="accounts.user.closed", subject_id=person.pk, at=NOW - A_DAY)

    assert erase("closed_accounts") == 0


def test_what_is_empty_is_not_erased_again(db):
    old_person()

    assert [erase("closed_accounts"), erase("closed_accounts")] == [1, 0]
    assert RetentionRun.objects.count() == 1


def test_batches_follow_each_other(db, monkeypatch):
    monkeypatch.setattr(erasures, "BATCH", 2)
    for number in range(3):
        old_person(phone=f"+6281100000{number}", nik=None)

    assert [erase("closed_accounts") for _ in range(3)] == [2, 1, 0]


def test_each_batch_leaves_one_entry_without_values(db):
    old_person()
    erase("closed_accounts")

    run = RetentionRun.objects.get()
    entry = AuditEvent.objects.about(run).get()
    assert (run.rule, run.at, run.erased_count) == ("closed_accounts", NOW, 1)
    assert (entry.event, entry.subject_id, entry.reason, entry.at) == (
        Event.RETENTION_APPLIED, run.pk, "closed_accounts", NOW,
    )  # fmt: skip
    assert AuditChange.objects.count() == 0


def test_old_values_of_the_trail_go_and_the_trail_stays_sound(db, monkeypatch):
    monkeypatch.setitem(rules(), "trail_values", replace(rules()["trail_values"], days=3))
    then = village_time(2020, 1, 10)  # PostgreSQL spares the last year by its own clock
    gone = AuditChangeFactory(event__at=then - 5 * A_DAY)
    kept = AuditChangeFactory(event__at=then - A_DAY)
    seals.seal_days(by=None, at=then)

    assert erase("trail_values", at=then) == 1

    assert list(AuditChange.objects.all()) == [kept]
    assert AuditEvent.objects.filter(pk=gone.event_id).exists()
    assert verify_trail_unscoped(at=then) == []


def test_ended_sessions_go(db):
    for key, days in (("old", -2), ("new", 1)):
        Session.objects.create(session_key=key, session_data="", expire_date=NOW + days * A_DAY)

    assert erase("sessions") == 1

    assert list(Session.objects.values_list("session_key", flat=True)) == ["new"]


def test_files_go_after_the_commit(db, django_capture_on_commit_callbacks, monkeypatch):
    site = SiteFactory()
    site.emblem.save("lambang.svg", ContentFile(b"<svg/>"))
    storage, name = site.emblem.storage, site.emblem.name
    rule = Rule("emblems", "areas.site", days=1, says="", columns=("emblem",))
    monkeypatch.setattr(erasures, "_due", lambda *_, **__: Site.objects.all())

    with django_capture_on_commit_callbacks(execute=True):
        assert erasures.erase_batch(rule, by=None, at=NOW) == 1
        assert storage.exists(name)

    assert not storage.exists(name)
    assert Site.objects.get().emblem == ""
