"""The demo village: always the same, full of every state, and never over a real one."""

from django.utils import timezone

from duren_sawit.accounts import demo
from duren_sawit.accounts.choices import AssignmentState, Role
from duren_sawit.accounts.demo.village import RT_COUNTS, plant
from duren_sawit.accounts.models import RoleAssignment, User
from duren_sawit.accounts.services import credentials
from duren_sawit.areas.models import Area, Site
from duren_sawit.audit.models import AuditEvent
from tests.accounts.refusals import refusal_of
from tests.clock import NOW


def shape():
    return {
        "areas": list(Area.objects.in_order().values_list("code", "long_name")),
        "people": sorted(User.objects.values_list("username", "full_name", "phone")),
        "roles": sorted(
            RoleAssignment.objects.values_list(
                "person__username", "role", "area__code", "valid_from", "valid_until", "state"
            ),
            key=str,
        ),
    }


def test_it_has_17_rw_and_181_rt_of_plausible_size(planted):
    assert (Area.objects.rws().count(), Area.objects.rts().count()) == (17, 181)
    assert (len(RT_COUNTS), sum(RT_COUNTS)) == (17, 181)
    assert all(8 <= count <= 16 for count in RT_COUNTS)
    assert Site.objects.get().is_demo


def test_the_nine_can_do_what_their_role_says(planted):
    held = {one.username: planted.people[one.username].scope.roles for one in demo.PEOPLE}

    assert held == {one.username: (one.role,) for one in demo.PEOPLE}
    assert len(held) == len(Role)
    assert all(person.check_password(demo.PASSWORD) for person in planted.people.values())


def test_every_state_of_the_pages_is_there(planted):
    today = timezone.localdate(NOW)
    heads = RoleAssignment.objects.on(today).filter(role=Role.RT_HEAD).count()
    states = {
        "rts without head": 181 - heads,
        "waiting": RoleAssignment.objects.waiting().count(),
        "closed": User.objects.closed().count(),
    }

    assert states == {"rts without head": 6, "waiting": 1, "closed": 1}
    assert RoleAssignment.objects.ending(today, today.replace(month=12)).count() > 3
    assert User.objects.never_signed_in().count() > 3
    assert User.objects.without_duty(today).count() > 3
    assert RoleAssignment.objects.on(today).filter(role=Role.SURVEYOR).count() >= 60


def test_the_trail_tells_how_the_nine_arrived(planted):
    told = set(AuditEvent.objects.about(planted.people["kesra"]).values_list("event", flat=True))

    assert {
        "accounts.user.created",
        "accounts.user.password_changed",
        "accounts.user.second_factor_set_up",
        "accounts.role.proposed",
        "accounts.role.approved",
    } <= told


def test_a_second_time_changes_nothing(planted):
    before, entries = shape(), AuditEvent.objects.count()

    plant(at=NOW)

    assert shape() == before
    assert AuditEvent.objects.count() == entries


def test_it_gives_back_passwords_that_visitors_changed(planted):
    rw = planted.people["rw"]
    credentials.change_own_password(rw, password="diganti tamu", by=rw, at=NOW)

    plant(at=NOW)

    assert User.objects.get(username="rw").check_password(demo.PASSWORD)


def test_a_real_village_is_left_alone(planted):
    Site.objects.update(is_demo=False)
    before = shape()

    assert refusal_of(plant, at=NOW) == ("real",)
    assert shape() == before


def test_codes_are_shown_in_the_demo_only(planted, settings):
    settings.DEMO = True
    shown = demo.code_of("lurah")
    nobody = (demo.code_of("rw"), demo.code_of("maria.lobo"))
    settings.DEMO = False

    assert (len(shown), nobody, demo.code_of("lurah")) == (6, ("", ""), "")


def test_the_others_cannot_sign_in(planted):
    others = User.objects.exclude(username__in=[one.username for one in demo.PEOPLE])

    able = [person.username for person in others if person.has_usable_password()]
    assert able == ["maria.lobo"]


def test_all_roles_of_the_nine_are_given(planted):
    roles = RoleAssignment.objects.filter(person__in=planted.people.values())

    assert {role.state for role in roles} == {AssignmentState.GIVEN}
