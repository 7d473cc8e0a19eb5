"""The inbox, its count, the queue of officers, and what a person has chosen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from duren_sawit.accounts.models import User
from duren_sawit.lib.phones import PhoneNumber
from duren_sawit.notifications.choices import DECLINABLE, Channel
from duren_sawit.notifications.models import ChannelRefusal, Delivery, Notice
from duren_sawit.notifications.models.deliveries import DeliveryQuerySet
from duren_sawit.notifications.models.notices import NoticeQuerySet
from duren_sawit.notifications.registry import from_fields
from duren_sawit.notifications.wording import Words, words_of


@dataclass(frozen=True)
class Post:
    """One notice as its reader sees it; without words when its room is gone."""

    id: UUID
    words: Words | None
    sent_at: datetime
    is_read: bool
    leads_on: bool


@dataclass(frozen=True)
class Errand:
    """One message to pass on: for whom, what, and the link that opens WhatsApp with it."""

    id: UUID
    recipient: str
    phone: PhoneNumber
    words: Words
    link: str


def inbox(person: User) -> NoticeQuerySet:
    """The person's own notices, the newest first."""
    return Notice.objects.of(person).newest_first()


def posts(notices: Iterable[Notice]) -> list[Post]:
    """Worded in the language of the page."""
    return [
        Post(n.public_id, _words(n), n.sent_at, is_read=n.read_at is not None, leads_on=bool(n.url))
        for n in notices
    ]


def unread_count(person: User) -> int:
    return Notice.objects.of(person).unread().count()


def errands(user: User) -> DeliveryQuerySet:
    """Messages this officer may pass on, the oldest first."""
    waiting = Delivery.objects.visible_to(user).by_hand()
    return waiting.filter(notice__recipient__is_active=True).with_recipient().oldest_first()


def deliveries(user: User) -> DeliveryQuerySet:
    """All to people whom this officer may see, settled ones too: a second click finds them."""
    return Delivery.objects.visible_to(user)


def worded_errands(deliveries: Iterable[Delivery]) -> list[Errand]:
    """In the language of whoever will read them; those without words or number are left out."""
    return [errand for errand in map(_errand, deliveries) if errand]


def wanted_channels(person: User) -> list[Channel]:
    """Of those one may refuse."""
    refused = ChannelRefusal.objects.filter(person=person).values_list("channel", flat=True)
    return [channel for channel in DECLINABLE if channel not in set(refused)]


def _words(notice: Notice, language: str = "") -> Words | None:
    message = from_fields(notice.kind, notice.fields)
    return words_of(message, language=language) if message else None


def _errand(delivery: Delivery) -> Errand | None:
    recipient = delivery.notice.recipient
    words = _words(delivery.notice, recipient.language)
    if words is None or not recipient.phone:
        return None
    phone = PhoneNumber(recipient.phone)
    text = "\n".join(filter(None, [words.title, words.text]))
    return Errand(delivery.public_id, recipient.full_name, phone, words, phone.wa_link(text))
