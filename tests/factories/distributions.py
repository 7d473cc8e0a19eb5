"""Programmes, lists, rounds, handovers and goods."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import factory
from django.db import transaction

from distributions.choices import (
    AmendmentReason,
    Check,
    ClosingState,
    CorrectionKind,
    FundSource,
    HandoverSource,
    ListState,
    Mode,
    MovementKind,
    ProgrammeState,
    ProxyKind,
    RoundState,
    Source,
)
from distributions.freezing import unlock
from distributions.models import (
    Amendment,
    Balance,
    Benefit,
    Closing,
    Correction,
    Entitlement,
    Finding,
    Handover,
    HandoverLine,
    Item,
    ListEntry,
    Package,
    PackageLine,
    Point,
    PrintBatch,
    Programme,
    ProxyRule,
    Quota,
    RecipientList,
    Round,
    RoundBenefit,
    Sheet,
    SheetReading,
    Slot,
    StockMovement,
    UnmatchedRow,
)
from duren_sawit.lib import codes
from households.models import Person
from tests.factories.accounts import UserFactory
from tests.factories.areas import RtFactory, RwFactory
from tests.factories.households import FamilyFactory, _Whole

AT = datetime(2026, 4, 12, 2, 0, tzinfo=UTC)


class ItemFactory(_Whole):
    """A kind of goods in kg; `money=True` for rupiah."""

    class Meta:
        model = Item

    class Params:
        money = factory.Trait(name="uang", unit="Rp")

    name = factory.Sequence("barang {}".format)
    unit = "kg"


class PackageFactory(_Whole):
    class Meta:
        model = Package

    name = factory.Sequence("Paket {}".format)


class PackageLineFactory(_Whole):
    """Ten of one item."""

    class Meta:
        model = PackageLine

    package = factory.SubFactory(PackageFactory)
    item = factory.SubFactory(ItemFactory)
    quantity = Decimal(10)


class ProgrammeFactory(_Whole):
    """Planned for the second quarter, without contents."""

    class Meta:
        model = Programme

    name = factory.Sequence("Program Contoh {}".format)
    source = FundSource.VILLAGE
    starts_on = date(2026, 4, 1)
    ends_on = date(2026, 6, 30)


class BenefitFactory(_Whole):
    """Ten of one item for each family."""

    class Meta:
        model = Benefit

    programme = factory.SubFactory(ProgrammeFactory)
    item = factory.SubFactory(ItemFactory)
    quantity = Decimal(10)


class QuotaFactory(_Whole):
    class Meta:
        model = Quota

    programme = factory.SubFactory(ProgrammeFactory)
    area = factory.SubFactory(RwFactory)
    families = 20


class RecipientListFactory(_Whole):
    """A draft; `final=True` for one the lurah approved."""

    class Meta:
        model = RecipientList

    class Params:
        final = factory.Trait(
            state=ListState.FINAL,
            version=1,
            content_hash="0" * 64,
            approved_by=factory.SubFactory(UserFactory),
            approved_at=AT,
        )

    programme = factory.SubFactory(ProgrammeFactory, state=ProgrammeState.RUNNING)
    number = 1
    created_by = factory.SubFactory(UserFactory)


class ListEntryFactory(_Whole):
    """A family of one whose head receives; also on a list that is final already."""

    class Meta:
        model = ListEntry

    list = factory.SubFactory(RecipientListFactory)
    family = factory.SubFactory(FamilyFactory)
    receiver = factory.LazyAttribute(lambda entry: Person.objects.heads().get(family=entry.family))
    area = factory.SelfAttribute("family.area")
    name = factory.SelfAttribute("receiver.name")
    address = "Jalan Contoh No. 1"
    masked_nik = "317507••••••0012"
    rank = factory.Sequence(lambda n: n + 1)
    source = Source.REGISTER

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        with transaction.atomic():
            unlock(kwargs["list"])
            return super()._create(model_class, *args, **kwargs)


class FindingFactory(_Whole):
    """The receiver has no NIK."""

    class Meta:
        model = Finding

    entry = factory.SubFactory(ListEntryFactory)
    list = factory.SelfAttribute("entry.list")
    area = factory.SelfAttribute("entry.area")
    kind = Check.NO_NIK


class UnmatchedRowFactory(_Whole):
    class Meta:
        model = UnmatchedRow

    list = factory.SubFactory(RecipientListFactory)
    row_number = factory.Sequence(lambda n: n + 2)
    name = "Warga Lain"
    sentence = "NIK ini belum ada di data warga."


class AmendmentFactory(_Whole):
    """Waits for the lurah."""

    class Meta:
        model = Amendment

    entry = factory.SubFactory(ListEntryFactory, list__final=True)
    list = factory.SelfAttribute("entry.list")
    number = factory.Sequence(lambda n: n + 1)
    reason = AmendmentReason.MOVED
    proposed_by = factory.SubFactory(UserFactory)
    proposed_at = AT


class RoundFactory(_Whole):
    """Planned; `open=True` for one being handed out, `closed=True` for one that is over."""

    class Meta:
        model = Round

    class Params:
        open = factory.Trait(state=RoundState.OPEN, opened_at=AT)
        closed = factory.Trait(state=RoundState.CLOSED, opened_at=AT, closed_at=AT)

    list = factory.SubFactory(RecipientListFactory, final=True)
    programme = factory.SelfAttribute("list.programme")
    number = factory.Sequence(lambda n: n + 1)
    opens_on = date(2026, 4, 12)
    closes_on = date(2026, 4, 14)


class RoundBenefitFactory(_Whole):
    """Ten of one item for each family."""

    class Meta:
        model = RoundBenefit

    round = factory.SubFactory(RoundFactory, open=True)
    item = factory.SubFactory(ItemFactory)
    quantity = Decimal(10)


class PointFactory(_Whole):
    class Meta:
        model = Point

    round = factory.SubFactory(RoundFactory)
    name = factory.Sequence("Balai RW {}".format)


class SlotFactory(_Whole):
    """The morning of the first day."""

    class Meta:
        model = Slot

    point = factory.SubFactory(PointFactory)
    round = factory.SelfAttribute("point.round")
    area = factory.SubFactory(RtFactory)
    starts_at = AT
    ends_at = AT + timedelta(hours=3)


class SheetFactory(_Whole):
    class Meta:
        model = Sheet

    round = factory.SubFactory(RoundFactory, open=True)
    area = factory.SubFactory(RtFactory)
    number = factory.Sequence(lambda n: n + 1)
    code = factory.LazyFunction(codes.generate)


class EntitlementFactory(_Whole):
    """Of an open round without benefits; give `round=` one that has them."""

    class Meta:
        model = Entitlement

    round = factory.SubFactory(RoundFactory, open=True)
    entry = factory.SubFactory(ListEntryFactory, list=factory.SelfAttribute("..round.list"))
    area = factory.SelfAttribute("entry.area")
    sheet = factory.SubFactory(
        SheetFactory, round=factory.SelfAttribute("..round"), area=factory.SelfAttribute("..area")
    )
    serial = factory.Sequence(lambda n: n + 1)
    code = factory.LazyFunction(codes.generate)


class ProxyRuleFactory(_Whole):
    class Meta:
        model = ProxyRule
        django_get_or_create = ("kind",)

    kind = ProxyKind.SAME_KK
    proofs = "KTP wakil\nKartu keluarga"


class HandoverFactory(_Whole):
    """Collected in person at the table."""

    class Meta:
        model = Handover

    entitlement = factory.SubFactory(EntitlementFactory)
    receiver_name = factory.SelfAttribute("entitlement.entry.name")
    mode = Mode.SELF
    source = HandoverSource.SCREEN
    handed_at = AT
    recorded_by = factory.SubFactory(UserFactory)
    recorded_at = AT


class HandoverLineFactory(_Whole):
    class Meta:
        model = HandoverLine

    handover = factory.SubFactory(HandoverFactory)
    item = factory.SubFactory(ItemFactory)
    quantity = Decimal(10)


class SheetReadingFactory(_Whole):
    class Meta:
        model = SheetReading

    sheet = factory.SubFactory(SheetFactory)
    reader = factory.SubFactory(UserFactory)
    read_at = AT
    handed_on = date(2026, 4, 12)
    outcomes = factory.LazyFunction(dict)


class StockMovementFactory(_Whole):
    """A hundred received from outside into the store."""

    class Meta:
        model = StockMovement

    round = factory.SubFactory(RoundFactory, open=True)
    item = factory.SubFactory(ItemFactory)
    kind = MovementKind.RECEIVED
    quantity = Decimal(100)
    counterpart = "Gudang Contoh"
    moved_at = AT
    recorded_by = factory.SubFactory(UserFactory)


class ClosingFactory(_Whole):
    """Counted, and closed without a difference."""

    class Meta:
        model = Closing

    round = factory.SubFactory(RoundFactory, closed=True)
    state = ClosingState.APPROVED
    counted_by = factory.SubFactory(UserFactory)
    counted_at = AT


class BalanceFactory(_Whole):
    """A hundred received, all handed out."""

    class Meta:
        model = Balance

    closing = factory.SubFactory(ClosingFactory)
    item = factory.SubFactory(ItemFactory)
    received = Decimal(100)
    handed = Decimal(100)
    damaged = returned = remaining = difference = Decimal(0)


class CorrectionFactory(_Whole):
    """Two sacks more than were counted; waits for the second signature."""

    class Meta:
        model = Correction

    closing = factory.SubFactory(ClosingFactory)
    number = factory.Sequence(lambda n: n + 1)
    kind = CorrectionKind.MISCOUNTED
    item = factory.SubFactory(ItemFactory)
    remaining = Decimal(20)
    reason = "Dua karung di belakang pintu."
    proposed_by = factory.SubFactory(UserFactory)
    proposed_at = AT


class PrintBatchFactory(_Whole):
    """Rosters of one RT, waiting."""

    class Meta:
        model = PrintBatch

    round = factory.SubFactory(RoundFactory, open=True)
    kind = "ROSTER"
    area = factory.SubFactory(RtFactory)
    paper = "F4_LANDSCAPE"
    binding = "ONE"
    requested_by = factory.SubFactory(UserFactory)
    requested_at = AT
