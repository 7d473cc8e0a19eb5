"""Notices are sent and read."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import transaction

from duren_sawit.accounts.models import User
from duren_sawit.notifications import tasks
from duren_sawit.notifications.choices import Channel, DeliveryState
from duren_sawit.notifications.limits import waking
from duren_sawit.notifications.models import ChannelRefusal, Delivery, Notice
from duren_sawit.notifications.registry import Message, name_of, to_fields
from duren_sawit.notifications.wording import words_of


@transaction.atomic
def send(
    message: Message, *, to: Iterable[User], at: datetime, by: User | None = None
) -> list[Notice]:
    """Tell people something, through every channel they have and did not refuse.

    Closed accounts are passed over, and whoever was told the same (the message's `key`) before.
    Leaves a Notice for each person and its deliveries; what makes noise waits for the morning.
    """
    words_of(message)  # fails here, and not with the reader, when it tells too much
    people = [person for person in to if person.is_active]
    drafts = [_draft(message, person, at) for person in people]
    Notice.objects.bulk_create(drafts, ignore_conflicts=True)
    sent = list(
        Notice.objects.filter(public_id__in=[draft.public_id for draft in drafts])
        .select_related("recipient")
        .order_by("pk")
    )
    deliveries = _deliveries(message, sent, at=at)
    Delivery.objects.bulk_create(deliveries)
    for delivery in deliveries:
        if delivery.state == DeliveryState.WAITING and delivery.next_try_at == at:
            _deliver_soon(delivery)
    return sent


@transaction.atomic
def open(notice: Notice, *, by: User, at: datetime) -> Notice:  # noqa: A001 -- notices.open(...)
    """Its reader has seen it. Once read, it keeps its first moment."""
    Notice.objects.of(by).unread().filter(pk=notice.pk).update(read_at=at)
    notice.refresh_from_db()
    return notice


@transaction.atomic
def read_all(person: User, *, by: User, at: datetime) -> int:
    """Everything in one's own inbox is read; answers how many notices that were."""
    return Notice.objects.of(person).of(by).unread().filter(sent_at__lte=at).update(read_at=at)


def _deliver_soon(delivery: Delivery) -> None:
    """After the commit. A queue that is gone must not spoil what the message is about; the
    timetable finds what was left behind."""
    send_task = tasks.deliver.delay

    def hand_over() -> None:
        send_task(delivery_id=delivery.pk)

    transaction.on_commit(hand_over, robust=True)


def _draft(message: Message, person: User, at: datetime) -> Notice:
    return Notice(
        recipient=person,
        kind=name_of(type(message)),
        fields=to_fields(message),
        url=message.url,
        key=message.key,
        sent_at=at,
    )


def _deliveries(message: Message, notices: list[Notice], *, at: datetime) -> list[Delivery]:
    people = [notice.recipient_id for notice in notices]
    refused = set(
        ChannelRefusal.objects.filter(person__in=people).values_list("person_id", "channel")
    )
    return [
        _delivery(notice, channel, at=at)
        for notice in notices
        for channel in _channels(message, notice.recipient)
        if (notice.recipient_id, channel) not in refused and channel in settings.NOTICE_BACKENDS
    ]


def _delivery(notice: Notice, channel: Channel, *, at: datetime) -> Delivery:
    """The inbox has it at once; a link by hand waits for a person; mail for the morning."""
    if channel == Channel.IN_APP:
        return Delivery(notice=notice, channel=channel, state=DeliveryState.SENT, sent_at=at)
    return Delivery(notice=notice, channel=channel, next_try_at=waking(at))


def _channels(message: Message, person: User) -> list[Channel]:
    has = {
        Channel.IN_APP: True,
        Channel.EMAIL: bool(person.email),
        Channel.WHATSAPP_LINK: message.by_hand and bool(person.phone),
    }
    return [channel for channel in Channel if has[channel]]
