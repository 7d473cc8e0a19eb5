"""People enter a family, change, move, leave and return; and somebody looks at a full NIK."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from duren_sawit.accounts.models import User
from duren_sawit.areas.models import Area
from duren_sawit.audit.models import AuditEvent
from duren_sawit.audit.services import trail
from duren_sawit.lib.changes import Changes, first_values, write
from duren_sawit.lib.refusals import refuse_if
from households import succession, tasks
from households.choices import Event, FamilyState, LifeStatus, Relation
from households.facts import Joining, Leaving, PersonFacts, Returning, heads_in
from households.models import Family, Person
from households.policies import families as family_policies
from households.policies import people as policies
from households.writing import (
    hold_family,
    hold_person,
    living_among,
    new_person,
    people_of,
    write_relations,
)

SERIES = 5  # digits of a temporary NIK after 0 and the village's ten


@transaction.atomic
def add(family: Family, *, facts: PersonFacts, by: User, at: datetime) -> Person:
    """Write down a member of a family.

    Refuses a second head, a NIK that others use, one's own family, and a family that left.
    """
    family = hold_family(family)
    refuse_if(family_policies.obstacles_to_active_change(family, people_of(family), by))
    refuse_if(policies.obstacles_to_relation(facts.relation))
    refuse_if(policies.obstacles_to_birth(facts.born_on, today=timezone.localdate(at)))
    refuse_if(policies.obstacles_to_nik(facts.nik, by))
    person = new_person(family, facts)
    known = first_values(facts.as_columns())
    _record(Event.PERSON_ADDED, person, by=by, at=at, changes=known)
    tasks.find_pairs_soon([person.pk])
    return person


@transaction.atomic
def change(
    person: Person, *, facts: PersonFacts, by: User, at: datetime, seen: int | None = None
) -> Person:
    """Write down what is known of a person now; headship changes elsewhere.

    Refuses a NIK that others use, one's own family, and a form older than the last change (`seen`
    is the revision it showed).
    """
    person = hold_person(person)
    refuse_if(family_policies.obstacles_to_change(person.family, people_of(person.family), by))
    refuse_if(policies.obstacles_to_relation(facts.relation, person))
    refuse_if(policies.obstacles_to_birth(facts.born_on, today=timezone.localdate(at)))
    refuse_if(policies.obstacles_to_order(facts.born_on, person.status_on))
    refuse_if(policies.obstacles_to_nik(facts.nik, by, besides=person))
    refuse_if([family_policies.changed_meanwhile()] if seen not in (None, person.revision) else [])
    if changes := write(person, facts.as_columns()):
        _record(Event.PERSON_CHANGED, person, by=by, at=at, changes=changes)
        tasks.find_pairs_soon([person.pk])
    return person


@transaction.atomic
def move(person: Person, *, joining: Joining, reason: str, by: User, at: datetime) -> Person:
    """The person belongs to another family of the village now.

    When a head goes, the named successor follows; when nobody stays, the old family ends. Refuses
    to make a second head there, one's own families, and families that left.
    """
    person = hold_person(person, joining.family)
    target = hold_family(joining.family)
    old = person.family
    people = people_of(old)
    refuse_if(family_policies.obstacles_to_change(old, people, by))
    refuse_if(family_policies.obstacles_to_change(target, people_of(target), by))
    refuse_if(policies.obstacles_to_joining(person, joining))
    others = [one for one in living_among(people) if one.pk != person.pk]
    refuse_if(policies.obstacles_to_succession(person, others, joining.successor))
    was = person.relation
    write(person, {"family": target, "relation": joining.relation})
    changes: Changes = {"relation": (was, joining.relation)}
    if was == Relation.HEAD:
        changes |= _succeed(others, joining.successor)
    if not others:
        _end(old, FamilyState.ENDED, on=timezone.localdate(at), reason=reason, by=by, at=at)
    _record(Event.PERSON_MOVED, person, by=by, at=at, reason=reason, changes=changes)
    return person


@transaction.atomic
def leave(person: Person, *, leaving: Leaving, by: User, at: datetime) -> Person:
    """The person died, moved out, is missing, or was written down by mistake.

    When a head leaves, the named successor follows and the others' relations are stated anew where
    custom is clear; when nobody stays, the family ends. Refuses one's own family.
    """
    person = hold_person(person)
    people = people_of(person.family)
    refuse_if(family_policies.obstacles_to_change(person.family, people, by))
    others = [one for one in living_among(people) if one.pk != person.pk]
    refuse_if(policies.obstacles_to_leaving(person, others, leaving, today=timezone.localdate(at)))
    was_head = policies.is_living_head(person)
    changes = write(
        person,
        {
            "life_status": leaving.status,
            "status_on": leaving.on,
            "status_reason": leaving.reason,
        },
    )
    if was_head:
        changes |= _succeed(others, leaving.successor)
    if not others and person.family.state == FamilyState.ACTIVE:
        state, on, reason = leaving.family_state, leaving.on, leaving.reason
        _end(person.family, state, on=on, reason=reason, by=by, at=at)
    _record(Event.PERSON_LEFT, person, by=by, at=at, reason=leaving.reason, changes=changes)
    return person


@transaction.atomic
def restore(person: Person, *, returning: Returning, reason: str, by: User, at: datetime) -> Person:
    """Take back a status that was set by mistake; a family that ended with it lives here again.

    `returning` also says whether those who left with the person come back. Refuses numbers that
    others use by now, a merged record, and one's own family.
    """
    person = hold_person(person)
    family = person.family
    people = people_of(family)
    refuse_if(family_policies.obstacles_to_change(family, people, by))
    refuse_if(policies.obstacles_to_restoring(person))
    back = [person, *(policies.left_with(person, people) if returning.together else [])]
    for one in back:
        refuse_if(policies.obstacles_to_nik(one.nik, by, besides=one))
    if family.state != FamilyState.ACTIVE:
        refuse_if(family_policies.obstacles_to_kk_number(family.kk_number, by, besides=family))
        _reopen(family, reason=reason, by=by, at=at)
    relation = returning.relation or person.relation
    relations = _relations_back(person, relation, back, living_among(people))
    for one in back:
        values = {"life_status": LifeStatus.ALIVE, "status_on": None, "status_reason": ""}
        changes = write(one, {**values, "relation": relations[one.pk]})
        _record(Event.PERSON_RETURNED, one, by=by, at=at, reason=reason, changes=changes)
    return person


@transaction.atomic
def give_temporary_nik(person: Person, *, by: User, at: datetime) -> Person:
    """The next number of the village's series: 0, the village's ten digits, five digits.

    Refuses who has a NIK or a temporary one, and one's own family. Numbers are given one at a time,
    under the village's lock, and none twice.
    """
    person = hold_person(person)
    refuse_if(family_policies.obstacles_to_change(person.family, people_of(person.family), by))
    refuse_if(policies.obstacles_to_temporary_nik(person))
    village = Area.objects.villages().select_for_update(of=("self",)).get()
    start = "0" + village.code.replace(".", "")
    last = Person.objects.filter(temporary_nik__startswith=start).aggregate(
        newest=Max("temporary_nik")
    )["newest"]
    series = int(last[-SERIES:]) + 1 if last else 1
    refuse_if(policies.obstacles_to_series(series, 10**SERIES))
    changes = write(person, {"temporary_nik": f"{start}{series:0{SERIES}}"})
    _record(Event.PERSON_NUMBERED, person, by=by, at=at, changes=changes)
    return person


@transaction.atomic
def reveal(person: Person, *, reason: str, by: User, at: datetime) -> AuditEvent:
    """Write down that somebody is about to see the full NIK, and why.

    Refuses who lacks the permission there. The entry is the ticket without which nothing is shown.
    """
    if not family_policies.may_reveal(person.family, by):
        refuse_if([policies.not_for_you()])
    return trail.record(
        Event.PERSON_REVEALED,
        subject=person,
        by=by,
        at=at,
        area=person.family.area,
        reason=reason,
        is_access=True,
    )


def _succeed(others: list[Person], successor: Person | None) -> Changes:
    """The successor is head; relations that custom does not settle are left for the family."""
    if successor is None:
        return {}
    [head] = [one for one in others if one.pk == successor.pk]
    return write_relations(others, succession.restated(others, head=head))


def _relations_back(
    person: Person, relation: str, back: list[Person], living: list[Person]
) -> dict[int, str]:
    """Exactly one head afterwards: whoever leads now, or led then, or the person."""
    relations = {one.pk: one.relation for one in back} | {person.pk: relation}
    if any(one.relation == Relation.HEAD for one in living):
        return {key: "" if said == Relation.HEAD else said for key, said in relations.items()}
    heads = heads_in(relations)
    head = person.pk if person.pk in heads or not heads else heads[0]
    later = {key: "" for key in heads if key != head}
    return {**relations, **later, head: Relation.HEAD}


def _end(
    family: Family, state: FamilyState, *, on: date, reason: str, by: User, at: datetime
) -> None:
    changes = write(family, {"state": state, "state_on": on, "state_reason": reason})
    event = Event.FAMILY_LEFT if state == FamilyState.MOVED else Event.FAMILY_ENDED
    _record(event, family, by=by, at=at, reason=reason, changes=changes)


def _reopen(family: Family, *, reason: str, by: User, at: datetime) -> None:
    values = {"state": FamilyState.ACTIVE, "state_on": None, "state_reason": ""}
    changes = write(family, values)
    _record(Event.FAMILY_RETURNED, family, by=by, at=at, reason=reason, changes=changes)


def _record(
    event: Event,
    subject: Family | Person,
    *,
    by: User,
    at: datetime,
    changes: Changes,
    reason: str = "",
) -> None:
    area = subject.area if isinstance(subject, Family) else subject.family.area
    trail.record(event, subject=subject, by=by, at=at, area=area, changes=changes, reason=reason)
