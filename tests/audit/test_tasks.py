"""What the timetable starts at night."""

from datetime import timedelta

import pytest
from celery.exceptions import Retry

from duren_sawit.audit.models import AuditSeal, RetentionRun
from duren_sawit.audit.services import seals
from duren_sawit.audit.tasks import apply_retention, seal_days
from duren_sawit.lib.refusals import Obstacle
from tests.clock import NOW, YESTERDAY, village_time
from tests.factories.accounts import UserFactory
from tests.factories.audit import AuditEventFactory


def test_seal_days_seals_up_to_yesterday(db, clock):
    AuditEventFactory(at=village_time(2026, 11, 23, 12))

    seal_days.delay()

    assert list(AuditSeal.objects.values_list("on", flat=True)) == [YESTERDAY]


def test_seal_days_tries_again_while_somebody_is_still_writing(db, clock, monkeypatch):
    def refuse(**_circumstances):
        raise seals.EntriesUnfinished(Obstacle("entries_unfinished", "Masih ada."))

    monkeypatch.setattr(seals, "seal_days", refuse)

    with pytest.raises(Retry):
        seal_days.apply(throw=True)


def test_apply_retention_applies_every_rule_to_its_last_row(db, clock):
    long_ago = NOW - timedelta(days=4000)
    for number in range(3):
        person = UserFactory(phone=f"+6281100000{number}", is_active=False)
        AuditEventFactory(event="accounts.user.closed", subject_id=person.pk, at=long_ago)

    apply_retention.delay()
    apply_retention.delay()

    assert list(RetentionRun.objects.values_list("rule", "erased_count")) == [
        ("closed_accounts", 3)
    ]
