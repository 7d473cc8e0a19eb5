"""Who of the family card a name on paper or in a file means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from distributions.choices import ProxyKind
from distributions.facts import ProxyFacts, Taken
from distributions.models import Entitlement
from duren_sawit.lib import names
from households.models import Person

Rows = Sequence[tuple[Entitlement, Taken]]


def looked_up(rows: Rows) -> list[tuple[Entitlement, Taken]]:
    """Whoever is said to be of the family, as that person of the register.

    A name that nobody of the family bears stands in as anybody else would, by those rules.
    """
    families = {one.entry.family_id for one, taken in rows if _is_said(taken)}
    if not families:
        return list(rows)
    members = list(_members(families))
    return [(one, _told(one, taken, members) if _is_said(taken) else taken) for one, taken in rows]


def _is_said(taken: Taken) -> bool:
    proxy = taken.proxy
    return bool(proxy and proxy.kind == ProxyKind.SAME_KK and proxy.person is None)


def _members(families: Iterable[int]) -> Iterable[Person]:
    return Person.objects.living().filter(family_id__in=families).order_by("pk")


def _told(entitlement: Entitlement, taken: Taken, members: Iterable[Person]) -> Taken:
    entry, proxy = entitlement.entry, taken.proxy
    if proxy is None:
        return taken
    said = set(names.key(proxy.name).split())
    own = [one for one in members if one.family_id == entry.family_id]
    fits = [one for one in own if said and said <= set(one.name_key.split())]
    if not fits:
        return replace(taken, proxy=replace(proxy, kind=ProxyKind.OTHER))
    meant = min(fits, key=lambda one: (one.pk == entry.receiver_id, *_distance(one, proxy)))
    return replace(taken, proxy=replace(proxy, person=meant))


def _distance(person: Person, proxy: ProxyFacts) -> tuple[bool, bool]:
    """The same full name before a part of it, the same relation before another."""
    relation = str(person.get_relation_display()).lower()
    return person.name_key != names.key(proxy.name), relation != proxy.relation.lower()
