"""A round with its store, two points and five families of RT 003, for tests of goods."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from distributions.models import (
    Entitlement,
    Handover,
    Item,
    Point,
    Programme,
    Round,
    StockMovement,
)
from distributions.stock_facts import Move
from duren_sawit.accounts.choices import Role
from duren_sawit.accounts.models import User
from tests.clock import TODAY
from tests.factories.accounts import UserFactory
from tests.factories.distributions import (
    BenefitFactory,
    EntitlementFactory,
    HandoverFactory,
    HandoverLineFactory,
    ItemFactory,
    ListEntryFactory,
    PointFactory,
    RecipientListFactory,
    RoundBenefitFactory,
    RoundFactory,
    SheetFactory,
    SlotFactory,
    StockMovementFactory,
)
from tests.fixtures.village import Village

FAMILIES = 5


@dataclass(frozen=True)
class Store:
    """Ten kilograms of rice and two litres of oil for each family; the first point has a slot."""

    programme: Programme
    round: Round
    rice: Item
    oil: Item
    hall: Point
    office: Point
    entitlements: list[Entitlement]
    officer: User
    kesra: User
    lurah: User

    def holds(self, quantity: int | str, item: Item | None = None, **said: object) -> StockMovement:
        return StockMovementFactory(
            round=self.round, item=item or self.rice, quantity=Decimal(quantity), **said
        )

    def hands_out(self, nth: int, quantity: int | str = 10, **said: object) -> Handover:
        made = HandoverFactory(entitlement=self.entitlements[nth], **said)
        HandoverLineFactory(handover=made, item=self.rice, quantity=Decimal(quantity))
        return made

    def rice_of(self, quantity: int | str, **said: object) -> Move:
        return Move(self.rice, Decimal(quantity), **said)  # type: ignore[arg-type]

    def left(self, rice: int | str, oil: int | str = 0) -> dict[Item, Decimal]:
        return {self.rice: Decimal(rice), self.oil: Decimal(oil)}


def build_store(village: Village, families: int = FAMILIES) -> Store:
    rice, oil = ItemFactory(name="beras"), ItemFactory(name="minyak goreng", unit="liter")
    recipients = RecipientListFactory(final=True, approved_by=UserFactory())
    for item, quantity in ((rice, 10), (oil, 2)):
        BenefitFactory(programme=recipients.programme, item=item, quantity=quantity)
    made = build_round(recipients, number=1)
    officer = village.people[Role.HANDOUT_OFFICER]
    hall, office = (PointFactory(round=made, name=name) for name in ("Balai RW 002", "Kantor"))
    hall.officers.add(officer)
    SlotFactory(point=hall, area=village.rt_003)
    sheet = SheetFactory(round=made, area=village.rt_003)
    entries = ListEntryFactory.create_batch(
        families, list=recipients, family__dwelling__area=village.rt_003
    )
    return Store(
        programme=recipients.programme,
        round=made,
        rice=rice,
        oil=oil,
        hall=hall,
        office=office,
        entitlements=[EntitlementFactory(round=made, entry=one, sheet=sheet) for one in entries],
        officer=officer,
        kesra=village.people[Role.KESRA],
        lurah=village.people[Role.LURAH],
    )


def build_round(recipients, number):
    """Open since yesterday, until tomorrow."""
    made = RoundFactory(
        list=recipients,
        number=number,
        open=True,
        opens_on=TODAY - timedelta(days=1),
        closes_on=TODAY + timedelta(days=1),
    )
    for benefit in recipients.programme.benefits.order_by("pk"):
        RoundBenefitFactory(round=made, item=benefit.item, quantity=benefit.quantity)
    return made
