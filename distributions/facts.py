"""What is told of a programme or package, before it is written down."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from duren_sawit.lib.quantities import Quantity, rupiah

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
