"""The tree holds together by itself."""

import pytest
from django.db import IntegrityError, transaction

from duren_sawit.areas.choices import Level
from duren_sawit.areas.models import Area
from tests.factories.areas import AreaFactory, RtFactory, RwFactory


def violated(factory, **values):
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        factory(**values)
    return caught.value.__cause__.diag.constraint_name


def test_there_is_one_village(db):
    AreaFactory()

    assert violated(AreaFactory, code="31.75.07.1002") == "areas_area_only_one_village"


def test_a_number_is_given_once_within_its_parent(db):
    rw = RwFactory(number=5)
    RtFactory(parent=rw, number=3)

    twice = violated(RtFactory, parent=rw, number=3, code="lain")
    assert twice == "areas_area_number_unique_in_parent"
    RtFactory(parent=RwFactory(number=6), number=3)


def test_only_the_village_stands_alone(db):
    assert violated(RwFactory, parent=None, code="x") == "areas_area_only_village_has_no_parent"


def test_the_path_follows_the_code(db):
    assert violated(AreaFactory, path="lain.") == "areas_area_path_from_code"


def test_within_takes_whole_numbers_only(db):
    first, twelfth = RwFactory(number=1), RwFactory(number=12)
    inside = RtFactory(parent=first, number=2)

    assert list(Area.objects.within([first.path]).in_order()) == [first, inside]
    assert first.contains(inside)
    assert not first.contains(twelfth)
    assert Area.objects.within([]).count() == 0


def test_levels_are_told_apart(db):
    rt = RtFactory()

    assert [area.level for area in Area.objects.in_order()] == [
        Level.VILLAGE,
        Level.RW,
        Level.RT,
    ]
    assert list(Area.objects.rts()) == [rt]
