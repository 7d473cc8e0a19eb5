"""What the workers do with notices."""

import logging

from django.core import mail

from duren_sawit.notifications.choices import DeliveryState
from duren_sawit.notifications.models import Delivery, Notice
from duren_sawit.notifications.tasks import deliver, deliver_waiting, remind_of_ending_roles
from tests.clock import NOW, TODAY, village_time
from tests.factories.accounts import RoleAssignmentFactory
from tests.factories.notifications import DeliveryFactory


def test_deliver_hands_one_over(db, clock):
    delivery = DeliveryFactory()

    deliver.delay(delivery_id=delivery.pk)

    assert Delivery.objects.get().state == DeliveryState.SENT


def test_deliver_says_when_it_is_gone(db, clock, caplog):
    with caplog.at_level(logging.INFO):
        deliver.delay(delivery_id=99)

    assert "Delivery 99 is gone" in caplog.messages


def test_deliver_waiting_takes_what_is_due(db, clock):
    clock.move_to(NOW)
    DeliveryFactory.create_batch(2)
    DeliveryFactory(next_try_at=village_time(2026, 11, 25))

    deliver_waiting.delay()

    assert len(mail.outbox) == 2


def test_the_nightly_reminder_counts_from_the_villages_day(db, clock):
    clock.move_to(village_time(2026, 11, 24, 1))
    RoleAssignmentFactory(valid_until=TODAY.replace(month=12, day=1))

    remind_of_ending_roles.delay()

    assert Notice.objects.get().fields["days"] == 7
