"""Notices, their deliveries, and channels that people refused."""

import factory
from factory.django import DjangoModelFactory

from duren_sawit.notifications.choices import Channel, DeliveryState
from duren_sawit.notifications.models import ChannelRefusal, Delivery, Notice
from tests.clock import NOW
from tests.factories.accounts import UserFactory


class NoticeFactory(DjangoModelFactory):
    """A role was given, unread."""

    class Meta:
        model = Notice

    recipient = factory.SubFactory(UserFactory)
    kind = "notifications.RoleAssigned"
    fields = factory.Sequence(
        lambda n: {
            "assignment": n,
            "role": "OPERATOR",
            "area": "Duren Sawit",
            "first_day": "2026-11-24",
            "last_day": None,
        }
    )
    url = "/saya/"
    key = factory.Sequence(str)
    sent_at = NOW


class DeliveryFactory(DjangoModelFactory):
    """Mail that is due: `DeliveryFactory(by_hand=True)` waits for an officer."""

    class Meta:
        model = Delivery

    class Params:
        by_hand = factory.Trait(
            channel=Channel.WHATSAPP_LINK, state=DeliveryState.BY_HAND, next_try_at=None
        )

    notice = factory.SubFactory(
        NoticeFactory,
        recipient__email="sari@example.id",
        recipient__phone=factory.Sequence(lambda n: f"+62811{n:07}"),
    )
    channel = Channel.EMAIL
    next_try_at = NOW


class ChannelRefusalFactory(DjangoModelFactory):
    class Meta:
        model = ChannelRefusal

    person = factory.SubFactory(UserFactory)
    channel = Channel.EMAIL
