"""One entry for every use-case, with what changed beside it."""

from dataclasses import dataclass

from django.db import transaction
from django_guid import clear_guid, set_guid

from duren_sawit.accounts.choices import Event
from duren_sawit.audit.canonical import values_digest
from duren_sawit.audit.models import AuditChange, AuditEvent
from duren_sawit.audit.services import trail
from duren_sawit.lib.nik import Nik
from tests.clock import NOW, village_time
from tests.factories.accounts import UserFactory


@dataclass
class Place:
    path: str = "31.75.07.1001.005."


def test_record_keeps_who_what_where_when_and_why(db, clock):
    person, operator = UserFactory.create_batch(2)
    earlier = village_time(2026, 11, 20, 8)

    entry = trail.record(
        Event.NIK_REVEALED,
        subject=person,
        by=operator,
        area=Place(),
        at=earlier,
        reason="Mencocokkan dengan KK",
        is_access=True,
    )

    entry.refresh_from_db()
    assert (entry.event, entry.subject_type, entry.subject_id, entry.actor_id) == (
        "accounts.user.nik_revealed", "accounts.user", person.pk, operator.pk,
    )  # fmt: skip
    assert (entry.area_path, entry.at, entry.reason, entry.is_access) == (
        "31.75.07.1001.005.", earlier, "Mencocokkan dengan KK", True,
    )  # fmt: skip


def test_the_moment_is_now_unless_said_otherwise(db, clock):
    entry = trail.record(Event.PERSON_CLOSED, subject=UserFactory(), by=None)

    assert (entry.at, entry.actor_id, entry.change_digest) == (NOW, None, "")


def test_old_and_new_values_lie_beside_the_entry(db):
    changes = {"email": ("", "sri@example.id"), "closed_on": (None, 3)}

    entry = trail.record(Event.PERSON_CHANGED, subject=UserFactory(), by=None, changes=changes)

    change = AuditChange.objects.get(event=entry)
    assert change.values == {"email": ["", "sri@example.id"], "closed_on": [None, "3"]}
    assert entry.change_digest == values_digest(change.salt, change.values)


def test_two_equal_changes_have_different_hashes(db):
    person = UserFactory()

    first, second = (
        trail.record(Event.PERSON_CHANGED, subject=person, by=None, changes={"email": ("a", "b")})
        for _ in range(2)
    )

    assert first.change_digest != second.change_digest


def test_a_nik_lies_there_masked(db):
    changes = {"nik": (None, Nik("3175074512800012"))}

    entry = trail.record(Event.PERSON_CHANGED, subject=UserFactory(), by=None, changes=changes)

    assert entry.change.values == {"nik": [None, "317507••••••0012"]}


def test_the_entry_goes_with_its_transaction(db):
    person = UserFactory()

    with transaction.atomic():
        trail.record(Event.PERSON_CLOSED, subject=person, by=None)
        transaction.set_rollback(True)

    assert list(AuditEvent.objects.about(person)) == []


def test_the_entry_carries_the_request_id(db):
    set_guid("0123456789abcdef0123456789abcdef")
    try:
        entry = trail.record(Event.PERSON_CLOSED, subject=UserFactory(), by=None)
    finally:
        clear_guid()

    assert entry.request_id == "0123456789abcdef0123456789abcdef"
