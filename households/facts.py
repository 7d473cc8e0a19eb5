"""What is said about people, families and dwellings on its way from a form to the services."""

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from duren_sawit.areas.models import Area
from duren_sawit.lib.nik import KkNumber, Nik
from households.choices import FamilyState, LifeStatus, Relation
from households.models import Dwelling, Family, Person


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """Domain types already, named like the columns; what is unknown stays empty."""

    name: str
    relation: str = ""
    nik: Nik | None = None
    sex: str = ""
    born_on: date | None = None
    birth_place: str = ""
    marital_status: str = ""
    education: str = ""
    occupation: int | None = None
    disability: str = ""
    phone: str = ""

    def as_columns(self) -> dict[str, Any]:
        return {column.name: getattr(self, column.name) for column in fields(self)}


@dataclass(frozen=True, slots=True)
class DwellingFacts:
    """An address in an RT, and its point on the map when that is known."""

    area: Area
    address: str
    latitude: Decimal | None = None
    longitude: Decimal | None = None

    def as_columns(self) -> dict[str, Any]:
        return {column.name: getattr(self, column.name) for column in fields(self)}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a family lives: an RT, and the address there.

    An address already written down in that RT is the same dwelling; an empty one is not known yet.
    """

    area: Area
    address: str = ""

    @classmethod
    def of(cls, dwelling: Dwelling) -> "Place":
        return cls(dwelling.area, dwelling.address)


@dataclass(frozen=True, slots=True)
class Splitting:
    """Who goes to the new card and what they are there; one of them is its head."""

    relations: dict[int, str]  # by the key of the person
    kk_number: KkNumber | None = None
    place: Place | None = None  # empty: they stay where they live

    @property
    def heads(self) -> list[int]:
        return heads_in(self.relations)


@dataclass(frozen=True, slots=True)
class Leaving:
    """Why a person is counted no more, from which day; `successor` follows a head."""

    status: str
    on: date
    reason: str = ""
    successor: Person | None = None

    @property
    def family_state(self) -> FamilyState:
        """What becomes of a family of which this was the last."""
        return FamilyState.MOVED if self.status == LifeStatus.MOVED else FamilyState.ENDED


@dataclass(frozen=True, slots=True)
class Joining:
    """A person goes to live with another family, and is something there."""

    family: Family
    relation: str
    successor: Person | None = None


@dataclass(frozen=True, slots=True)
class Returning:
    """What the person is to the head now (empty: as before), and whether the others return too."""

    relation: str = ""
    together: bool = False


def heads_in(relations: dict[int, str]) -> list[int]:
    return [key for key, relation in relations.items() if relation == Relation.HEAD]
