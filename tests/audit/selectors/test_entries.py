"""Who did what, who looked at whom, how far the trail is sealed."""

from dataclasses import dataclass, field
from datetime import timedelta

from duren_sawit.audit import selectors
from duren_sawit.audit.services import seals
from tests.clock import NOW, YESTERDAY, village_time
from tests.factories.accounts import UserFactory
from tests.factories.audit import AuditEventFactory

RT_003, RT_004 = "31.75.07.1001.002.003.", "31.75.07.1001.002.004."


@dataclass
class Scope:
    paths: tuple[str, ...]


@dataclass
class Reader:
    scope: Scope = field(default_factory=lambda: Scope((RT_003,)))


def about(person, **facts):
    return AuditEventFactory(subject_type="accounts.user", subject_id=person.pk, **facts)


def test_accesses_to_a_subject_are_the_looks_at_it_in_the_readers_areas(db):
    person = UserFactory()
    first = about(person, is_access=True, area_path=RT_003)
    second = about(person, is_access=True)
    about(person, is_access=True, area_path=RT_004)
    about(person)
    about(UserFactory(), is_access=True)

    assert list(selectors.accesses_to(Reader(), person)) == [second, first]


def test_history_is_everything_about_a_subject(db):
    person = UserFactory()
    first, second = about(person), about(person, is_access=True)

    assert list(selectors.history_of(Reader(), person)) == [second, first]


def test_accesses_by_a_person(db):
    mine = AuditEventFactory(actor_id=7, is_access=True)
    AuditEventFactory(actor_id=8, is_access=True)
    AuditEventFactory(actor_id=7)

    assert list(selectors.accesses_by(Reader(), 7)) == [mine]


def test_a_day_is_summed_up_in_sentences(db, django_assert_num_queries):
    noon = village_time(2026, 11, 23, 12)
    AuditEventFactory.create_batch(2, at=noon, event="accounts.user.signed_in")
    AuditEventFactory(at=noon, event="accounts.user.nik_revealed", is_access=True)
    AuditEventFactory(at=noon, event="gone.room.happened")
    AuditEventFactory(at=NOW)

    with django_assert_num_queries(1):
        summary = selectors.trail_summary(Reader(), YESTERDAY, YESTERDAY)

    assert (summary.first, summary.last) == (YESTERDAY, YESTERDAY)
    assert (summary.entry_count, summary.access_count) == (4, 1)
    assert summary.happenings == (
        ("Masuk", 2),
        ("NIK pengguna dilihat lengkap", 1),
        ("gone.room.happened", 1),
    )


def test_the_state_of_the_seal(db):
    assert selectors.seal_state_unscoped(at=NOW) == selectors.SealState(None, 0, "", is_late=False)

    AuditEventFactory(at=village_time(2026, 11, 23, 12))
    (seal,) = seals.seal_days(by=None, at=NOW)
    state = selectors.seal_state_unscoped(at=NOW)

    assert (state.sealed_until, state.entry_count, state.is_late) == (YESTERDAY, 1, False)
    assert state.code.replace(" ", "").lower() == seal.digest[:16]
    assert selectors.seal_state_unscoped(at=NOW + timedelta(days=2)).is_late


def test_a_trail_that_nobody_seals_is_late(db):
    AuditEventFactory(at=village_time(2026, 11, 20))

    assert selectors.seal_state_unscoped(at=NOW).is_late
