"""The tree of areas is planted and corrected."""

import pytest

from duren_sawit.areas.choices import Event, Level, VillageKind
from duren_sawit.areas.models import Area, Site
from duren_sawit.areas.services import areas
from duren_sawit.areas.services.sites import Words
from tests.accounts.refusals import events_of, refusal_of
from tests.clock import NOW
from tests.factories.accounts import UserFactory

CODE = "31.75.07.1001"
WORDS = Words(
    kind=VillageKind.DESA,
    name="Sukamaju",
    head_title="Kepala Desa",
    province_line="Provinsi Contoh",
    city_line="Kabupaten Contoh",
    district_line="Kecamatan Contoh",
    address="Jalan Desa No. 1",
    postal_code="12345",
    place_of_signing="Sukamaju",
    rw_word="Dusun",
)


def found():
    return areas.found_village(CODE, words=WORDS, by=None, at=NOW)


def test_a_village_begins_with_its_root_and_its_words(db):
    site = found()

    village = site.village
    assert (village.level, village.code, village.path) == (Level.VILLAGE, CODE, f"{CODE}.")
    assert (village.long_name, site.title, site.is_demo) == (
        "Desa Sukamaju",
        "Desa Sukamaju",
        False,
    )
    assert events_of(village) == [(Event.VILLAGE_FOUNDED, None)]


def test_there_is_one_village_only(db):
    found()

    assert refusal_of(found) == ("founded",)
    assert Site.objects.count() == 1


def test_rws_and_rts_are_numbered_and_named_in_the_words_of_the_place(db):
    site = found()

    areas.add_rws(site, rt_counts=[2, 1], by=None, at=NOW)

    assert list(Area.objects.in_order().values_list("code", "name", "long_name")) == [
        (CODE, "Desa Sukamaju", "Desa Sukamaju"),
        (f"{CODE}.001", "Dusun 01", "Dusun 01"),
        (f"{CODE}.001.001", "RT 001", "RT 001/Dusun 01"),
        (f"{CODE}.001.002", "RT 002", "RT 002/Dusun 01"),
        (f"{CODE}.002", "Dusun 02", "Dusun 02"),
        (f"{CODE}.002.001", "RT 001", "RT 001/Dusun 02"),
    ]


def test_more_rws_continue_the_numbers(db):
    site = found()
    areas.add_rws(site, rt_counts=[1], by=None, at=NOW)

    added = areas.add_rws(site, rt_counts=[1], by=None, at=NOW)

    assert [area.long_name for area in added] == ["Dusun 02", "RT 001/Dusun 02"]
    assert [event for event, _by in events_of(site.village)] == [
        Event.VILLAGE_FOUNDED,
        Event.AREAS_ADDED,
        Event.AREAS_ADDED,
    ]


@pytest.mark.parametrize("counts", [[], [0], [3, 0], [1000]])
def test_rws_without_rts_are_refused(db, counts):
    site = found()

    assert refusal_of(areas.add_rws, site, rt_counts=counts, by=None, at=NOW) == ("count",)
    assert Area.objects.count() == 1


def test_a_boundary_is_put_down_and_taken_away(db):
    village, officer = found().village, UserFactory()
    shape = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}

    drawn = areas.draw_boundary(village, boundary=shape, by=officer, at=NOW)
    gone = areas.draw_boundary(village, boundary=None, by=officer, at=NOW)

    assert (drawn.boundary, gone.boundary) == (shape, None)
    assert events_of(village)[1:] == [(Event.AREA_CHANGED, officer.pk)] * 2
