"""Areas and the words of the place."""

import factory
from factory.django import DjangoModelFactory

from duren_sawit.areas.choices import Level, VillageKind
from duren_sawit.areas.models import Area, Site

VILLAGE_CODE = "31.75.07.1001"


class AreaFactory(DjangoModelFactory):
    """A village; `RwFactory` and `RtFactory` make what lies inside."""

    class Meta:
        model = Area
        django_get_or_create = ("code",)

    level = Level.VILLAGE
    parent = None
    number = 0
    code = VILLAGE_CODE
    path = factory.LazyAttribute(lambda area: f"{area.code}.")
    name = "Duren Sawit"
    long_name = factory.SelfAttribute("name")


class _InsideFactory(AreaFactory):
    class Meta:
        model = Area
        django_get_or_create = ("code",)

    number = factory.Sequence(lambda n: n % 900 + 50)  # far from the numbers tests choose
    code = factory.LazyAttribute(lambda area: f"{area.parent.code}.{area.number:03}")
    name = factory.LazyAttribute(lambda area: f"{area.level} {area.number:03}")


class RwFactory(_InsideFactory):
    """`RwFactory(number=5)` is RW 005 of the village."""

    class Meta:
        model = Area
        django_get_or_create = ("code",)

    level = Level.RW
    parent = factory.SubFactory(AreaFactory)


class RtFactory(_InsideFactory):
    """`RtFactory(number=4, parent=rw)`."""

    class Meta:
        model = Area
        django_get_or_create = ("code",)

    level = Level.RT
    parent = factory.SubFactory(RwFactory)
    long_name = factory.LazyAttribute(lambda area: f"{area.name}/{area.parent.name}")


class SiteFactory(DjangoModelFactory):
    """The one row of words and letterhead."""

    class Meta:
        model = Site
        django_get_or_create = ("id",)

    id = 1
    village = factory.SubFactory(AreaFactory)
    kind = VillageKind.KELURAHAN
    name = "Duren Sawit"
    head_title = "Lurah"
    province_line = "Provinsi Daerah Khusus Ibukota Jakarta"
    city_line = "Kota Administrasi Jakarta Timur"
    district_line = "Kecamatan Duren Sawit"
    address = "Jalan Contoh No. 1"
    postal_code = "13440"
    place_of_signing = "Jakarta"
