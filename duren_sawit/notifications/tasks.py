"""Delivers what waits, and reminds of days to come."""

import logging

from celery import shared_task
from django.utils import timezone

from duren_sawit.notifications.models import Delivery

logger = logging.getLogger(__name__)

AT_ONCE = 200


@shared_task(name="notifications.deliver")
def deliver(*, delivery_id: int) -> None:
    from duren_sawit.notifications.services import deliveries  # noqa: PLC0415 -- task

    delivery = Delivery.objects.filter(pk=delivery_id).first()
    if delivery is None:
        logger.info("Delivery %s is gone", delivery_id)
        return
    deliveries.attempt(delivery, by=None, at=timezone.now())


@shared_task(name="notifications.deliver_waiting")
def deliver_waiting() -> None:
    """What was put off, and what a lost task left behind; each in a transaction of its own."""
    from duren_sawit.notifications.services import deliveries  # noqa: PLC0415 -- task

    at = timezone.now()
    for delivery in Delivery.objects.due(at).oldest_first()[:AT_ONCE]:
        deliveries.attempt(delivery, by=None, at=at)


@shared_task(name="notifications.remind_of_ending_roles")
def remind_of_ending_roles() -> None:
    from duren_sawit.notifications.services import reminders  # noqa: PLC0415 -- task

    at = timezone.now()
    reminders.remind_of_ending_roles(on=timezone.localdate(at), by=None, at=at)
