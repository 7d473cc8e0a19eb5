"""Deliveries are tried, passed on by hand, and given up."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from duren_sawit.accounts.models import User
from duren_sawit.audit.services import trail
from duren_sawit.lib.refusals import Obstacle, Refusal
from duren_sawit.notifications.choices import DeliveryState, Event
from duren_sawit.notifications.limits import TRIES, pause_after, waking
from duren_sawit.notifications.models import ChannelRefusal, Delivery
from duren_sawit.notifications.outcomes import Backend, Outcome
from duren_sawit.notifications.registry import from_fields
from duren_sawit.notifications.wording import words_of


@transaction.atomic
def attempt(delivery: Delivery, *, by: User | None, at: datetime) -> Delivery | None:
    """Hand one delivery to its channel, when it is due and nobody else is at it.

    Answers None when there was nothing to do. Not in quiet hours; dropped when its reader has
    refused the channel, closed the account, or the message can no longer be worded.
    """
    due = Delivery.objects.held().due(at).filter(pk=delivery.pk).with_recipient()
    row = due.first()
    if row is None:
        return None
    if waking(at) != at:
        row.next_try_at = waking(at)
    else:
        _apply(row, _outcome(row), at=at)
    row.save()
    return row


@transaction.atomic
def pass_on(delivery: Delivery, *, by: User, at: datetime) -> Delivery:
    """An officer has sent the prepared WhatsApp message. Refuses what was settled before.

    Leaves the delivery sent, and an entry.
    """
    row = _by_hand(delivery)
    row.state, row.sent_at, row.sent_by = DeliveryState.SENT, at, by
    row.save()
    trail.record(Event.PASSED_ON, subject=row, by=by, at=at)
    return row


@transaction.atomic
def drop(delivery: Delivery, *, by: User, at: datetime) -> Delivery:
    """An officer will not pass this one on; the inbox has it. Refuses what was settled before."""
    row = _by_hand(delivery)
    row.state, row.sent_by = DeliveryState.DROPPED, by
    row.save()
    trail.record(Event.DROPPED, subject=row, by=by, at=at)
    return row


def _by_hand(delivery: Delivery) -> Delivery:
    row = Delivery.objects.select_for_update(of=("self",)).get(pk=delivery.pk)
    if row.state != DeliveryState.BY_HAND:
        raise Refusal(Obstacle("settled", _("Pesan ini sudah diurus petugas lain.")))
    return row


def _outcome(row: Delivery) -> Outcome:
    notice = row.notice
    refused = ChannelRefusal.objects.filter(person=notice.recipient, channel=row.channel).exists()
    message = from_fields(notice.kind, notice.fields)
    if refused or not notice.recipient.is_active or message is None:
        return Outcome(DeliveryState.DROPPED)
    backend: Backend = import_string(settings.NOTICE_BACKENDS[row.channel])()
    return backend.deliver(row, words_of(message, language=notice.recipient.language))


def _apply(row: Delivery, outcome: Outcome, *, at: datetime) -> None:
    row.attempt_count += 1
    row.state, row.failure = outcome.state, outcome.why
    row.sent_at = at if outcome.state == DeliveryState.SENT else None
    row.next_try_at = None
    if outcome.state == DeliveryState.WAITING and row.attempt_count >= TRIES:
        row.state = DeliveryState.FAILED
    elif outcome.state == DeliveryState.WAITING:
        row.next_try_at = waking(at + pause_after(row.attempt_count))
