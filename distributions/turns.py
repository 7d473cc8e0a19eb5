"""Whose turn it is: the entitlements a service hands out, held, with all that the rules ask about.

One statement of SQL, since forty people stand behind each: building the same from querysets takes
longer than all the rules together.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from distributions.models import Entitlement, ListEntry, RecipientList, Round
from duren_sawit.accounts.models import User
from duren_sawit.areas.models import Area
from duren_sawit.lib.encryption import blind_index
from duren_sawit.lib.rows import Part, asked

ENTITLEMENT = Part(
    Entitlement,
    "entitlement",
    "id",
    "round_id",
    "entry_id",
    "area_id",
    "serial",
    "code",
    "withdrawn_at",
    "second_date_on",
)
ENTRY = Part(ListEntry, "entry", "id", "family_id", "receiver_id", "name")
LIST = Part(RecipientList, "list", "id", "approved_by_id")
AREA = Part(Area, "area", "id", "path", "long_name")
HOLD = f"""
SELECT {ENTITLEMENT.sql}, {ENTRY.sql}, {LIST.sql}, {AREA.sql},
  family.kk_number_index = %(kk_number)s::bytea OR EXISTS (
    SELECT FROM households_person AS person
    WHERE person.family_id = family.id AND person.nik_index = %(nik)s::bytea
  ),
  EXISTS (
    SELECT FROM distributions_handover AS handover
    WHERE handover.entitlement_id = entitlement.id
      AND (handover.undone_at IS NULL OR handover.mutation_id = %(mutation_id)s::uuid)
  )
FROM distributions_entitlement AS entitlement
JOIN distributions_listentry AS entry ON entry.id = entitlement.entry_id
JOIN distributions_recipientlist AS list ON list.id = %(list)s::bigint
JOIN households_family AS family ON family.id = entry.family_id
JOIN areas_area AS area ON area.id = entitlement.area_id
WHERE entitlement.id = ANY(%(keys)s::bigint[])
ORDER BY entitlement.id
FOR UPDATE OF entitlement
"""  # noqa: S608 -- names of columns; what was sent is a parameter


@dataclass(frozen=True, slots=True)
class Turn:
    """One entitlement at its turn: whether it is the officer's own, whether one was handed over."""

    entitlement: Entitlement
    is_own: bool
    was_taken: bool


def held(
    entitlements: Sequence[Entitlement],
    round_: Round,
    *,
    by: User,
    mutation_id: UUID | None = None,
) -> list[Turn]:
    """As they are now, in the order of their keys, until the transaction ends.

    `was_taken` also tells of what was sent before under the same `mutation_id`. Of a handover that
    another table writes at this moment only the constraint knows.
    """
    said = {
        "keys": [one.pk for one in entitlements],
        "list": round_.list_id,
        "kk_number": blind_index(by.kk_number) if by.kk_number else None,
        "nik": blind_index(by.nik) if by.nik else None,
        "mutation_id": mutation_id,
    }
    return [_turn(row, round_) for row in asked(HOLD, said)]


def own_in(turns: Iterable[Turn]) -> frozenset[int]:
    """The families of the officer's own, by key."""
    return frozenset(turn.entitlement.entry.family_id for turn in turns if turn.is_own)


def taken_in(turns: Iterable[Turn]) -> list[Entitlement]:
    return [turn.entitlement for turn in turns if turn.was_taken]


def _turn(row: Iterator[Any], round_: Round) -> Turn:
    entitlement = ENTITLEMENT.read(row)
    entitlement.entry, round_.list = ENTRY.read(row), LIST.read(row)
    entitlement.round, entitlement.area = round_, AREA.read(row)
    is_own, was_taken = row
    return Turn(entitlement, bool(is_own), was_taken)
