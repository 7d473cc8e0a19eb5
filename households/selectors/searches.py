"""The search that forgives spelling: who and which families fit, and why."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, TypeVar

from django.db.models import QuerySet

from duren_sawit.accounts.models import User
from duren_sawit.lib import names
from duren_sawit.lib.derived import tail_index, words_of
from duren_sawit.lib.nik import CardNumber, KkNumber, Nik
from households.choices import WordKind
from households.models import Dwelling, Family, Person
from households.models.families import FamilyQuerySet
from households.models.people import PersonQuerySet
from households.selectors.words import Meant, meant_words

MOST = 25  # of each kind; whoever sees so many adds a word
RANKED = 4 * MOST
TAIL, WHOLE = 4, 16
_BETWEEN_DIGITS = re.compile(r"[\s.\-_']")
# On every second address; they tell nothing apart and are written in many ways.
_STREET_WORDS = frozenset(names.key("jalan jl jln gang gg no nomor rt rw").split())
Number = TypeVar("Number", bound=CardNumber)
Row = TypeVar("Row", Person, Family)


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """`why`: "name", "nik", "tail" or "temporary"."""

    person: Person
    why: str


@dataclass(frozen=True, slots=True)
class FoundFamily:
    """`why`: "kk", "tail" or "address"."""

    family: Family
    why: str


@dataclass(frozen=True, slots=True)
class Found:
    """What fits, the best first; `is_cut` when there is more than shown."""

    people: tuple[FoundPerson, ...] = ()
    families: tuple[FoundFamily, ...] = ()
    is_cut: bool = False

    def __bool__(self) -> bool:
        return bool(self.people or self.families)


def search(reader: User, words: str) -> Found:
    """People and families in the reader's areas that fit what was typed.

    Sixteen digits are a NIK, KK number or temporary NIK, four the end of one; everything else is
    looked for among names and addresses. Whoever died or moved is found, too.
    """
    digits = _BETWEEN_DIGITS.sub("", words)
    if digits.isascii() and digits.isdigit():
        if len(digits) == WHOLE:
            return _by_number(reader, digits)
        if len(digits) == TAIL:
            return _by_tail(reader, digits)
    return _by_words(reader, names.key(words))


def people(reader: User) -> PersonQuerySet:
    """Those the reader may find, as a result shows them."""
    found: PersonQuerySet = Person.objects.visible_to(reader).known()
    return found.select_related("family__area", "family__dwelling").defer("family__kk_number")


def families(reader: User) -> FamilyQuerySet:
    """The same for families, with their heads."""
    found: FamilyQuerySet = Family.objects.visible_to(reader)
    return found.select_related("area", "dwelling", "summary__head").defer("summary__head__nik")


def _by_number(reader: User, digits: str) -> Found:
    if digits.startswith("0"):  # no province has such a code
        temporary = people(reader).filter(temporary_nik=digits)[:MOST]
        return Found(tuple(FoundPerson(one, "temporary") for one in temporary))
    nik, kk_number = _read(Nik, digits), _read(KkNumber, digits)
    persons = people(reader).filter(nik=nik)[:MOST] if nik else []
    cards = families(reader).filter(kk_number=kk_number)[:MOST] if kk_number else []
    return Found(
        tuple(FoundPerson(one, "nik") for one in persons),
        tuple(FoundFamily(one, "kk") for one in cards),
    )


def _read(kind: type[Number], digits: str) -> Number | None:
    try:
        return kind(digits)
    except ValueError:
        return None


def _by_tail(reader: User, digits: str) -> Found:
    tail = tail_index(digits)
    persons = people(reader).filter(nik_tail_index=tail)[: MOST + 1]
    cards = families(reader).filter(kk_tail_index=tail)[: MOST + 1]
    return _found(
        [FoundPerson(one, "tail") for one in persons], [FoundFamily(one, "tail") for one in cards]
    )


def _by_words(reader: User, key: str) -> Found:
    """All words among names, all among addresses; or else some of each, as one says a neighbour."""
    meant = meant_words(key)
    named, placed = meant[WordKind.NAME], _telling(meant[WordKind.ADDRESS])
    persons, homes = _named_with_tail(reader, named), []
    if named and all(word.costs for word in named):
        persons = _nearest(people(reader), [("name_key", word) for word in named])
    if placed and all(word.costs for word in placed):
        homes = _nearest(families(reader), [("dwelling__address_key", word) for word in placed])
    if not persons and not homes:
        persons = _neighbours(reader, named, placed)
    return _found(
        [FoundPerson(one, "name") for one in persons],
        [FoundFamily(one, "address") for one in homes],
    )


def _named_with_tail(reader: User, named: list[Meant]) -> list[Person]:
    """ "Sarmadi 0012": the end of a NIK alone fits many."""
    tails = [word.typed for word in named if re.fullmatch(r"\d{4}", word.typed)]
    others = [("name_key", word) for word in named if word.typed not in tails]
    if len(tails) != 1 or not others or not all(word.costs for _column, word in others):
        return []
    return _nearest(people(reader).filter(nik_tail_index=tail_index(tails[0])), others)


def _telling(words: list[Meant]) -> list[Meant]:
    return [word for word in words if word.typed not in _STREET_WORDS] or words


def _neighbours(reader: User, named: list[Meant], placed: list[Meant]) -> list[Person]:
    """ "Sarmadi gang kenari": the words no name has are looked for in the address."""
    known = [("name_key", word) for word in named if word.costs]
    others = {word.typed for word in named if not word.costs}
    there = [("family__dwelling__address_key", w) for w in placed if w.typed in others and w.costs]
    if not known or not there:
        return []
    return _nearest(people(reader), [*known, *there])


def _nearest(found: QuerySet[Row], asked: Sequence[tuple[str, Meant]]) -> list[Row]:
    """Those whose columns hold a word meant by each typed one: the nearest words first.

    Many are ranked by those columns alone; only what is shown is read whole.
    """
    columns = list(dict.fromkeys(column for column, _word in asked))
    steps = [_exactly(found, asked), _with_words(found, asked, lambda word: word.best)]
    if any(len(word.best) < len(word.costs) for _column, word in asked):
        steps.append(_with_words(found, asked, lambda word: list(word.costs)))
    texts: dict[int, dict[str, str]] = {}
    for step in steps:
        if len(texts) <= MOST:
            some = step.values_list("pk", *columns)[:RANKED]
            texts |= {pk: dict(zip(columns, said, strict=True)) for pk, *said in some}
    best = sorted(texts, key=lambda pk: _rank(texts[pk], asked))[: MOST + 1]
    rows = {row.pk: row for row in found.filter(pk__in=best)} if best else {}
    return [rows[pk] for pk in best if pk in rows]


def _exactly(found: QuerySet[Any], asked: Sequence[tuple[str, Meant]]) -> QuerySet[Any]:
    """Those who are called just so, once the typed words are set right; nobody when unclear."""
    columns = {column for column, _word in asked}
    spellings = [" ".join(words) for words in product(*(word.best for _column, word in asked))]
    if columns != {"name_key"} or len(spellings) > MOST:
        return found.none()
    return found.filter(name_key__in=spellings)


def _with_words(
    found: QuerySet[Row], asked: Sequence[tuple[str, Meant]], wanted: Callable[[Meant], list[str]]
) -> QuerySet[Row]:
    for column in {column for column, _word in asked}:
        relation, _joint, key = column.rpartition("__")
        bearers: QuerySet[Any] = (Dwelling.objects if relation else found).alias(key=words_of(key))
        for _column, word in filter(lambda one: one[0] == column, asked):
            bearers = bearers.filter(key__overlap=wanted(word))
        found = found.filter(**{f"{relation}__in": bearers}) if relation else bearers
    return found


def _rank(texts: dict[str, str], asked: Sequence[tuple[str, Meant]]) -> tuple[int, int, str]:
    """Letters that differ, then words nobody typed, then the alphabet."""
    off = sum(word.cost_of(texts[column].split()) for column, word in asked)
    text = " ".join(texts.values())
    return off, text.count(" "), text


def _found(persons: list[FoundPerson], homes: list[FoundFamily]) -> Found:
    is_cut = len(persons) > MOST or len(homes) > MOST
    return Found(tuple(persons[:MOST]), tuple(homes[:MOST]), is_cut)
