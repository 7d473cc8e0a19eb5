"""The pages of times."""

from datetime import date, time

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.distributions import (
    ListEntryFactory,
    PointFactory,
    RoundFactory,
    SlotFactory,
)


@pytest.fixture
def office(kesra, client_of):
    return client_of(kesra)


@pytest.fixture
def planned(village):
    """Families in RT 003 and 004 of RW 002, and in RT 001 of RW 005; two points."""
    made = RoundFactory(number=1)
    for area in (village.rt_003, village.rt_004, village.rt_001):
        ListEntryFactory(list=made.list, family__dwelling__area=area)
    for rw in (village.rw_002, village.rw_005):
        PointFactory(round=made, name=f"Balai {rw}")
    return made


def page(round_, rw=None):
    if rw is None:
        return reverse("distributions:slot_edit", args=[round_.public_id])
    return reverse("distributions:slot_adjust", args=[round_.public_id, rw.public_id])


def key(thing):
    return str(thing.public_id)


def kept(round_):
    """By RT: where, and when in village time."""
    slots = round_.slots.select_related("area", "point").order_by("area__path")
    return [
        (
            slot.area.name,
            slot.point.name,
            f"{timezone.localtime(slot.starts_at):%d/%m %H.%M}",
            f"{timezone.localtime(slot.ends_at):%H.%M}",
        )
        for slot in slots
    ]


def said(village, planned, **otherwise):
    first, second = planned.points.order_by("name")
    return {
        "day": "2026-04-12",
        "starts": "08.00",
        "minutes": "30",
        key(village.rw_002): key(first),
        key(village.rw_005): key(second),
        **otherwise,
    }


def test_slot_edit_begins_with_the_point_named_after_each_rw(village, office, planned):
    form = office.get(page(planned)).context["form"]

    first, second = planned.points.order_by("name")
    assert (form["day"].value(), form["starts"].value()) == (date(2026, 4, 12), time(8))
    assert form[key(village.rw_002)].value() == key(first)
    assert form[key(village.rw_005)].value() == key(second)


def test_slot_edit_fills_whole_rws_one_rt_after_the_other(village, office, planned):
    answer = office.post(page(planned), said(village, planned))

    assert answer.url == page(planned)
    assert kept(planned) == [
        ("RT 003", "Balai RW 002", "12/04 08.00", "08.30"),
        ("RT 004", "Balai RW 002", "12/04 08.30", "09.00"),
        ("RT 001", "Balai RW 005", "12/04 08.00", "08.30"),
    ]


def test_slot_edit_leaves_alone_what_was_not_chosen(village, office, planned):
    before = SlotFactory(point=planned.points.first(), area=village.rt_001)
    form = office.get(page(planned)).context["form"]
    assert form[key(village.rw_005)].value() == "tanpa"

    office.post(page(planned), said(village, planned, **{key(village.rw_005): "tanpa"}))

    assert planned.slots.get(area=village.rt_001) == before
    assert planned.slots.count() == 3


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"starts": "jam delapan"}, "starts", "Masukkan waktu yang valid."),
        ({"minutes": "0"}, "minutes", "5"),
        ({"day": "2026-05-01"}, "__all__", "Jadwal di luar hari tahap ini: RT 003/RW 002"),
        ({"starts": "23.00", "minutes": "60"}, "__all__", "Jadwal melewati tengah malam"),
    ],
)
def test_slot_edit_says_what_is_wrong_and_writes_nothing(
    village, office, planned, wrong, field, sentence
):
    answer = office.post(page(planned), said(village, planned, **wrong))

    assert answer.status_code == 422
    assert sentence in answer.context["form"].errors[field][0]
    assert kept(planned) == []


def test_slot_edit_needs_at_least_one_rw(village, office, planned):
    none = {key(rw): "tanpa" for rw in (village.rw_002, village.rw_005)}

    answer = office.post(page(planned), said(village, planned, **none))

    assert answer.context["form"].non_field_errors() == [
        "Pilih titik bagi untuk paling sedikit satu RW."
    ]


def test_slot_edit_asks_for_a_point_first(village, office):
    made = RoundFactory()
    ListEntryFactory(list=made.list, family__dwelling__area=village.rt_003)

    answer = office.get(page(made))

    assert "Tambahkan dulu tempat RT datang." in answer.text


def test_slot_adjust_shows_each_rt_and_keeps_it(village, office, planned):
    first, second = planned.points.order_by("name")
    SlotFactory(point=first, area=village.rt_003)
    form = office.get(page(planned, village.rw_002)).context["form"]
    assert (form["rt3_point"].value(), form["rt4_point"].value()) == (key(first), "tanpa")

    answer = office.post(
        page(planned, village.rw_002),
        {
            "rt3_point": "tanpa",
            "rt4_point": key(second),
            "rt4_day": "2026-04-13",
            "rt4_starts": "13:15",
            "rt4_ends": "14.00",
        },
    )

    assert answer.url == page(planned)
    assert kept(planned) == [("RT 004", "Balai RW 005", "13/04 13.15", "14.00")]


@pytest.mark.parametrize(
    ("hours", "field", "sentence"),
    [
        ({"rt4_starts": "", "rt4_ends": "09.00"}, "rt4_starts", "Diisi bila titiknya dipilih."),
        ({"rt4_starts": "10.00", "rt4_ends": "09.00"}, "rt4_ends", "sesudah jam mulai."),
    ],
)
def test_slot_adjust_says_what_is_missing(village, office, planned, hours, field, sentence):
    point = planned.points.first()
    told = {"rt3_point": "tanpa", "rt4_point": key(point), "rt4_day": "2026-04-13", **hours}

    answer = office.post(page(planned, village.rw_002), told)

    assert answer.status_code == 422
    assert sentence in answer.context["form"].errors[field][0]
    assert kept(planned) == []


def test_slot_adjust_knows_only_rws_that_receive(village, office):
    made = RoundFactory()
    ListEntryFactory(list=made.list, family__dwelling__area=village.rt_003)

    assert office.get(page(made, village.rw_005)).status_code == 404
    assert office.get(page(made, village.rt_003)).status_code == 404
