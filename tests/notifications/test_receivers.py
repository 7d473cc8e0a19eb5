"""What accounts announces reaches whom it concerns."""

from datetime import date

from duren_sawit.accounts.choices import Role
from duren_sawit.accounts.policies.assignments import Offer
from duren_sawit.accounts.services import assignments
from duren_sawit.notifications.models import Notice
from duren_sawit.notifications.registry import from_fields
from duren_sawit.notifications.wording import words_of
from tests.clock import NOW, TODAY
from tests.factories.accounts import UserFactory


def offer(role, area, **facts):
    return Offer(**({"role": role, "area": area, "valid_from": TODAY, "valid_until": None,
                     "mandate": "SK 1/2026"} | facts))  # fmt: skip


def words_to(person):
    notice = Notice.objects.of(person).get()
    return words_of(from_fields(notice.kind, notice.fields), language="id")


def test_a_given_role_is_told(village):
    person = UserFactory()
    given = offer(Role.RT_HEAD, village.rt_004, valid_until=date(2027, 12, 31))

    assignments.give(person, offer=given, by=village.people[Role.OPERATOR], at=NOW)

    words = words_to(person)
    assert words.title == f"Anda bertugas sebagai Ketua RT di {village.rt_004.long_name}."
    assert words.text == "Berlaku 24 November 2026 sampai 31 Desember 2027."


def test_a_proposed_role_is_told_when_it_is_approved(village):
    person = UserFactory(must_change_password=False)
    given = offer(Role.KESRA, village.area)
    waiting = assignments.give(person, offer=given, by=village.people[Role.OPERATOR], at=NOW)
    assert not Notice.objects.of(person).exists()

    assignments.approve(waiting, by=village.people[Role.LURAH], at=NOW)

    assert (
        words_to(person).title == f"Anda bertugas sebagai Kasi Kesra di {village.area.long_name}."
    )
