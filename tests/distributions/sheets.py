"""An RT on paper: fifty rows on three sheets of an open round, each due ten kilograms."""

from dataclasses import dataclass
from decimal import Decimal

from distributions.models import Entitlement, Item, Round, Sheet
from households.models import Person
from tests.factories.distributions import (
    EntitlementFactory,
    ItemFactory,
    RoundBenefitFactory,
    SheetFactory,
)
from tests.factories.households import FamilyFactory, PersonFactory

SHEET_ROWS = 20


@dataclass(frozen=True)
class Paper:
    round: Round
    sheets: list[Sheet]
    rows: list[Entitlement]

    def joined_by(self, serial, **said) -> Person:
        """One more of the family in this row: a daughter, Siti."""
        family = self.rows[serial - 1].entry.family
        return PersonFactory(**{"family": family, "name": "Siti", "relation": "CHILD", **said})


def round_of_rice(**said) -> Round:
    rice = Item.objects.filter(name="beras").first() or ItemFactory(name="beras", unit="kg")
    return RoundBenefitFactory(
        item=rice,
        quantity=Decimal(10),
        round__open=True,
        **{f"round__{name}": value for name, value in said.items()},
    ).round


def paper_of(area, *, rows=50, reads_twice=False, tahap=None) -> Paper:
    """The numbers count on from sheet to sheet."""
    tahap = tahap or round_of_rice(reads_twice=reads_twice)
    count = -(-rows // SHEET_ROWS)
    sheets = [SheetFactory(round=tahap, area=area, number=n + 1) for n in range(count)]
    made = [
        EntitlementFactory(
            round=tahap,
            entry__family=FamilyFactory(dwelling__area=area),
            sheet=sheets[n // SHEET_ROWS],
            serial=n + 1,
        )
        for n in range(rows)
    ]
    return Paper(tahap, sheets, made)
