"""One row of a sheet, once it is read."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from duren_sawit.lib.nik import KkNumber, Nik


@dataclass(slots=True)
class Facts:
    """What a row says of one person, in the register's own types.

    Empty (or None) where the sheet says nothing. `rt` and `rw` are numbers of areas, 0 where a
    sheet writes "-". Coded facts hold values of households.choices and occupations.
    """

    name: str = ""
    nik: Nik | None = None
    temporary_nik: str = ""
    kk_number: KkNumber | None = None
    relation: str = ""
    sex: str = ""
    born_on: date | None = None
    birth_place: str = ""
    marital_status: str = ""
    education: str = ""
    occupation: int | None = None
    disability: str = ""
    phone: str = ""
    life_status: str = ""
    address: str = ""
    rt: int | None = None
    rw: int | None = None
    latitude: Decimal | None = None
    longitude: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row cannot be taken: one sentence, and the cell ("G12") it is about."""

    cell: str
    sentence: str


@dataclass(slots=True)
class ReadRow:
    """Row `number` as the spreadsheet program counts it.

    Rows with the same `group` (never empty within a layout of families) are one family in the
    file, with or without a KK number.
    """

    number: int
    facts: Facts = field(default_factory=Facts)
    group: str = ""
    problem: Problem | None = None
    warnings: list[str] = field(default_factory=list)
