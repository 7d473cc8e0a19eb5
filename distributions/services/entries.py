"""One entry of a draft is changed: who receives, main or reserve, its place, off the list."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from distributions.checking import check
from distributions.choices import Event, Standing
from distributions.entering import state_receiver
from distributions.models import ListEntry, RecipientList
from distributions.policies import entries as policies
from duren_sawit.accounts.models import User
from duren_sawit.audit.services import trail
from duren_sawit.lib.changes import Changes, write
from duren_sawit.lib.refusals import refuse_if
from households.models import Person


@transaction.atomic
def change_receiver(entry: ListEntry, *, receiver: Person, by: User, at: datetime) -> ListEntry:
    """Let another grown member of the family receive. Refuses others, and lists that are fixed."""
    entry = _held(entry, by)
    receiver = Person.objects.held().get(pk=receiver.pk)
    refuse_if(policies.obstacles_to_receiver(entry, receiver, on=timezone.localdate(at)))
    old = entry.name
    if entry.receiver_id != receiver.pk:
        state_receiver(entry, receiver)
        entry.save(update_fields=["receiver", "name", "masked_nik"])
        _changed(entry, by, at, {"receiver": (old, entry.name)})
    return entry


@transaction.atomic
def set_standing(entry: ListEntry, *, standing: str, by: User, at: datetime) -> ListEntry:
    """Main or reserve. Refuses lists that are fixed; more than the quota is shown, not refused."""
    entry = _held(entry, by)
    if changes := write(entry, {"standing": standing}):
        _changed(entry, by, at, changes)
    return entry


@transaction.atomic
def move(entry: ListEntry, *, rank: int, by: User, at: datetime) -> ListEntry:
    """To this place in the order; those between make room. Refuses lists that are fixed."""
    entry = _held(entry, by)
    others = entry.list.entries.exclude(pk=entry.pk)
    rank = max(1, min(rank, others.count() + 1))
    if rank < entry.rank:
        others.filter(rank__gte=rank, rank__lt=entry.rank).update(rank=F("rank") + 1)
    else:
        others.filter(rank__gt=entry.rank, rank__lte=rank).update(rank=F("rank") - 1)
    if changes := write(entry, {"rank": rank}):
        _changed(entry, by, at, changes)
    return entry


@transaction.atomic
def remove(entry: ListEntry, *, by: User, at: datetime) -> ListEntry:
    """Take the family off a draft; its row stays as a trace. Refuses lists that are fixed."""
    entry = _held(entry, by)
    changes = write(entry, {"standing": Standing.OFF})
    check(entry.list, at=at)
    _record(Event.ENTRY_REMOVED, entry, by, at, changes)
    return entry


def _held(entry: ListEntry, by: User) -> ListEntry:
    """Under the lock of its list, which comes first."""
    listed = RecipientList.objects.held().get(pk=entry.list_id)
    held = ListEntry.objects.select_for_update(of=("self",))
    entry = held.select_related("area").get(pk=entry.pk)
    entry.list = listed
    refuse_if(policies.obstacles_to_change(entry, listed, by))
    return entry


def _changed(entry: ListEntry, by: User, at: datetime, changes: Changes) -> None:
    check(entry.list, at=at)
    _record(Event.ENTRY_CHANGED, entry, by, at, changes)


def _record(event: Event, entry: ListEntry, by: User, at: datetime, changes: Changes) -> None:
    trail.record(event, subject=entry, by=by, at=at, area=entry.area, changes=changes)
