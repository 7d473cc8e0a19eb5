"""A real village begins."""

from datetime import UTC, datetime
from typing import Any

import pytest

from duren_sawit.accounts.choices import Event, Role, Title
from duren_sawit.accounts.details import Details
from duren_sawit.accounts.models import RoleAssignment, User
from duren_sawit.accounts.services import villages
from duren_sawit.accounts.services.villages import Founder
from duren_sawit.areas.choices import Event as AreaEvent
from duren_sawit.areas.choices import VillageKind
from duren_sawit.areas.models import Area, Site
from duren_sawit.areas.services.sites import Words
from duren_sawit.audit.models import AuditEvent
from duren_sawit.lib.refusals import Refusal

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
CODE = "31.75.07.2001"
WORDS = Words(
    kind=VillageKind.DESA,
    name="Contoh",
    head_title="Kepala Desa",
    province_line="Provinsi Contoh",
    city_line="Kabupaten Contoh",
    district_line="Kecamatan Contoh",
    address="Jalan Contoh No. 1",
    postal_code="10000",
    place_of_signing="Contoh",
    rw_word="Dusun",
)
HEAD = Founder(Details("hendra", "Hendra Contoh", Title.BAPAK), Role.LURAH, "SK 1/2026")
CLERK = Founder(Details("sri", "Sri Contoh", Title.IBU), Role.OPERATOR, "SK 2/2026")


def found(**changed: Any) -> list[Any]:
    given = {"words": WORDS, "rt_counts": [2, 1], "founders": [HEAD, CLERK], "by": None, "at": AT}
    return villages.found(CODE, **(given | changed))


def test_found_makes_the_tree_in_the_words_of_the_place():
    found()

    assert Site.objects.get().title == "Desa Contoh"
    assert list(Area.objects.order_by("path").values_list("code", "long_name")) == [
        (CODE, "Desa Contoh"),
        (f"{CODE}.001", "Dusun 01"),
        (f"{CODE}.001.001", "RT 001/Dusun 01"),
        (f"{CODE}.001.002", "RT 002/Dusun 01"),
        (f"{CODE}.002", "Dusun 02"),
        (f"{CODE}.002.001", "RT 001/Dusun 02"),
    ]


def test_the_founders_hold_their_roles_at_once_and_must_choose_a_password():
    head, clerk = found()

    held = RoleAssignment.objects.order_by("pk").values_list("person__username", "role", "mandate")
    assert list(held) == [
        ("hendra", Role.LURAH, "SK 1/2026"),
        ("sri", Role.OPERATOR, "SK 2/2026"),
    ]
    assert [one.person.scope.roles for one in (head, clerk)] == [(Role.LURAH,), (Role.OPERATOR,)]
    assert [one.person.check_password(one.password) for one in (head, clerk)] == [True, True]
    assert [one.person.must_change_password for one in (head, clerk)] == [True, True]


def test_the_trail_tells_how_the_village_began():
    found()

    events = AuditEvent.objects.order_by("pk").values_list("event", "actor_id")
    assert list(events) == [
        (AreaEvent.VILLAGE_FOUNDED, None),
        (AreaEvent.AREAS_ADDED, None),
        (Event.PERSON_CREATED, None),
        (Event.ROLE_ASSIGNED, None),
        (Event.PERSON_CREATED, None),
        (Event.ROLE_ASSIGNED, None),
    ]


def test_a_second_village_is_refused():
    found()

    with pytest.raises(Refusal) as refusal:
        found(founders=[])

    assert refusal.value.codes == ("founded",)


def test_nothing_is_left_when_a_founder_has_no_decree():
    without = Founder(CLERK.details, Role.OPERATOR, "")

    with pytest.raises(Refusal) as refusal:
        found(founders=[HEAD, without])

    assert refusal.value.codes == ("no_mandate",)
    assert (Area.objects.count(), User.objects.count(), AuditEvent.objects.count()) == (0, 0, 0)
