"""Dwellings, families and people of the register."""

from datetime import UTC, date, datetime
from io import BytesIO

import factory
from django.db import transaction
from factory.django import DjangoModelFactory

from duren_sawit.lib.nik import KkNumber, Nik, Sex
from households import closed_files
from households.choices import (
    BatchState,
    DeedKind,
    ExportFormat,
    ExportState,
    PairReason,
    Relation,
    ReportKind,
    VisitStatus,
)
from households.models import (
    ColumnMemory,
    Deed,
    Dwelling,
    Export,
    Family,
    FormerState,
    ImportBatch,
    ImportRow,
    MovedRow,
    Pair,
    Person,
    Report,
)
from tests.factories.accounts import UserFactory
from tests.factories.areas import RtFactory

AT = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


def nik_of(series: int, *, born_on: date = date(1984, 8, 17), sex: Sex = Sex.FEMALE) -> Nik:
    """A NIK of nobody: `nik_of(12)` ends in 0012."""
    day = born_on.day + (40 if sex == Sex.FEMALE else 0)
    return Nik(f"317507{day:02}{born_on:%m%y}{series % 9999 + 1:04}")


def kk_of(series: int) -> KkNumber:
    """A KK number of nobody."""
    return KkNumber(f"317507{series // 9999 % 28 + 1:02}0115{series % 9999 + 1:04}")


class DwellingFactory(DjangoModelFactory):
    """A house not yet visited; `visited=True` for one that was."""

    class Meta:
        model = Dwelling

    class Params:
        visited = factory.Trait(visit_status=VisitStatus.RECORDED, visited_on=date(2026, 2, 1))

    area = factory.SubFactory(RtFactory)
    address = factory.Sequence("Jalan Contoh No. {}".format)


class _Whole(DjangoModelFactory):
    """Made in one go: a family has its head when the transaction ends."""

    class Meta:
        abstract = True

    @classmethod
    def _generate(cls, strategy, params):
        with transaction.atomic():
            return super()._generate(strategy, params)


class FamilyFactory(_Whole):
    """A family of one: its head. `FamilyFactory(head=None)` has nobody (not for a commit);
    `FamilyFactory(head__name="Siti Contoh")` names the head."""

    class Meta:
        model = Family
        skip_postgeneration_save = True

    area = factory.SelfAttribute("dwelling.area")
    dwelling = factory.SubFactory(DwellingFactory)
    kk_number = factory.Sequence(kk_of)
    head = factory.RelatedFactory(
        "tests.factories.households.PersonFactory", "family", relation=Relation.HEAD
    )


class PersonFactory(_Whole):
    """A woman of forty, child of the head of a family of two."""

    class Meta:
        model = Person

    class Params:
        elderly = factory.Trait(born_on=date(1950, 5, 1))
        young = factory.Trait(born_on=date(2024, 5, 1), education="", occupation=None)
        unnumbered = factory.Trait(nik=None)

    family = factory.SubFactory(FamilyFactory)
    name = factory.Sequence("Warga Contoh {}".format)
    sex = Sex.FEMALE
    born_on = date(1984, 8, 17)
    nik = factory.Sequence(nik_of)
    relation = Relation.CHILD


class ReportFactory(DjangoModelFactory):
    class Meta:
        model = Report

    person = factory.SubFactory(PersonFactory)
    kind = ReportKind.DIED
    happened_on = date(2026, 2, 20)
    reported_at = AT
    reported_by = factory.SubFactory(UserFactory)


def closed(content: bytes) -> BytesIO:
    """As a list lies on the disk."""
    return BytesIO(closed_files._seal(Export().file).close_bytes(content))


class ExportFactory(DjangoModelFactory):
    """A list somebody asked for; `ready=True` with its file."""

    class Meta:
        model = Export

    class Params:
        ready = factory.Trait(
            state=ExportState.READY,
            ready_at=AT,
            done_count=1,
            file=factory.django.FileField(from_func=lambda: closed(b"RT/RW;Nama")),
        )

    format = ExportFormat.CSV
    paths = "31.75.07.1001."
    requested_by = factory.SubFactory(UserFactory)
    requested_at = AT


class DeedFactory(DjangoModelFactory):
    class Meta:
        model = Deed

    kind = DeedKind.IMPORT
    done_at = AT


class FormerStateFactory(DjangoModelFactory):
    """A row the deed made."""

    class Meta:
        model = FormerState

    deed = factory.SubFactory(DeedFactory)
    table_name = "households_person"
    row_id = factory.Sequence(lambda n: n + 1)
    revision = 0


class PairFactory(DjangoModelFactory):
    """Two people who may be one."""

    class Meta:
        model = Pair

    first = factory.SubFactory(PersonFactory)
    second = factory.SubFactory(PersonFactory)
    reason = PairReason.SIMILAR
    likeness = 80


class MovedRowFactory(DjangoModelFactory):
    """A report that moved along."""

    class Meta:
        model = MovedRow

    deed = factory.SubFactory(DeedFactory, kind=DeedKind.MERGE)
    table = "households.report"
    column = "person"
    row_id = factory.Sequence(lambda n: n + 1)


class ImportBatchFactory(DjangoModelFactory):
    """A file that was read and waits for somebody's word."""

    class Meta:
        model = ImportBatch

    filename = "warga.xlsx"
    file = "imports/contoh"
    digest = "0" * 64
    state = BatchState.READY
    uploaded_at = AT
    uploaded_by = factory.SubFactory(UserFactory)


class ImportRowFactory(DjangoModelFactory):
    """A new person, as read from a sheet."""

    class Meta:
        model = ImportRow

    batch = factory.SubFactory(ImportBatchFactory)
    number = factory.Sequence(lambda n: n + 2)
    name = factory.Sequence("Baris Contoh {}".format)


class ColumnMemoryFactory(DjangoModelFactory):
    class Meta:
        model = ColumnMemory

    signature = factory.Sequence("{:064}".format)
    columns = factory.LazyFunction(lambda: {"0": "name"})
    remembered_at = AT
