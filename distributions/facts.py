"""What is told of a programme, package, round or handover, before it is written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from distributions.choices import Mode
from duren_sawit.lib.nik import Nik
from duren_sawit.lib.quantities import Quantity, rupiah
from households.models import Person

if TYPE_CHECKING:
    from distributions.models import Point, RecipientList
    from duren_sawit.accounts.models import User

MONEY_UNIT = "Rp"


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """So much of one kind of goods; money has the unit `Rp`."""

    name: str
    unit: str
    quantity: Decimal

    @property
    def words(self) -> str:
        """`beras 10 kg`, `Rp300.000`."""
        if self.unit == MONEY_UNIT:
            return rupiah(self.quantity)
        return f"{self.name} {Quantity(self.quantity, self.unit)}"


@dataclass(frozen=True, slots=True)
class ProgrammeFacts:
    """A programme as planned. `parts` are what one family receives in each round."""

    name: str
    source: str
    legal_basis: str
    starts_on: date
    ends_on: date
    receiver: str
    quota: int | None
    parts: tuple[Part, ...]

    def as_columns(self) -> Mapping[str, object]:
        columns = ("name", "source", "legal_basis", "starts_on", "ends_on", "receiver", "quota")
        return {column: getattr(self, column) for column in columns}


@dataclass(frozen=True, slots=True)
class ProxyFacts:
    """Who came for somebody else: a person of the register, or only a name."""

    kind: str
    relation: str
    name: str = ""
    person: Person | None = None
    nik: Nik | None = None
    letter_seen: bool = False
    fits_many: bool = False  # the name alone does not say who of the family it was

    @property
    def called(self) -> str:
        return self.person.name if self.person else self.name


@dataclass(frozen=True, slots=True)
class Taken:
    """What one family collected, and how; without `quantities` (by item id) all that is due."""

    mode: str = Mode.SELF
    quantities: Mapping[int, Decimal] | None = None
    shortfall: str = ""
    note: str = ""
    proxy: ProxyFacts | None = None


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """A round as planned; `list` says who receives."""

    list: RecipientList
    number: int
    opens_on: date
    closes_on: date
    contact: str = ""
    reads_twice: bool = False

    def as_columns(self) -> Mapping[str, object]:
        columns = ("list", "number", "opens_on", "closes_on", "contact", "reads_twice")
        return {column: getattr(self, column) for column in columns}


@dataclass(frozen=True, slots=True)
class PointFacts:
    """Where it is handed out, and by whom."""

    name: str
    address: str = ""
    officers: tuple[User, ...] = ()


@dataclass(frozen=True, slots=True)
class Coming:
    """When an RT comes to which point."""

    point: Point
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Visit:
    """How a family that did not come still receives: at home, on a later day, or as before."""

    home_visit: bool = False
    second_date_on: date | None = None

    @property
    def words(self) -> str:
        """As the trail keeps it: `diantar`, `2026-04-20`, or a dash."""
        return "diantar" if self.home_visit else f"{self.second_date_on or '-'}"
