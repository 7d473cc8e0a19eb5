"""People choose how they are told."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from duren_sawit.accounts.models import User
from duren_sawit.audit.services import trail
from duren_sawit.notifications.choices import DECLINABLE, Channel, Event
from duren_sawit.notifications.models import ChannelRefusal


@transaction.atomic
def choose(person: User, *, wanted: Collection[str], by: User, at: datetime) -> None:
    """Let this person be told through these channels, and through no other beside the inbox.

    Leaves the refusals, and an entry when anything changed.
    """
    User.objects.select_for_update(of=("self",)).get(pk=person.pk)
    refusals = ChannelRefusal.objects.filter(person=person)
    before = set(refusals.values_list("channel", flat=True))
    after = {str(channel) for channel in DECLINABLE if channel not in wanted}
    if after == before:
        return
    refusals.exclude(channel__in=after).delete()
    ChannelRefusal.objects.bulk_create(
        ChannelRefusal(person=person, channel=channel) for channel in sorted(after - before)
    )
    changes = {"channels": (_spoken(before), _spoken(after))}
    trail.record(Event.CHANNELS_CHOSEN, subject=person, by=by, at=at, changes=changes)


def _spoken(refused: set[str]) -> str:
    return ", ".join(channel for channel in map(str, Channel) if channel not in refused)
