"""What accounts announces reaches whom it concerns."""

from datetime import date

from duren_sawit.accounts.choices import Role
from duren_sawit.accounts.details import Details
from duren_sawit.accounts.policies.assignments import Offer
from duren_sawit.accounts.services import assignments, credentials, people
from duren_sawit.notifications.models import Notice
from duren_sawit.notifications.registry import from_fields
from duren_sawit.notifications.wording import words_of
from tests.clock import NOW, TODAY
from tests.factories.accounts import UserFactory
from tests.second_factors import install


def offer(role, area, **facts):
    return Offer(**({"role": role, "area": area, "valid_from": TODAY, "valid_until": None,
                     "mandate": "SK 1/2026"} | facts))  # fmt: skip


def words_to(person, language="id"):
    notice = Notice.objects.of(person).get()
    return words_of(from_fields(notice.kind, notice.fields), language=language)


def test_a_given_role_is_told(village):
    person = UserFactory()
    given = offer(Role.RT_HEAD, village.rt_004, valid_until=date(2027, 12, 31))

    assignments.give(person, offer=given, by=village.people[Role.OPERATOR], at=NOW)

    words = words_to(person)
    assert words.title == f"Anda bertugas sebagai Ketua RT di {village.rt_004.long_name}."
    assert words.text == "Berlaku 24 November 2026 sampai 31 Desember 2027."


def test_a_proposed_role_is_told_when_it_is_approved(village):
    person = UserFactory()
    install(person)
    given = offer(Role.KESRA, village.area)
    waiting = assignments.give(person, offer=given, by=village.people[Role.OPERATOR], at=NOW)
    assert not Notice.objects.of(person).exists()

    assignments.approve(waiting, by=village.people[Role.LURAH], at=NOW)

    assert (
        words_to(person).title == f"Anda bertugas sebagai Kasi Kesra di {village.area.long_name}."
    )


ASK = "Bila Anda tidak memintanya, tanyakan ke kelurahan."


def test_a_record_that_an_officer_changes_is_told_without_its_values(village):
    kader, operator = village.people[Role.SURVEYOR], village.people[Role.OPERATOR]
    details = Details("kader", "Ani Contoh", "IBU", phone="+6281200000001", email="a@contoh.id")

    people.change(kader, details=details, by=operator, at=NOW)
    people.change(kader, details=details, by=operator, at=NOW)  # nothing new, nothing told

    words = words_to(kader)
    assert words.title == "Sri Contoh mengubah data Anda."
    assert words.text == (f"Yang berubah: No. HP, surel, pada 24 November 2026, 09.00. {ASK}")
    assert words_to(kader, "en").title == "Sri Contoh changed your details."


def test_what_one_changes_oneself_is_not_told(village):
    kader = village.people[Role.SURVEYOR]

    people.change_own(kader, phone="+6281200000001", email="", language="EN", by=kader, at=NOW)

    assert not Notice.objects.of(kader).exists()


def test_a_new_password_from_an_officer_is_told(village):
    kader = village.people[Role.SURVEYOR]

    credentials.reset_password(kader, reason="Lupa", by=village.people[Role.OPERATOR], at=NOW)

    words = words_to(kader)
    assert words.title == "Sri Contoh membuat kata sandi baru untuk Anda."
    assert words.text == f"Pada 24 November 2026, 09.00. {ASK}"


def test_a_second_factor_taken_away_at_the_terminal_is_told(village):
    lurah = village.people[Role.LURAH]

    credentials.reset_second_factor(lurah, reason="HP hilang", by=None, at=NOW)

    assert words_to(lurah).title == "Pengelola server menghapus kode kedua Anda."
