"""Who follows a head of family, and what the others are to the new head.

Proposals for a person to look at: customs of the family card, not law.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from duren_sawit.lib import dates
from duren_sawit.lib.nik import Sex
from households.choices import Relation
from households.models import Person

ADULT = 17  # the age of an own identity card
SPOUSES = frozenset({Relation.HUSBAND, Relation.WIFE})

# What a member was to the old head -> what they are to the new one, where custom is clear.
AFTER_SPOUSE: Mapping[str, Relation] = {
    Relation.CHILD: Relation.CHILD,
    Relation.CHILD_IN_LAW: Relation.CHILD_IN_LAW,
    Relation.GRANDCHILD: Relation.GRANDCHILD,
    Relation.PARENT: Relation.PARENT_IN_LAW,
    Relation.PARENT_IN_LAW: Relation.PARENT,
    Relation.RELATIVE: Relation.RELATIVE,
}
AFTER_CHILD: Mapping[str, Relation] = {
    Relation.HUSBAND: Relation.PARENT,
    Relation.WIFE: Relation.PARENT,
    Relation.CHILD: Relation.RELATIVE,
    Relation.PARENT: Relation.RELATIVE,
    Relation.PARENT_IN_LAW: Relation.RELATIVE,
    Relation.RELATIVE: Relation.RELATIVE,
}
ALWAYS: Mapping[str, Relation] = {Relation.HELPER: Relation.HELPER, Relation.OTHER: Relation.OTHER}


def successor(others: Iterable[Person], *, on: date) -> Person | None:
    """The spouse; else the eldest adult child; else the eldest adult; else whoever is eldest."""
    by_rank = sorted(others, key=lambda person: _rank(person, on))
    return by_rank[0] if by_rank else None


def restated(
    others: Iterable[Person], *, head: Person, old_head: Person | None = None
) -> dict[int, str]:
    """By the key of each: what they are to the new head; "" where only the family can say."""
    known = _customs(head.relation)
    relations: dict[int, str] = {person.pk: known.get(person.relation, "") for person in others}
    if old_head is not None and old_head.pk in relations:
        relations[old_head.pk] = _former_head(old_head, head.relation)
    relations[head.pk] = Relation.HEAD
    return relations


def _customs(relation: str) -> Mapping[str, Relation]:
    if relation in SPOUSES:
        return {**ALWAYS, **AFTER_SPOUSE}
    return {**ALWAYS, **AFTER_CHILD} if relation == Relation.CHILD else ALWAYS


def _former_head(old_head: Person, relation: str) -> str:
    if relation in SPOUSES:
        spouses = {Sex.MALE: Relation.HUSBAND, Sex.FEMALE: Relation.WIFE}
        return spouses.get(Sex(old_head.sex), Relation.OTHER) if old_head.sex else ""
    return Relation.PARENT if relation == Relation.CHILD else ""


def _rank(person: Person, on: date) -> tuple[int, date, int]:
    """Unknown birth dates come last among equals."""
    adult = person.born_on is not None and is_adult(person.born_on, on=on)
    if person.relation in SPOUSES:
        place = 0
    elif adult:
        place = 1 if person.relation == Relation.CHILD else 2
    else:
        place = 3
    return place, person.born_on or date.max, person.pk


def is_adult(born_on: date, *, on: date) -> bool:
    return born_on <= on and dates.age(born_on, on=on) >= ADULT
