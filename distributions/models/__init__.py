"""The records of distribution."""

from distributions.models.amendments import Amendment
from distributions.models.corrections import Correction
from distributions.models.findings import Finding
from distributions.models.goods import Item, Package, PackageLine
from distributions.models.handovers import Handover, HandoverLine, ProxyRule, SheetReading
from distributions.models.lists import ListEntry, RecipientList, UnmatchedRow
from distributions.models.papers import PrintBatch
from distributions.models.programmes import Benefit, Programme, Quota
from distributions.models.rounds import Entitlement, Point, Round, RoundBenefit, Sheet, Slot
from distributions.models.stock import Balance, Closing, StockMovement

__all__ = [
    "Amendment",
    "Balance",
    "Benefit",
    "Closing",
    "Correction",
    "Entitlement",
    "Finding",
    "Handover",
    "HandoverLine",
    "Item",
    "ListEntry",
    "Package",
    "PackageLine",
    "Point",
    "PrintBatch",
    "Programme",
    "ProxyRule",
    "Quota",
    "RecipientList",
    "Round",
    "RoundBenefit",
    "Sheet",
    "SheetReading",
    "Slot",
    "StockMovement",
    "UnmatchedRow",
]
