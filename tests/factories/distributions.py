"""Programmes, packages and goods."""

from datetime import date
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from distributions.choices import FundSource
from distributions.models import Benefit, Item, Package, PackageLine, Programme, Quota
from tests.factories.areas import RwFactory


class ItemFactory(DjangoModelFactory):
    """A kind of goods in kg; `money=True` for rupiah."""

    class Meta:
        model = Item

    class Params:
        money = factory.Trait(name="uang", unit="Rp")

    name = factory.Sequence("barang {}".format)
    unit = "kg"


class PackageFactory(DjangoModelFactory):
    class Meta:
        model = Package

    name = factory.Sequence("Paket {}".format)


class PackageLineFactory(DjangoModelFactory):
    """Ten of one item."""

    class Meta:
        model = PackageLine

    package = factory.SubFactory(PackageFactory)
    item = factory.SubFactory(ItemFactory)
    quantity = Decimal(10)


class ProgrammeFactory(DjangoModelFactory):
    """Planned for the second quarter, without contents."""

    class Meta:
        model = Programme

    name = factory.Sequence("Program Contoh {}".format)
    source = FundSource.VILLAGE
    starts_on = date(2026, 4, 1)
    ends_on = date(2026, 6, 30)


class BenefitFactory(DjangoModelFactory):
    """Ten of one item for each family."""

    class Meta:
        model = Benefit

    programme = factory.SubFactory(ProgrammeFactory)
    item = factory.SubFactory(ItemFactory)
    quantity = Decimal(10)


class QuotaFactory(DjangoModelFactory):
    class Meta:
        model = Quota

    programme = factory.SubFactory(ProgrammeFactory)
    area = factory.SubFactory(RwFactory)
    families = 20
