"""Families are written down, change, move, split and leave; and somebody looks at full numbers."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from duren_sawit.accounts.models import User
from duren_sawit.audit.models import AuditEvent
from duren_sawit.audit.services import trail
from duren_sawit.lib.changes import first_values, write
from duren_sawit.lib.nik import KkNumber
from duren_sawit.lib.refusals import refuse_if
from duren_sawit.lib.violations import refused_by
from households import tasks
from households.choices import Event, FamilyState, LifeStatus, Relation
from households.facts import DwellingFacts, PersonFacts, Place, Splitting, heads_in
from households.models import Dwelling, Family, Person
from households.policies import families as policies
from households.policies import people as person_policies
from households.services import dwellings
from households.writing import hold_family, living_among, new_person, people_of, write_relations


@transaction.atomic
def add(
    head: PersonFacts, *, place: Place, kk_number: KkNumber | None, by: User, at: datetime
) -> Family:
    """Write down a family with its head; further members follow one by one.

    Refuses an RT that is not of this officer, and numbers that others use. Leaves the family, its
    head, a dwelling when the address is new, and an entry in the trail for each.
    """
    refuse_if(
        [
            *policies.obstacles_to_place(place, by),
            *policies.obstacles_to_kk_number(kk_number, by),
            *person_policies.obstacles_to_nik(head.nik, by),
            *person_policies.obstacles_to_birth(head.born_on, today=timezone.localdate(at)),
        ]
    )
    family = _new_family(place, kk_number, said={"head": head.name}, by=by, at=at)
    facts = head.as_columns() | {"relation": Relation.HEAD}
    person = new_person(family, PersonFacts(**facts))
    trail.record(
        Event.PERSON_ADDED,
        subject=person,
        by=by,
        at=at,
        area=family.area,
        changes=first_values(facts),
    )
    tasks.find_pairs_soon([person.pk])
    return family


@transaction.atomic
def change(
    family: Family, *, kk_number: KkNumber | None, by: User, at: datetime, seen: int | None = None
) -> Family:
    """Write down the number on the family card, or that it is not known.

    Refuses a number that another family uses, one's own family, and a form older than the last
    change (`seen` is the revision it showed).
    """
    family = hold_family(family)
    refuse_if(policies.obstacles_to_change(family, people_of(family), by))
    refuse_if(policies.obstacles_to_kk_number(kk_number, by, besides=family))
    refuse_if([policies.changed_meanwhile()] if seen not in (None, family.revision) else [])
    if changes := write(family, {"kk_number": kk_number}):
        _record(Event.FAMILY_CHANGED, family, by=by, at=at, changes=changes)
    return family


@transaction.atomic
def move(family: Family, *, place: Place, reason: str, by: User, at: datetime) -> Family:
    """The family lives in another dwelling or RT of the village now.

    Refuses one's own family, one that left, and an RT that is not of this officer.
    """
    family = hold_family(family)
    refuse_if(policies.obstacles_to_active_change(family, people_of(family), by))
    refuse_if(policies.obstacles_to_move(family, place, by))
    before = family.dwelling.address if family.dwelling else ""
    dwelling = _settled(place, by=by, at=at)
    changes = write(family, {"area": place.area, "dwelling": dwelling})
    changes.pop("dwelling", None)
    changes["address"] = (before, dwelling.address if dwelling else "")
    _record(Event.FAMILY_MOVED, family, by=by, at=at, reason=reason, changes=changes)
    return family


@transaction.atomic
def leave(family: Family, *, on: date, reason: str, by: User, at: datetime) -> Family:
    """The whole family moved out of the village; its members leave with it.

    Refuses one's own family, one that left before, and days that cannot be. Leaves an entry for
    the family and one for each member, from which the time of keeping is counted.
    """
    family = hold_family(family)
    people = people_of(family)
    refuse_if(policies.obstacles_to_active_change(family, people, by))
    today, living = timezone.localdate(at), living_among(people)
    for person in living:
        refuse_if(person_policies.obstacles_to_day(person, on, today=today))
    left = {"life_status": LifeStatus.MOVED, "status_on": on, "status_reason": reason}
    for person in living:
        trail.record(
            Event.PERSON_LEFT,
            subject=person,
            by=by,
            at=at,
            area=family.area,
            reason=reason,
            changes=write(person, left),
        )
    values = {"state": FamilyState.MOVED, "state_on": on, "state_reason": reason}
    changes = write(family, values)
    _record(Event.FAMILY_LEFT, family, by=by, at=at, reason=reason, changes=changes)
    return family


@transaction.atomic
def split(family: Family, *, split: Splitting, reason: str, by: User, at: datetime) -> Family:
    """Some members form a family of their own; answers the new family.

    Refuses when the old head would go, when not exactly one head is named, and a KK number that
    others use. Leaves the new family, and an entry for both families and whoever goes.
    """
    family = hold_family(family)
    people = people_of(family)
    refuse_if(policies.obstacles_to_active_change(family, people, by))
    refuse_if(policies.obstacles_to_split(living_among(people), split))
    refuse_if(policies.obstacles_to_kk_number(split.kk_number, by))
    refuse_if(policies.obstacles_to_place(split.place, by) if split.place else [])
    going = [person for person in people if person.pk in split.relations]
    [head] = [person for person in going if person.pk in split.heads]
    place = split.place or Place(family.area, family.dwelling.address if family.dwelling else "")
    made = _new_family(place, split.kk_number, said={"head": head.name}, by=by, at=at)
    for person in going:
        changes = write(person, {"family": made, "relation": split.relations[person.pk]})
        changes.pop("family")
        _record(Event.PERSON_MOVED, person, by=by, at=at, reason=reason, changes=changes)
    names = ", ".join(person.name for person in going)
    _record(
        Event.FAMILY_SPLIT, family, by=by, at=at, reason=reason, changes={"members": (names, None)}
    )
    return made


@transaction.atomic
def change_head(
    family: Family, *, relations: dict[int, str], reason: str, by: User, at: datetime
) -> Family:
    """Another member is head; `relations` says what everybody living is to that person.

    Refuses when it names not exactly one head, or not exactly the living members.
    """
    family = hold_family(family)
    people = people_of(family)
    refuse_if(policies.obstacles_to_active_change(family, people, by))
    living = living_among(people)
    refuse_if(policies.obstacles_to_new_head(living, relations))
    names = {person.pk: person.name for person in living}
    old = [person.name for person in living if person.relation == Relation.HEAD]
    [new] = [names[key] for key in heads_in(relations)]
    changes = write_relations(living, relations)
    if changes:
        said = {"head": (", ".join(old), new), **changes}
        _record(Event.HEAD_CHANGED, family, by=by, at=at, reason=reason, changes=said)
    return family


@transaction.atomic
def reveal(family: Family, *, reason: str, by: User, at: datetime) -> AuditEvent:
    """Write down that somebody is about to see the full KK number and every NIK on the card.

    Refuses who lacks the permission there. Leaves an entry for each person whose NIK is seen, and
    one for the family, which is the ticket without which nothing is shown.
    """
    if not policies.may_reveal(family, by):
        refuse_if([person_policies.not_for_you()])
    seen: list[tuple[Event, Family | Person]] = [
        (Event.PERSON_REVEALED, person)
        for person in Person.objects.living().filter(family=family, nik__isnull=False)
    ]
    for event, subject in [*seen, (Event.FAMILY_REVEALED, family)]:
        entry = trail.record(
            event, subject=subject, by=by, at=at, area=family.area, reason=reason, is_access=True
        )
    return entry


def _new_family(
    place: Place, kk_number: KkNumber | None, *, said: dict[str, str], by: User, at: datetime
) -> Family:
    dwelling = _settled(place, by=by, at=at)
    family = Family(area=place.area, dwelling=dwelling, kk_number=kk_number)
    with refused_by(Family):
        family.save()
    known = {"kk_number": kk_number, "area": place.area, "address": place.address, **said}
    _record(Event.FAMILY_ADDED, family, by=by, at=at, changes=first_values(known))
    return family


def _settled(place: Place, *, by: User, at: datetime) -> Dwelling | None:
    """The dwelling of that address, held against visits, or written down when it is new."""
    if not place.address:
        return None
    known = Dwelling.objects.held().filter(area=place.area, address__iexact=place.address)
    facts = DwellingFacts(place.area, place.address)
    return known.order_by("pk").first() or dwellings.add(facts, by=by, at=at)


def _record(
    event: Event,
    subject: Family | Person,
    *,
    by: User,
    at: datetime,
    changes: trail.Changes,
    reason: str = "",
) -> None:
    area = subject.area if isinstance(subject, Family) else subject.family.area
    trail.record(event, subject=subject, by=by, at=at, area=area, changes=changes, reason=reason)
