"""Entries of the trail, their values, seals, retention runs."""

import secrets

import factory
from factory.django import DjangoModelFactory

from duren_sawit.audit.canonical import values_digest
from duren_sawit.audit.models import AuditChange, AuditEvent, AuditSeal, RetentionRun
from tests.clock import NOW, YESTERDAY, village_time


class AuditEventFactory(DjangoModelFactory):
    """An entry written now: `AuditEventFactory(recorded_at=...)` for one of another day."""

    class Meta:
        model = AuditEvent

    event = "accounts.user.changed"
    actor_id = 1
    subject_type = "accounts.user"
    subject_id = factory.Sequence(lambda n: n + 1)
    at = NOW
    recorded_at = factory.SelfAttribute("at")


class AuditChangeFactory(DjangoModelFactory):
    """Values that agree with their entry's hash."""

    class Meta:
        model = AuditChange

    salt = factory.LazyFunction(lambda: secrets.token_hex(16))
    values = {"phone": ["+628110000001", "+628110000002"]}
    event = factory.SubFactory(
        AuditEventFactory,
        change_digest=factory.LazyAttribute(
            lambda event: values_digest(event.factory_parent.salt, event.factory_parent.values)
        ),
    )


class AuditSealFactory(DjangoModelFactory):
    class Meta:
        model = AuditSeal

    on = YESTERDAY
    starts_at = village_time(2026, 11, 23)
    ends_at = village_time(2026, 11, 24)
    entry_count = 0
    key_number = 1
    digest = "0" * 64


class RetentionRunFactory(DjangoModelFactory):
    class Meta:
        model = RetentionRun

    rule = "closed_accounts"
    at = NOW
    erased_count = 1
