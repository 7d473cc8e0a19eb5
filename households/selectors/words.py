"""Which words of the register somebody may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection, transaction

from households.choices import WordKind

LIKENESS = "0.25"  # trigrams two words share at least; below, they are other words
MOST_WORDS = 6  # of what was typed
MOST_LIKE = 24  # words compared letter by letter
SHORT = 4  # words up to here may differ in one letter, longer ones in two


@dataclass(frozen=True, slots=True)
class Meant:
    """One typed word: those of the register it may stand for, with how far off they are."""

    typed: str
    costs: dict[str, int]

    @property
    def best(self) -> list[str]:
        least = min(self.costs.values(), default=0)
        return [word for word, cost in self.costs.items() if cost == least]

    @property
    def all(self) -> list[str]:
        return list(self.costs)

    def cost_of(self, words: Iterable[str]) -> int:
        """How far the nearest of these words is off."""
        return min((self.costs[word] for word in words if word in self.costs), default=9)


def meant_words(key: str) -> dict[WordKind, list[Meant]]:
    """For the words of a key: what each may stand for, in names and in addresses.

    One question for all of them. A word that is the beginning of another counts as nearly right.
    """
    typed = list(dict.fromkeys(key.split()))[:MOST_WORDS]
    found: dict[WordKind, dict[str, dict[str, int]]] = {
        kind: {word: {} for word in typed} for kind in WordKind
    }
    for kind, word, like in _likes(typed):
        cost = cost_between(word, like)
        if cost is not None:
            found[WordKind(kind)][word][like] = cost
    return {kind: [Meant(word, costs) for word, costs in found[kind].items()] for kind in WordKind}


def _likes(typed: list[str]) -> list[tuple[str, str, str]]:
    """Kind, typed word, and a word of the register that resembles or begins with it."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.similarity_threshold', %s, true)", [LIKENESS])
        cursor.execute(
            """
            SELECT kind, typed, word FROM unnest(%s::text[]) typed,
            unnest(%s::text[]) wanted_kind,
            LATERAL (
                SELECT kind, word FROM households_searchword
                WHERE kind = wanted_kind AND (word %% typed OR word LIKE typed || '%%')
                ORDER BY word = typed DESC, similarity(word, typed) DESC LIMIT %s
            ) likes
            """,
            [typed, WordKind.values, MOST_LIKE],
        )
        return list(cursor.fetchall())


def cost_between(typed: str, word: str) -> int | None:
    """0 when equal, then one for each letter wrong, missing, too much or swapped; None: too far.

    Numbers are right or wrong. The beginning of a word counts as one letter off.
    """
    if typed == word:
        return 0
    if typed.isdigit() or word.isdigit():
        return None
    if len(typed) > 2 and word.startswith(typed):
        return 1
    allowed = 1 if len(typed) <= SHORT else 2
    if abs(len(typed) - len(word)) > allowed:
        return None
    distance = _distance(typed, word)
    return distance if distance <= allowed else None


def _distance(one: str, other: str) -> int:
    """Letters wrong, missing, too much, or two neighbours swapped."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, against in enumerate(other, start=1):
            kept = rows[-1][j - 1] + (letter != against)
            least = min(rows[-1][j] + 1, row[-1] + 1, kept)
            if i > 1 and j > 1 and one[i - 2 : i] == other[j - 2 : j][::-1]:
                least = min(least, rows[-2][j - 2] + 1)
            row.append(least)
        rows.append(row)
    return rows[-1][-1]
