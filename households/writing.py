"""How services hold and write rows of the register: families first, always in the same order."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from duren_sawit.lib.changes import Changes, write
from duren_sawit.lib.refusals import Obstacle, Refusal
from duren_sawit.lib.violations import refused_by
from households.choices import LifeStatus
from households.facts import PersonFacts
from households.models import Family, Person


def hold_families(*keys: int) -> list[Family]:
    """As they are now, held until the transaction ends, in the order of their keys."""
    held = Family.objects.held().select_related("area", "dwelling__area")
    return list(held.filter(pk__in=set(keys)).order_by("pk"))


def hold_family(family: Family) -> Family:
    [held] = hold_families(family.pk)
    return held


def hold_person(person: Person, *beside: Family) -> Person:
    """A person with the family, held; further families are held with it, to be found again.

    Refuses whoever changed families between the look and the lock.
    """
    [now] = Person.objects.filter(pk=person.pk).values_list("family_id", flat=True)
    families = {one.pk: one for one in hold_families(now, *(family.pk for family in beside))}
    held = Person.objects.held().get(pk=person.pk)
    if held.family_id not in families:
        raise Refusal(Obstacle("moved_meanwhile", _("Warga ini baru saja pindah. Buka lagi.")))
    held.family = families[held.family_id]
    return held


def people_of(family: Family) -> list[Person]:
    """All of them, held, also those who left by a status; called under the family's lock."""
    return list(Person.objects.held().filter(family=family).order_by("pk"))


def living_among(people: list[Person]) -> list[Person]:
    return [person for person in people if person.life_status == LifeStatus.ALIVE]


def new_person(family: Family, facts: PersonFacts) -> Person:
    person = Person(family=family, **facts.as_columns())
    with refused_by(Person):
        person.save()
    return person


def write_relations(people: list[Person], relations: Mapping[int, str]) -> Changes:
    """What each is to the head from now on; answers old and new, by name."""
    changes: Changes = {}
    for person in people:
        for old, new in write(person, {"relation": relations[person.pk]}).values():
            changes[person.name] = (old, new)
    return changes
