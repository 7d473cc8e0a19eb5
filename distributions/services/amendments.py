"""Final lists change by numbered amendments: proposed by one person, approved by the lurah."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from distributions.amending import AmendmentFacts, carry_out
from distributions.checking import check
from distributions.choices import AmendmentState, Event, Succession, Way
from distributions.freezing import hash_of
from distributions.models import Amendment, ListEntry, RecipientList
from distributions.notices import AmendmentMoved
from distributions.policies import amendments as policies
from distributions.selectors.filling import holders_unscoped
from distributions.selectors.successors import Successor, sound, successor_unscoped
from distributions.services import entitlements
from distributions.services.entitlements import Followed
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.audit.services import trail
from duren_sawit.lib.changes import Changes, write
from duren_sawit.lib.refusals import refuse_if
from duren_sawit.lib.violations import refused_by
from duren_sawit.notifications.services import notices
from households.models import Person


@transaction.atomic
def propose(entry: ListEntry, *, facts: AmendmentFacts, by: User, at: datetime) -> Amendment:
    """Ask for a change of one entry; nothing changes before the lurah approves it.

    Refuses lists that are not final, members who may not receive, an empty reserve, and a second
    amendment of the same entry while the first waits.
    """
    entry = _held_entry(entry)
    refuse_if(policies.obstacles_to_propose(entry, entry.list, by))
    today = timezone.localdate(at)
    successor = successor_unscoped(entry) if facts.way == Way.RESERVE else None
    refuse_if(policies.obstacles_to_facts(entry, facts, has_successor=bool(successor), on=today))
    amendment = _drafted(entry, facts, successor)
    amendment.proposed_by, amendment.proposed_at = by, at
    with refused_by(Amendment):
        amendment.save()
    _record(Event.AMENDMENT_PROPOSED, amendment, by, at, _told(amendment))
    _tell(amendment, holders_unscoped(Permission.LISTS_APPROVE, besides=by, on=today), by, at)
    return amendment


@transaction.atomic
def approve(amendment: Amendment, *, by: User, at: datetime) -> Followed:
    """Carry it out: the next version of the list under a new fingerprint; open rounds follow.

    Refuses the proposer, others than the lurah, and what no longer fits. What was collected stays.
    """
    amendment = _held(amendment)
    today = timezone.localdate(at)
    refuse_if(policies.obstacles_to_sign(amendment, by))
    is_sound = amendment.replacement in sound(amendment.entry)
    refuse_if(policies.obstacles_to_carry_out(amendment, is_sound=is_sound, on=today))
    carry_out(amendment)
    version = amendment.list.version + 1
    frozen = {"version": version, "content_hash": hash_of(amendment.list, version=version)}
    write(amendment.list, frozen)
    decided = {"state": AmendmentState.APPROVED, "decided_by": by, "decided_at": at, **frozen}
    changes = write(amendment, decided)
    check(amendment.list, at=at)
    followed = entitlements.follow(amendment, by=by, at=at)
    counts: Changes = {name: (None, count) for name, count in followed.counts.items() if count}
    _record(Event.AMENDMENT_APPROVED, amendment, by, at, {**changes, **counts})
    _tell(amendment, [amendment.proposed_by], by, at)
    return followed


@transaction.atomic
def decline(amendment: Amendment, *, answer: str, by: User, at: datetime) -> Amendment:
    """The list stays as it is, with a sentence why. Refuses the proposer, and all but the lurah."""
    amendment = _held(amendment)
    refuse_if(policies.obstacles_to_sign(amendment, by))
    decided = {
        "state": AmendmentState.DECLINED,
        "decided_by": by,
        "decided_at": at,
        "answer": answer,
    }
    _record(Event.AMENDMENT_DECLINED, amendment, by, at, write(amendment, decided))
    _tell(amendment, [amendment.proposed_by], by, at)
    return amendment


def _held_entry(entry: ListEntry) -> ListEntry:
    """Under the lock of its list, which comes first."""
    listed = RecipientList.objects.held().select_related("programme").get(pk=entry.list_id)
    held = ListEntry.objects.select_for_update(of=("self",)).select_related("area")
    entry = held.get(pk=entry.pk)
    entry.list = listed
    return entry


def _held(amendment: Amendment) -> Amendment:
    entry = _held_entry(amendment.entry)
    held = Amendment.objects.held().select_related("replacement__area", "proposed_by")
    amendment = held.get(pk=amendment.pk)
    amendment.entry, amendment.list = entry, entry.list
    if amendment.new_receiver_id:
        amendment.new_receiver = Person.objects.held().get(pk=amendment.new_receiver_id)
    return amendment


def _drafted(entry: ListEntry, facts: AmendmentFacts, successor: Successor | None) -> Amendment:
    amendment = Amendment(list=entry.list, entry=entry, reason=facts.reason, note=facts.note)
    amendment.number = entry.list.amendments.count() + 1
    if facts.way == Way.MEMBER:
        amendment.new_receiver, amendment.rule = facts.new_receiver, Succession.SAME_KK
    elif successor:
        amendment.replacement, amendment.rule = successor.entry, successor.rule
    return amendment


def _told(amendment: Amendment) -> Changes:
    new = amendment.replacement or amendment.new_receiver
    return {
        "reason": (None, amendment.reason),
        "rule": (None, amendment.rule),
        "receiver": (amendment.entry.name, new.name if new else None),
    }


def _tell(amendment: Amendment, people: list[User], by: User, at: datetime) -> None:
    listed = amendment.list
    told = AmendmentMoved(
        str(listed.public_id), listed.programme.name, amendment.number, amendment.state
    )
    notices.send(told, to=people, at=at, by=by)


def _record(event: Event, amendment: Amendment, by: User, at: datetime, changes: Changes) -> None:
    trail.record(event, subject=amendment, by=by, at=at, area=amendment.entry.area, changes=changes)
