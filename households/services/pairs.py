"""Records that may be one person: found, and decided by somebody who looked at both."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from duren_sawit.accounts.models import User
from duren_sawit.audit.services import trail
from duren_sawit.lib.changes import write
from duren_sawit.lib.refusals import Obstacle, Refusal, refuse_if
from households import former_states, likeness, merging
from households.choices import DeedKind, Event, PairState
from households.models import Pair, Person
from households.policies import pairs as policies
from households.policies import people as person_policies
from households.services import deeds
from households.signals import people_merged, people_separated
from households.writing import hold_families, people_of


@transaction.atomic
def find(people: Collection[int] | None = None, *, by: User | None) -> int:
    """Write down which records may be one person: of all, or only those that concern `people`.

    Decided pairs stay decided. Leaves nothing in the trail: nobody decided anything.
    """
    return likeness.find(people)


@transaction.atomic
def merge(pair: Pair, *, taken: Collection[str], by: User, at: datetime) -> Person:
    """Both records are one person: the older stays, with the parts `taken` from the newer.

    Refuses decided pairs, one's own family, other people's areas, and to leave somebody living in a
    family that left. Leaves the newer record without effect, families with one head or ended, a
    deed to take back, and an entry for both.
    """
    pair, members = _held(pair)
    refuse_if(policies.obstacles_to_deciding(pair, members, by))
    kept, gone = pair.first, pair.second
    values = merging.values_after(kept, gone, set(taken), members)
    families, kept_at = {one.pk: one for one in (kept.family, gone.family)}, kept.family
    refuse_if(policies.obstacles_to_merging(values["family"], values["life_status"]))
    refuse_if(person_policies.obstacles_to_order(values["born_on"], values["status_on"]))
    pair.deed = deeds.begin(DeedKind.MERGE, by=by, at=at)
    merging.close(gone, kept, at=at)
    changes = write(kept, values)
    merging.move_along(gone, kept, deed=pair.deed)
    for family in families.values():
        changes |= merging.settle(family, at=at)
    if "family" in changes:
        changes["family"] = (kept_at.area, values["family"].area)
    _decide(pair, PairState.MERGED, by=by, at=at)
    people_merged.send(sender=Person, kept=kept, gone=gone, by=by, at=at)
    _record(Event.PAIR_MERGED, pair, by=by, at=at, changes=changes)
    return kept


@transaction.atomic
def keep_apart(pair: Pair, *, note: str, by: User, at: datetime) -> Pair:
    """They are two people; it is not asked again.

    Refuses decided pairs, one's own family and other people's areas.
    """
    pair, members = _held(pair)
    refuse_if(policies.obstacles_to_deciding(pair, members, by))
    _decide(pair, PairState.DIFFERENT, by=by, at=at, note=note)
    _record(Event.PAIR_KEPT_APART, pair, by=by, at=at, changes={})
    return pair


@transaction.atomic
def separate(pair: Pair, *, by: User, at: datetime) -> Pair:
    """The merge was a mistake: both records and their families are as before, and it is asked anew.

    Refuses where later work stands on it, naming it, and what was not merged.
    """
    if pair.deed:
        former_states.hold(pair.deed)
    pair, members = _held(pair)
    refuse_if(policies.obstacles_to_separating(pair, members, by))
    kept, gone, deed = pair.first, pair.second, pair.deed
    if deed is not None:
        deeds.undo(deed, by=by, at=at)
        merging.move_back(deed, kept, gone)
    pair.deed = None
    _decide(pair, PairState.OPEN)
    people_separated.send(sender=Person, kept=kept, gone=gone, by=by, at=at)
    _record(Event.PAIR_SEPARATED, pair, by=by, at=at, changes={})
    return pair


def _held(pair: Pair) -> tuple[Pair, list[Person]]:
    """The pair, both records and their families, held in the order of the house."""
    both = Person.objects.filter(pk__in=[pair.first_id, pair.second_id])
    families = {one.pk: one for one in hold_families(*both.values_list("family_id", flat=True))}
    members = {one.pk: one for family in families.values() for one in people_of(family)}
    pair = Pair.objects.held().get(pk=pair.pk)
    if not {pair.first_id, pair.second_id} <= members.keys():
        raise Refusal(Obstacle("moved_meanwhile", _("Warga ini baru saja pindah. Buka lagi.")))
    pair.first, pair.second = members[pair.first_id], members[pair.second_id]
    for person in members.values():
        person.family = families[person.family_id]
    return pair, list(members.values())


def _decide(
    pair: Pair,
    state: PairState,
    *,
    by: User | None = None,
    at: datetime | None = None,
    note: str = "",
) -> None:
    pair.state, pair.decided_by, pair.decided_at, pair.note = state, by, at, note
    pair.save(update_fields=["state", "decided_by", "decided_at", "note", "deed"])


def _record(event: Event, pair: Pair, *, by: User, at: datetime, changes: trail.Changes) -> None:
    """On both, so that the history of either tells it."""
    both: tuple[tuple[Person, Person, trail.Changes], ...] = (
        (pair.first, pair.second, changes),
        (pair.second, pair.first, {}),
    )
    for subject, other, said in both:
        trail.record(
            event,
            subject=subject,
            by=by,
            at=at,
            area=subject.family.area,
            reason=pair.note,
            changes={**said, "other": (None, other.name)},
        )
