"""What is written on rosters and slips: piles, their rows, when and where each RT comes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cached_property

from django.db.models import Exists, OuterRef

from distributions.choices import RoundState
from distributions.models import (
    Entitlement,
    Handover,
    ProxyRule,
    Round,
    Sheet,
    Slot,
)
from distributions.models.goods import Item
from distributions.models.papers import PrintBatch, PrintBatchQuerySet
from distributions.models.rounds import EntitlementQuerySet, RoundQuerySet, SheetQuerySet
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.choices import Level
from duren_sawit.areas.models import Area
from duren_sawit.lib.quantities import Quantity, rupiah, rupiah_in_words

LAST = datetime(9000, 1, 1, tzinfo=UTC)  # for whoever has no time yet
SHOWN = 10
COLUMNS = (
    "serial",
    "code",
    "entry__name",
    "entry__masked_nik",
    "entry__address",
    "withdrawn_at",
    "home_visit",
    "second_date_on",
    "sheet__number",
    "sheet__code",
)


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One entitlement as it stands on paper."""

    serial: int
    code: str
    name: str
    masked_nik: str
    address: str
    withdrawn_at: datetime | None
    home_visit: bool
    second_date_on: date | None
    sheet_number: int
    sheet_code: str

    @property
    def nik(self) -> str:
        """Round dots would fill up on the second photocopy."""
        return self.masked_nik.replace("•", "*") or "belum tercatat"


@dataclass(frozen=True, slots=True)
class Due:
    """So much of one item for each family."""

    item: Item
    quantity: Decimal

    def times(self, families: int) -> str:
        return said(self.item, self.quantity * families)

    def times_in_words(self, families: int) -> str:
        return said_in_words(self.item, self.quantity * families)


@dataclass(frozen=True)
class Pile:
    """The sheets of one RT; its first sheet stands for all of them."""

    first: Sheet

    @property
    def round(self) -> Round:
        return self.first.round

    @property
    def area(self) -> Area:
        return self.first.area

    @cached_property
    def rows(self) -> list[PaperRow]:
        """Withdrawn ones too: numbers on paper never move."""
        found = Entitlement.objects.filter(round=self.round, area=self.area).in_order()
        return [PaperRow(*values) for values in found.values_list(*COLUMNS)]

    @property
    def standing(self) -> list[PaperRow]:
        return [row for row in self.rows if row.withdrawn_at is None]

    @cached_property
    def dues(self) -> list[Due]:
        return dues_of(self.round)

    @cached_property
    def slot(self) -> Slot | None:
        return self.round.slots.select_related("point").filter(area=self.area).first()


def piles(reader: User) -> SheetQuerySet:
    """The first sheets of the RTs whose rosters this person prints."""
    return Sheet.objects.visible_to(reader, Permission.ROSTERS_PRINT).filter(number=1)


def piles_of(round_: Round, area: Area, *, by_time: bool = False) -> list[Sheet]:
    """The first sheets of a round at or below an area: in the order of RTs, or as they come."""
    found = Sheet.objects.filter(round=round_, number=1, area__path__startswith=area.path)
    first = list(found.select_related("area", "area__parent", "round").in_order())
    if not by_time:
        return first
    starts: dict[int, datetime] = dict(round_.slots.values_list("area_id", "starts_at"))
    return sorted(first, key=lambda sheet: starts.get(sheet.area_id, LAST))


def dues_of(round_: Round) -> list[Due]:
    """In the order in which they were planned."""
    found = round_.benefits.select_related("item").order_by("pk")
    return [Due(one.item, one.quantity) for one in found]


def allowed_proxies() -> Iterator[ProxyRule]:
    yield from ProxyRule.objects.filter(is_allowed=True).order_by("pk")


def said(item: Item, quantity: Decimal) -> str:
    """`200 kg`, `Rp6.000.000`."""
    return rupiah(quantity) if item.is_money else str(Quantity(quantity, item.unit))


def said_in_words(item: Item, quantity: Decimal) -> str:
    """`dua ratus kilogram`, `enam juta rupiah`."""
    return rupiah_in_words(quantity) if item.is_money else Quantity(quantity, item.unit).in_words()


def rounds(reader: User) -> RoundQuerySet:
    """Those whose papers this person prints somewhere."""
    found = Round.objects.visible_to(reader, Permission.ROSTERS_PRINT)
    return found.select_related("programme", "list__programme")


def areas_to_print(reader: User, round_: Round) -> list[Area]:
    """The village, each RW and each RT with rows, as far as this person prints there."""
    within = Area.objects.within(reader.scope.paths_for(Permission.ROSTERS_PRINT))
    rts = within.filter(pk__in=round_.sheets.values("area")).in_order()
    paths = [rt.path for rt in rts.select_related("parent")]
    above = within.exclude(level=Level.RT).in_order()
    larger = [area for area in above if any(path.startswith(area.path) for path in paths)]
    return [*larger, *rts]


def uncollected(reader: User) -> EntitlementQuerySet:
    """Of open rounds, where this person prints."""
    collected = Handover.objects.valid().filter(entitlement=OuterRef("pk"))
    seen = Entitlement.objects.visible_to(reader, Permission.ROSTERS_PRINT).standing()
    found = seen.filter(round__state=RoundState.OPEN).exclude(Exists(collected))
    return found.select_related("entry", "area", "round__programme")


def batches(reader: User) -> PrintBatchQuerySet:
    found: PrintBatchQuerySet = PrintBatch.objects.visible_to(reader)
    return found.select_related("area", "requested_by", "round", "round__programme")


def newest_batches(reader: User, round_: Round) -> list[PrintBatch]:
    return list(batches(reader).filter(round=round_).newest_first()[:SHOWN])
