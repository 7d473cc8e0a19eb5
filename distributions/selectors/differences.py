"""What two people read from one sheet, row by row."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from distributions.choices import Mode
from distributions.facts import Part
from distributions.marks import Mark, Marks
from distributions.models import RoundBenefit, Sheet, SheetReading
from distributions.selectors.readings import PaperRow, sheet_rows_unscoped
from duren_sawit.lib import dates


@dataclass(frozen=True, slots=True)
class Difference:
    """One row two people read differently."""

    row: PaperRow
    first: Mark
    second: Mark
    first_words: str
    second_words: str


@dataclass(frozen=True, slots=True)
class TwoReadings:
    """What two people read from one sheet, side by side."""

    sheet: Sheet
    first: SheetReading
    second: SheetReading
    differences: tuple[Difference, ...]
    contents: tuple[RoundBenefit, ...]
    row_count: int

    @property
    def days_differ(self) -> bool:
        return self.first.handed_on != self.second.handed_on

    @property
    def first_day(self) -> str:
        return dates.long_date(self.first.handed_on)

    @property
    def second_day(self) -> str:
        return dates.long_date(self.second.handed_on)

    @property
    def total(self) -> int:
        """How many things are to be decided."""
        return len(self.differences) + self.days_differ


def two_readings(sheet: Sheet) -> TwoReadings | None:
    """None unless two readings wait."""
    open_ = list(sheet.readings.open().select_related("reader").in_order())
    if len(open_) < 2:
        return None
    first, second = open_[:2]
    contents = tuple(sheet.round.benefits.select_related("item").order_by("pk"))
    [known] = sheet_rows_unscoped([sheet])
    one, other = outcomes_of(first), outcomes_of(second)
    found = tuple(
        Difference(
            row=row,
            first=one.get(row.serial, Mark()),
            second=other.get(row.serial, Mark()),
            first_words=mark_words(one.get(row.serial, Mark()), contents),
            second_words=mark_words(other.get(row.serial, Mark()), contents),
        )
        for row in known.rows
        if not one.get(row.serial, Mark()).says_the_same(other.get(row.serial, Mark()))
    )
    return TwoReadings(sheet, first, second, found, contents, len(known.rows))


def outcomes_of(reading: SheetReading) -> Marks:
    return {int(serial): Mark.from_json(kept) for serial, kept in reading.outcomes.items()}


def mark_words(mark: Mark, contents: Sequence[RoundBenefit]) -> str:
    """`belum diambil`, `diwakilkan Siti (anak)`, `diambil sendiri, beras 8 kg (rusak)`."""
    if not mark.mode:
        return _("belum diambil")
    words = str(Mode(mark.mode).label)
    if mark.name:
        words = f"{words} {mark.name} ({mark.relation})"
    kinds = {content.item_id: content for content in contents}
    given = [_part(kinds[item], amount) for item, amount in mark.amounts if item in kinds]
    words = ", ".join([words, *given])
    return f"{words} ({mark.reason})" if mark.reason else words


def _part(content: RoundBenefit, amount: Decimal) -> str:
    return Part(content.item.name, content.item.unit, amount).words
