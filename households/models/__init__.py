"""The records of the register."""

from households.models.deeds import Deed, FormerState
from households.models.dwellings import Dwelling
from households.models.exports import Export
from households.models.families import Family, FamilySummary
from households.models.imports import ColumnMemory, ImportBatch, ImportRow
from households.models.moved import MovedRow
from households.models.pairs import Pair
from households.models.people import Person
from households.models.reports import Report
from households.models.words import SearchWord

__all__ = [
    "ColumnMemory",
    "Deed",
    "Dwelling",
    "Export",
    "Family",
    "FamilySummary",
    "FormerState",
    "ImportBatch",
    "ImportRow",
    "MovedRow",
    "Pair",
    "Person",
    "Report",
    "SearchWord",
]
