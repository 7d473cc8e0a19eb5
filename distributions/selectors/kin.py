"""Who of the family card a name on paper or in a file means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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
    cards = _cards(families)
    return [(one, _told(one, taken, cards) if _is_said(taken) else taken) for one, taken in rows]


def _is_said(taken: Taken) -> bool:
    proxy = taken.proxy
    return bool(proxy and proxy.kind == ProxyKind.SAME_KK and proxy.person is None)


def _cards(families: Iterable[int]) -> Mapping[int, list[Person]]:
    """The living of each family."""
    cards = defaultdict(list)
    for person in Person.objects.living().filter(family_id__in=families).order_by("pk"):
        cards[person.family_id].append(person)
    return cards


def _told(entitlement: Entitlement, taken: Taken, cards: Mapping[int, list[Person]]) -> Taken:
    entry, proxy = entitlement.entry, taken.proxy
    if proxy is None:
        return taken
    meant = _meant(proxy, cards.get(entry.family_id, []), entry.receiver_id)
    if not meant:
        return replace(taken, proxy=replace(proxy, kind=ProxyKind.OTHER))
    if len(meant) > 1:
        return replace(taken, proxy=replace(proxy, fits_many=True))
    return replace(taken, proxy=replace(proxy, person=meant[0]))


def _meant(proxy: ProxyFacts, members: Iterable[Person], receiver_id: int | None) -> list[Person]:
    """Those the name fits best; the receiver only where it fits nobody else as well."""
    said = set(names.key(proxy.name).split())
    fits = [one for one in members if said and said <= set(one.name_key.split())]
    nearest = min((_distance(one, proxy) for one in fits), default=None)
    best = [one for one in fits if _distance(one, proxy) == nearest]
    return [one for one in best if one.pk != receiver_id] or best


def _distance(person: Person, proxy: ProxyFacts) -> tuple[bool, bool]:
    """The same full name before a part of it, the same relation before another."""
    relation = str(person.get_relation_display()).lower()
    return person.name_key != names.key(proxy.name), relation != proxy.relation.lower()
