"""Recipient lists are started, filled, submitted, sent back and approved.

Filling by hand and from an aid workbook stand in `entries` and `unmatched_rows`.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from distributions.checking import check
from distributions.choices import Event, ListState, Source
from distributions.entering import Entered, Wanted, enter
from distributions.freezing import hash_of
from distributions.models import Programme, RecipientList
from distributions.notices import ListMoved
from distributions.policies import lists as policies
from distributions.selectors.filling import families_in_turn, holders_unscoped
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.selectors import village_unscoped
from duren_sawit.audit.services import trail
from duren_sawit.lib.changes import Changes, write
from duren_sawit.lib.refusals import refuse_if
from duren_sawit.lib.violations import refused_by
from duren_sawit.notifications.services import notices
from households.selectors.lists import Asked


@transaction.atomic
def start(programme: Programme, *, by: User, at: datetime) -> RecipientList:
    """Begin a list of a programme. Refuses a second one while the last is not final."""
    programme = Programme.objects.held().get(pk=programme.pk)
    refuse_if(policies.obstacles_to_start(programme, by))
    listed = RecipientList(programme=programme, number=programme.lists.count() + 1, created_by=by)
    with refused_by(RecipientList):
        listed.save()
    _record(Event.LIST_STARTED, listed, by, at, {"programme": (None, programme)})
    return listed


@transaction.atomic
def add_from_register(listed: RecipientList, *, asked: Asked, by: User, at: datetime) -> Entered:
    """Add the families of the register that fit, up to the quota of each RW; the rest as reserve.

    Refuses a list that is no draft. Families already on it are passed over.
    """
    listed = _held(listed)
    refuse_if(policies.obstacles_to_edit(listed, by))
    today = timezone.localdate(at)
    wanted = [Wanted(key) for key in families_in_turn(by, asked, on=today)]
    return _enter(listed, wanted, Source.REGISTER, by, at)


@transaction.atomic
def copy(listed: RecipientList, *, other: RecipientList, by: User, at: datetime) -> Entered:
    """Add the families of another list in its order, with the receivers they had there.

    Refuses a list that is no draft. Who left or died since is passed over or follows the rule.
    """
    listed = _held(listed)
    refuse_if(policies.obstacles_to_edit(listed, by))
    rows = other.entries.on_list().order_by("standing", "rank", "pk")
    wanted = [Wanted(*row) for row in rows.values_list("family_id", "receiver_id")]
    return _enter(listed, wanted, Source.COPIED, by, at)


@transaction.atomic
def check_again(listed: RecipientList, *, by: User | None, at: datetime) -> RecipientList:
    """Look anew beside each entry: the register, other programmes and offices moved meanwhile.

    Refuses whoever neither writes nor approves lists; without anybody, the timetable asks.
    """
    listed = _held(listed)
    refuse_if(policies.obstacles_to_check(by) if by else [])
    found: Changes = {"to_look_at": (None, check(listed, at=at))}
    _record(Event.LIST_CHECKED, listed, by, at, found)
    return listed


@transaction.atomic
def submit(listed: RecipientList, *, by: User, at: datetime) -> RecipientList:
    """Lay a draft before the lurah. Refuses empty ones, and rows nobody looked at yet."""
    listed = _held(listed)
    refuse_if(policies.obstacles_to_submit(listed, by))
    said = {
        "state": ListState.SUBMITTED,
        "submitted_by": by,
        "submitted_at": at,
        "returned_because": "",
    }
    found: Changes = {"to_look_at": (None, check(listed, at=at))}
    _record(Event.LIST_SUBMITTED, listed, by, at, {**write(listed, said), **found})
    today = timezone.localdate(at)
    _tell(listed, holders_unscoped(Permission.LISTS_APPROVE, besides=by, on=today), by, at)
    return listed


@transaction.atomic
def send_back(listed: RecipientList, *, reason: str, by: User, at: datetime) -> RecipientList:
    """Give it back to whoever wrote it, with a sentence why. Refuses the submitter."""
    listed = _held(listed)
    refuse_if(policies.obstacles_to_decide(listed, by))
    changes = write(listed, {"state": ListState.DRAFT, "returned_because": reason})
    _record(Event.LIST_RETURNED, listed, by, at, changes)
    _tell(listed, [listed.submitted_by] if listed.submitted_by else [], by, at)
    return listed


@transaction.atomic
def approve(listed: RecipientList, *, by: User, at: datetime) -> RecipientList:
    """Make it final: version 1 under the fingerprint of its rows.

    Refuses the submitter, and what is not submitted (any more). From here on only amendments
    change it.
    """
    listed = _held(listed)
    refuse_if(policies.obstacles_to_decide(listed, by))
    said = {
        "state": ListState.FINAL,
        "version": 1,
        "content_hash": hash_of(listed, version=1),
        "approved_by": by,
        "approved_at": at,
    }
    found: Changes = {"to_look_at": (None, check(listed, at=at))}
    _record(Event.LIST_APPROVED, listed, by, at, {**write(listed, said), **found})
    _tell(listed, [listed.submitted_by] if listed.submitted_by else [], by, at)
    return listed


def _held(listed: RecipientList) -> RecipientList:
    return (
        RecipientList.objects.held().select_related("programme", "submitted_by").get(pk=listed.pk)
    )


def _enter(
    listed: RecipientList, wanted: list[Wanted], source: Source, by: User, at: datetime
) -> Entered:
    done = enter(listed, wanted, source=source, on=timezone.localdate(at))
    if done.entries:
        check(listed, at=at)
        changes: Changes = {"entries": (None, len(done.entries)), "source": (None, source)}
        _record(Event.ENTRIES_ADDED, listed, by, at, changes)
    return done


def _tell(listed: RecipientList, people: list[User], by: User, at: datetime) -> None:
    told = ListMoved(str(listed.public_id), listed.programme.name, listed.state, at)
    notices.send(told, to=people, at=at, by=by)


def _record(
    event: Event, listed: RecipientList, by: User | None, at: datetime, changes: Changes
) -> None:
    trail.record(event, subject=listed, by=by, at=at, area=village_unscoped(), changes=changes)
