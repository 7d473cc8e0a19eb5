"""Roles are given, decided about and ended, by page."""

from datetime import timedelta

import pytest
from django.urls import reverse

from duren_sawit.accounts.choices import AssignmentState, Role
from duren_sawit.accounts.details import Details
from duren_sawit.accounts.models import RoleAssignment
from duren_sawit.accounts.services import credentials, people
from tests.clock import NOW, TODAY
from tests.factories.accounts import RoleAssignmentFactory, UserFactory
from tests.second_factors import install


def at(thing, name):
    return reverse(f"accounts:{name}", args=[thing.public_id])


def said(role, area, **more):
    return {
        "role": role,
        "area": str(area.public_id),
        "valid_from": "2026-11-24",
        "valid_until": "",
        "mandate": "SK 1/2026",
    } | more


@pytest.fixture(autouse=True)
def _held_clock(clock):
    clock.move_to(NOW)


@pytest.fixture
def operator(village, client_of):
    return client_of(village.people[Role.OPERATOR])


@pytest.fixture
def waiting(village):
    person = UserFactory()
    install(person)
    return RoleAssignmentFactory(
        person=person,
        role=Role.AUDITOR,
        area=village.area,
        state=AssignmentState.WAITING,
        given_by=village.people[Role.OPERATOR],
        mandate="SK 1/2026",
    )


def test_assignment_give_gives(village, operator):
    person = UserFactory()

    answer = operator.post(at(person, "assignment_give"), said(Role.SURVEYOR, village.rt_004))

    given = RoleAssignment.objects.get(person=person)
    assert (answer.status_code, answer.url) == (302, at(person, "user_detail"))
    assert (given.role, given.area, given.valid_from) == (Role.SURVEYOR, village.rt_004, TODAY)


def test_assignment_give_refuses_self_promotion_in_the_form(village, operator):
    oneself = village.people[Role.OPERATOR]

    answer = operator.post(at(oneself, "assignment_give"), said(Role.AUDITOR, village.area))

    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors() == [
        "Tugas untuk diri sendiri diberikan petugas lain."
    ]
    assert oneself.assignments.count() == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"role": "RAJA"}, "role"),
        ({"area": "00000000-0000-4000-8000-000000000000"}, "area"),
        ({"valid_from": "kapan saja"}, "valid_from"),
        ({"valid_until": "2020-01-01"}, "__all__"),
        ({"valid_until": "9999-12-31"}, "valid_until"),
        ({"valid_from": "0001-01-01"}, "valid_from"),
    ],
)
def test_assignment_give_says_what_is_wrong(village, operator, wrong, field):
    person = UserFactory()

    answer = operator.post(
        at(person, "assignment_give"), said(Role.SURVEYOR, village.rt_003) | wrong
    )

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not person.assignments.exists()


def test_assignment_approve_shows_what_the_role_opens(village, client_of, waiting):
    page = client_of(village.people[Role.LURAH]).get(at(waiting, "assignment_approve"))

    assert page.context["page"].can_do == ("membaca jejak",)
    assert page.context["page"].obstacles == ""


def test_assignment_approve_tells_where_the_account_comes_from(village, client_of):
    operator, kesra = village.people[Role.OPERATOR], village.people[Role.KESRA]
    details = Details(username="orang.baru", full_name="Tuti Baru", title="IBU")
    person = people.add(details, by=operator, at=NOW).person
    credentials.reset_password(person, reason="Lupa", by=kesra, at=NOW + timedelta(hours=1))
    waiting = RoleAssignmentFactory(
        person=person, role=Role.AUDITOR, area=village.area, state=AssignmentState.WAITING
    )
    address, lurah = at(waiting, "assignment_approve"), client_of(village.people[Role.LURAH])

    before = words_of(lurah.get(address))
    credentials.change_own_password(
        person, password="buatan sendiri", by=person, at=NOW + timedelta(hours=2)
    )
    after = words_of(lurah.get(address))

    assert "Akun dibuat oleh Sri Contoh pada 24 November 2026, 09.00" in before
    assert "sekali pakai terakhir dibuat oleh Rina Contoh pada 24 November 2026, 10.00" in before
    assert "Bu Tuti belum menggantinya." in before
    assert "Bu Tuti menggantinya sendiri pada 24 November 2026, 11.00" in after


def words_of(answer):
    return " ".join(answer.content.decode().split())


