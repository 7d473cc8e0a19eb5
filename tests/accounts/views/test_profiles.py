"""A person's own page."""

from duren_sawit.accounts.choices import Role
from duren_sawit.accounts.services import people
from duren_sawit.lib.nik import Nik
from tests.clock import NOW
from tests.factories.accounts import UserFactory

PROFILE, EDIT = "/saya/", "/saya/ubah/"


def test_profile_detail_shows_who_looked_and_why(village, client_of):
    kader = village.people[Role.SURVEYOR]
    kader.nik = Nik("3175074101909001")
    kader.save()
    people.reveal(kader, reason="Surat tugas", by=village.people[Role.KESRA], at=NOW)

    answer = client_of(kader).get(PROFILE)

    looks = answer.context["page"].looks
    assert [(look.by, look.reason) for look in looks] == [("Rina Contoh", "Surat tugas")]
    assert "3175074101909001" not in answer.content.decode()


def test_profile_detail_shows_nobody_elses_looks(village, client_of):
    people.reveal(
        village.people[Role.RT_HEAD], reason="Lain", by=village.people[Role.KESRA], at=NOW
    )

    assert client_of(village.people[Role.SURVEYOR]).get(PROFILE).context["page"].looks == ()


def test_profile_edit_saves_phone_and_language(village, client_of):
    kader = village.people[Role.SURVEYOR]
    client = client_of(kader)

    answer = client.post(EDIT, {"phone": "0812 0000 0088", "email": "", "language": "EN"})

    kader.refresh_from_db()
    assert (answer.status_code, answer.url) == (302, PROFILE)
    assert (kader.phone, kader.language) == ("+6281200000088", "EN")
    assert client.cookies["django_language"].value == "en"


def test_profile_edit_shows_the_number_as_people_write_it(village, client_of):
    kader = village.people[Role.SURVEYOR]
    kader.phone = "+6281200000088"
    kader.save()

    assert 'value="0812 0000 0088"' in client_of(kader).get(EDIT).content.decode()


def test_profile_edit_refuses_a_number_of_somebody_else(village, client_of):
    UserFactory(phone="+6281200000088")
    kader = village.people[Role.SURVEYOR]

    answer = client_of(kader).post(EDIT, {"phone": "0812 0000 0088", "email": "", "language": "ID"})

    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors() == ["No. HP ini sudah dipakai pengguna lain."]


def test_profile_edit_changes_nothing_else(village, client_of):
    kader = village.people[Role.SURVEYOR]
    hostile = {"username": "lurah2", "is_active": "", "nik": "3175074101909001"}

    client_of(kader).post(EDIT, {"phone": "", "email": "", "language": "ID"} | hostile)

    kader.refresh_from_db()
    assert (kader.username, kader.is_active, kader.nik) == ("kader", True, None)
