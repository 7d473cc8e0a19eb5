"""Areas: each reader sees the own part of the tree."""

import pytest
from django.urls import reverse

from duren_sawit.accounts.choices import Role
from duren_sawit.accounts.models import User
from duren_sawit.accounts.registry import PageAction, register_area_action
from tests.clock import YESTERDAY
from tests.factories.accounts import RoleAssignmentFactory, UserFactory
from tests.factories.areas import RtFactory

LIST = "/wilayah/"
SQUARE = {
    "type": "Polygon",
    "coordinates": [[[106.9, -6.2], [107.0, -6.2], [107.0, -6.3], [106.9, -6.2]]],
}


def at(area):
    return reverse("accounts:area_detail", args=[area.public_id])


def page_of(client, area):
    return client.get(at(area)).context["page"]


def test_area_list_leads_straight_to_the_only_area(village, client_of):
    leads = {
        role: client_of(village.people[role]).get(LIST).url
        for role in (Role.LURAH, Role.RW_HEAD, Role.SURVEYOR)
    }

    assert leads == {
        Role.LURAH: at(village.area),
        Role.RW_HEAD: at(village.rw_002),
        Role.SURVEYOR: at(village.rt_003),
    }


def test_area_list_shows_several_areas_to_choose_from(village, client_of):
    kader = village.people[Role.SURVEYOR]
    RoleAssignmentFactory(person=kader, role=Role.SURVEYOR, area=village.rt_001)

    answer = client_of(User.objects.get(pk=kader.pk)).get(LIST)

    assert answer.context["areas"] == [village.rt_003, village.rt_001]


def test_area_list_without_a_role_is_closed(village, client_of):
    assert client_of(UserFactory()).get(LIST).status_code == 403


@pytest.mark.parametrize(
    ("role", "place", "answer"),
    [
        (Role.RW_HEAD, "rw_002", 200),
        (Role.RW_HEAD, "rt_004", 200),
        (Role.RW_HEAD, "area", 404),
        (Role.RW_HEAD, "rw_005", 404),
        (Role.RW_HEAD, "rt_001", 404),
        (Role.SURVEYOR, "rt_003", 200),
        (Role.SURVEYOR, "rt_004", 404),
        (Role.SURVEYOR, "rw_002", 404),
    ],
)
def test_area_detail_ends_at_the_own_border(village, client_of, role, place, answer):
    client = client_of(village.people[role])

    assert client.get(at(getattr(village, place))).status_code == answer


def test_area_detail_of_the_village_counts_by_rw(village, client_of):
    page = page_of(client_of(village.people[Role.LURAH]), village.area)

    rows = [
        (r.area, r.head and r.head.person, r.rt_count, r.rt_without_head_count, r.surveyor_count)
        for r in page.rows
    ]
    assert rows == [
        (village.rw_002, village.people[Role.RW_HEAD], 2, 1, 1),
        (village.rw_005, None, 2, 2, 0),
    ]
    assert page.lead == "4 RT. 3 belum punya ketua."
    assert [one.role for one in page.officers] == [
        Role.LURAH,
        Role.KESRA,
        Role.OPERATOR,
        Role.NOTE_TAKER,
        Role.AUDITOR,
    ]


def test_area_detail_shows_vacancies_in_words(village, client_of):
    said = client_of(village.people[Role.LURAH]).get(at(village.rw_005)).content.decode()

    assert "belum ada" in said


def test_area_detail_counts_no_ended_roles_and_no_closed_accounts(village, client_of):
    head = village.people[Role.RT_HEAD]
    head.is_active = False
    head.save()
    village.people[Role.SURVEYOR].assignments.update(valid_until=YESTERDAY)

    page = page_of(client_of(village.people[Role.LURAH]), village.rt_003)

    assert (page.head, page.officers) == (None, ())


def test_area_detail_leads_up_only_where_one_may_go(village, client_of):
    lurah = page_of(client_of(village.people[Role.LURAH]), village.rt_003)
    head = page_of(client_of(village.people[Role.RW_HEAD]), village.rt_003)

    assert lurah.above == (village.area, village.rw_002)
    assert head.above == (village.rw_002,)


def test_area_detail_draws_a_boundary_when_there_is_one(village, client_of):
    client = client_of(village.people[Role.LURAH])
    without = client.get(at(village.rw_005)).content.decode()
    village.rw_005.boundary = SQUARE
    village.rw_005.save()

    drawn = client.get(at(village.rw_005)).content.decode()

    assert 'class="boundary"' not in without
    assert 'd="M0.0,0.0L320.0,0.0L320.0,320.0L0.0,0.0Z"' in drawn


def test_area_detail_offers_what_rooms_above_plug_in(village, client_of, monkeypatch):
    monkeypatch.setattr("duren_sawit.accounts.registry._area_actions", [])
    register_area_action(lambda _reader, area: PageAction("Daftar", f"/x/{area.number}", "list"))

    answer = client_of(village.people[Role.LURAH]).get(at(village.rw_002))

    assert [action.url for action in answer.context["actions"]] == ["/x/2"]


def test_area_detail_asks_as_often_for_many_rts_as_for_few(village, client_of, constant_queries):
    client = client_of(village.people[Role.LURAH])

    constant_queries(
        lambda: client.get(at(village.area)),
        more=lambda: [
            UserFactory(role=Role.RT_HEAD, area=RtFactory(parent=village.rw_002)) for _ in range(4)
        ],
    )