def test_assignment_approve_lets_the_role_count(village, client_of, waiting):
    client_of(village.people[Role.LURAH]).post(at(waiting, "assignment_approve"))

    waiting.refresh_from_db()
    assert waiting.state == AssignmentState.GIVEN


def test_assignment_approve_locks_the_button_and_says_why(village, client_of, waiting):
    waiting.person.must_change_password = True
    waiting.person.save()
    lurah = client_of(village.people[Role.LURAH])

    page, answer = (
        lurah.get(at(waiting, "assignment_approve")),
        lurah.post(at(waiting, "assignment_approve")),
    )

    assert "belum masuk dengan kata sandi buatannya sendiri" in page.context["page"].obstacles
    assert answer.status_code == 422
    waiting.refresh_from_db()
    assert waiting.state == AssignmentState.WAITING


def test_assignment_approve_is_not_for_who_proposed(operator, waiting):
    assert operator.post(at(waiting, "assignment_approve")).status_code == 403


def test_assignment_decline_turns_down_with_a_reason(village, client_of, waiting):
    lurah = client_of(village.people[Role.LURAH])

    assert lurah.post(at(waiting, "assignment_decline"), {"reason": ""}).status_code == 422
    answer = lurah.post(at(waiting, "assignment_decline"), {"reason": "Bukan anggota LMK"})

    waiting.refresh_from_db()
    assert answer.status_code == 302
    assert waiting.state == AssignmentState.DECLINED


def test_assignment_end_sets_the_last_day(village, operator):
    present = village.people[Role.SURVEYOR].assignments.get()

    answer = operator.post(
        at(present, "assignment_end"), {"last_day": "2026-11-24", "reason": "Selesai"}
    )

    present.refresh_from_db()
    assert answer.status_code == 302
    assert present.valid_until == TODAY


def test_assignment_end_refuses_in_the_form(village, operator):
    present = village.people[Role.LURAH].assignments.get()

    answer = operator.post(
        at(present, "assignment_end"), {"last_day": "2026-11-24", "reason": "Kudeta"}
    )

    assert answer.status_code == 422
    present.refresh_from_db()
    assert present.valid_until is None


@pytest.mark.parametrize("day", ["9999-12-31", "2200-01-01", "1899-12-31", "0001-01-01"])
def test_assignment_end_knows_no_day_beyond_the_calendar(village, operator, day):
    present = village.people[Role.SURVEYOR].assignments.get()

    answer = operator.post(at(present, "assignment_end"), {"last_day": day, "reason": "Selesai"})

    assert answer.status_code == 422
    assert answer.context["form"].errors == {"last_day": ["Tahunnya dari 1900 sampai 2199."]}


@pytest.mark.parametrize("name", ["assignment_end", "assignment_approve", "assignment_decline"])
def test_roles_are_not_touched_by_heads(village, client_of, waiting, name):
    head = client_of(village.people[Role.RW_HEAD])
    inside = village.people[Role.SURVEYOR].assignments.get()

    assert head.post(at(inside, name), {"reason": "x"}).status_code == 403


def test_two_roles_do_not_lend_each_other_their_areas(village, client_of):
    """Ends roles in RW 002 only, although a second role reaches the whole village."""
    two = UserFactory(role=Role.NOTE_TAKER, area=village.area)
    RoleAssignmentFactory(person=two, role=Role.OPERATOR, area=village.rw_002)
    client = client_of(two)
    outside = RoleAssignmentFactory(role=Role.SURVEYOR, area=village.rt_001)
    inside = village.people[Role.SURVEYOR].assignments.get()
    person = UserFactory(role=Role.SURVEYOR, area=village.rt_004)

    answers = [
        client.get(at(outside, "assignment_end")).status_code,
        client.get(at(inside, "assignment_end")).status_code,
        client.post(at(person, "assignment_give"), said(Role.SURVEYOR, village.rt_001)).status_code,
    ]

    assert answers == [404, 200, 422]
    assert person.assignments.count() == 1


@pytest.mark.parametrize("days", [("2026-11-25", None), ("2020-01-01", "2026-11-23")])
def test_roles_of_other_days_open_nothing(village, client_of, days):
    start, end = days
    person = UserFactory()
    RoleAssignmentFactory(
        person=person, role=Role.KESRA, area=village.area, valid_from=start, valid_until=end
    )

    answer = client_of(person).get("/pengguna/")

    assert answer.status_code == 403
