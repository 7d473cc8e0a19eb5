"""The list of people and one person: each reader sees the own part."""

import pytest
from django.urls import reverse
from django.utils import timezone

from duren_sawit.accounts.choices import Event, Role
from duren_sawit.accounts.models import User
from duren_sawit.audit.models import AuditEvent
from duren_sawit.lib.nik import KkNumber, Nik
from tests.accounts.refusals import events_of
from tests.clock import NOW, YESTERDAY
from tests.factories.accounts import RoleAssignmentFactory, UserFactory

ARABIC = "\u0646\u0648\u0631 \u0627\u0644\u0639\u064a\u0646"
LIST = "/pengguna/"
NEW = "/pengguna/baru/"
NIK, KK = "3175074101909001", "3175070101209001"
SAID = {
    "full_name": "Tuti Contoh",
    "title": "IBU",
    "username": "Tuti.Contoh",
    "phone": "0812 0000 0055",
    "email": "",
    "nik": f"{NIK[:6]} {NIK[6:]}",
    "kk_number": "",
}


def page_of(person, name="user_detail"):
    return reverse(f"accounts:{name}", args=[person.public_id])


def names_in(answer):
    return [person.username for person in answer.context["page"].object_list]


@pytest.fixture
def operator(village, client_of):
    return client_of(village.people[Role.OPERATOR])


def test_user_list_shows_the_operator_everybody_open(village, operator):
    UserFactory(username="aaa-tanpa-tugas")
    UserFactory(username="tutup", is_active=False)

    shown = names_in(operator.get(LIST))

    assert set(shown) == {"aaa-tanpa-tugas", *(p.username for p in village.people.values())}


def test_user_list_shows_a_head_of_rw_the_own_people(village, client_of):
    UserFactory(role=Role.RT_HEAD, area=village.rt_001)

    shown = names_in(client_of(village.people[Role.RW_HEAD]).get(LIST))

    assert set(shown) == {"rw", "rt", "kader", "petugas"}


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("?q=contoh sari", ["rt"]),
        ("?q=auditor", ["auditor"]),
        ("?tugas=SURVEYOR", ["kader"]),
        ("?q=tidak-ada", []),
        ("?tugas=RAJA", None),
        ("?keadaan=ngawur", None),
        ("?wilayah=bukan-uuid", None),
        ("?halaman=99", None),
    ],
)
def test_user_list_is_narrowed_and_shrugs_at_nonsense(village, operator, question, found):
    shown = names_in(operator.get(f"{LIST}{question}"))

    assert sorted(shown) == (sorted(everybody(village)) if found is None else found)


def everybody(village):
    return [person.username for person in village.people.values()]


def test_user_list_is_narrowed_by_area_and_state(village, operator, clock):
    idle = UserFactory(username="nganggur")
    RoleAssignmentFactory(
        person=UserFactory(username="selesai"),
        role=Role.SURVEYOR,
        area=village.rt_001,
        valid_until=YESTERDAY,
    )

    asked = {
        state: sorted(names_in(operator.get(f"{LIST}?keadaan={state}")))
        for state in ("tanpa-tugas", "ditutup", "menunggu", "berakhir")
    }

    assert asked == {
        "tanpa-tugas": ["nganggur", "selesai"],
        "ditutup": [],
        "menunggu": [],
        "berakhir": [],
    }
    area = village.rt_003.public_id
    assert sorted(names_in(operator.get(f"{LIST}?wilayah={area}"))) == ["kader", "rt"]
    assert idle.pk


def test_user_list_answers_htmx_with_the_same_results(village, operator):
    whole = operator.get(f"{LIST}?q=sari").content.decode()

    part = operator.get(f"{LIST}?q=sari", headers={"HX-Request": "true", "HX-Target": "results"})

    assert part.content.decode().strip() in whole
    assert "<html" not in part.content.decode()


def test_user_list_asks_as_often_for_many_as_for_few(village, operator, constant_queries):
    constant_queries(
        lambda: operator.get(LIST),
        more=lambda: [UserFactory(role=Role.SURVEYOR, area=village.rt_004) for _ in range(5)],
    )


def test_user_list_shows_only_roles_the_reader_may_see(village, client_of):
    kader = village.people[Role.SURVEYOR]
    RoleAssignmentFactory(person=kader, role=Role.SURVEYOR, area=village.rt_001)

    answer = client_of(village.people[Role.RW_HEAD]).get(f"{LIST}?q=Ani")

    assert [str(duty) for duty in answer.context["page"][0].duties] == [
        "Kader pendata RT 003/RW 002"
    ]


def test_user_detail_masks_the_numbers(village, operator):
    kader = village.people[Role.SURVEYOR]
    kader.nik, kader.kk_number = Nik(NIK), KkNumber(KK)
    kader.save()

    said = operator.get(page_of(kader)).content.decode()

    assert "317507<i>••••••</i>9001" in said.replace(" ", "")
    assert NIK not in said
    assert KK not in said


def test_user_detail_of_another_area_is_not_there(village, client_of):
    stranger = UserFactory(role=Role.RT_HEAD, area=village.rt_001)
    nobody = UserFactory()

    answers = {
        role: client_of(village.people[role]).get(page_of(person)).status_code
        for role, person in ((Role.RW_HEAD, stranger), (Role.LURAH, nobody))
    }

    assert answers == {Role.RW_HEAD: 404, Role.LURAH: 404}


def test_user_detail_hides_past_roles_of_other_areas(village, client_of):
    kader = village.people[Role.SURVEYOR]
    RoleAssignmentFactory(
        person=kader, role=Role.SURVEYOR, area=village.rt_001, valid_until=YESTERDAY
    )

    head = client_of(village.people[Role.RW_HEAD]).get(page_of(kader)).context["page"]
    lurah = client_of(village.people[Role.LURAH]).get(page_of(kader)).context["page"]

    assert [len(page.past) for page in (head, lurah)] == [0, 1]


def test_user_detail_asks_as_often_for_many_roles_as_for_few(village, operator, constant_queries):
    kader = village.people[Role.SURVEYOR]
    rts = [village.rt_001, village.rt_002, village.rt_004]

    constant_queries(
        lambda: operator.get(page_of(kader)),
        more=lambda: [
            RoleAssignmentFactory(person=kader, role=Role.SURVEYOR, area=rt) for rt in rts
        ],
        budget=13,
    )


def test_user_create_shows_the_password_once(village, operator):
    answer = operator.post(NEW, SAID)

    person = User.objects.get(username="tuti.contoh")
    assert answer.status_code == 200
    assert person.check_password(answer.context["new"].password)
    assert answer.context["new"].password in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert (person.nik, person.phone) == (Nik(NIK), "+6281200000055")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"nik": "31750741019090"}, "nik"),
        ({"phone": "12"}, "phone"),
        ({"full_name": ""}, "full_name"),
        ({"title": "TUAN"}, "title"),
        ({"username": "kader"}, "__all__"),
        ({"username": "0812345"}, "__all__"),
    ],
)
def test_user_create_keeps_what_was_typed_and_says_what_is_wrong(village, operator, wrong, field):
    answer = operator.post(NEW, SAID | wrong)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert answer.context["form"]["email"].value() == SAID["email"]
    assert User.objects.filter(full_name=SAID["full_name"]).count() == 0


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Sri\r\nWahyuni", "Sri Wahyuni"),
        ("Sri \u202eWahyuni\u202c\u200b", "Sri Wahyuni"),
        ("Nur'aini D\u00e9wi-O\u2019Brien", "Nur'aini D\u00e9wi-O\u2019Brien"),
        (
            "\u0646\u0648\u0631 \u0627\u0644\u0639\u064a\u0646",
            "\u0646\u0648\u0631 \u0627\u0644\u0639\u064a\u0646",
        ),
    ],
)
def test_user_create_keeps_names_that_can_be_read(village, operator, typed, kept):
    operator.post(NEW, SAID | {"full_name": typed, "username": "tuti\u200b.contoh"})

    assert User.objects.get(username="tuti.contoh").full_name == kept


def test_user_edit_takes_new_phone_and_numbers(village, operator):
    kader = village.people[Role.SURVEYOR]
    said = SAID | {"username": "kader", "phone": "+62 812-0000-0056", "kk_number": KK}

    answer = operator.post(page_of(kader, "user_edit"), said)

    kader.refresh_from_db()
    assert (answer.status_code, answer.url) == (302, page_of(kader))
    assert (kader.phone, kader.nik, kader.kk_number) == ("+6281200000056", Nik(NIK), KkNumber(KK))


def test_user_edit_of_a_weightier_person_is_refused_in_words(village, operator):
    lurah = village.people[Role.LURAH]

    answer = operator.post(page_of(lurah, "user_edit"), SAID)

    assert answer.status_code == 422
    assert "melebihi wewenang Anda" in answer.context["form"].non_field_errors()[0]
    lurah.refresh_from_db()
    assert (lurah.username, lurah.phone) == ("lurah", "")


def test_user_edit_keeps_numbers_that_were_left_empty(village, operator):
    kader = village.people[Role.SURVEYOR]
    kader.nik = Nik(NIK)
    kader.save()
    said = SAID | {"username": "kader", "nik": "", "full_name": "Ani Baru"}

    assert NIK not in operator.get(page_of(kader, "user_edit")).content.decode()
    answer = operator.post(page_of(kader, "user_edit"), said)

    kader.refresh_from_db()
    assert (answer.status_code, answer.url) == (302, page_of(kader))
    assert (kader.full_name, kader.nik) == ("Ani Baru", Nik(NIK))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("NIP. 19700817 199503 1 001", "197008171995031001"), ("", "")],
)
def test_user_edit_writes_down_the_nip_of_an_official(village, operator, typed, kept):
    kesra = village.people[Role.KESRA]
    kesra.nip = "198005052005012003"
    kesra.save()

    shown = operator.get(page_of(kesra, "user_edit")).content.decode()
    operator.post(page_of(kesra, "user_edit"), SAID | {"username": "kesra", "nip": typed})

    kesra.refresh_from_db()
    assert 'value="19800505 200501 2 003"' in shown
    assert kesra.nip == kept


def test_user_edit_says_what_is_wrong_with_a_nip(village, operator):
    kader = village.people[Role.SURVEYOR]

    answer = operator.post(page_of(kader, "user_edit"), SAID | {"username": "kader", "nip": "12"})

    assert answer.status_code == 422
    assert answer.context["form"].errors["nip"] == ["NIP terdiri dari 18 angka; ini ada 2."]


def test_user_edit_of_oneself_is_refused_in_words(village, operator):
    answer = operator.post(page_of(village.people[Role.OPERATOR], "user_edit"), SAID)

    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors() == ["Data sendiri diubah oleh petugas lain."]


def reveal(client, person, reason="Mencocokkan KK"):
    return client.post(page_of(person, "user_reveal"), {"reason": reason})


@pytest.fixture
def numbered(village):
    kader = village.people[Role.SURVEYOR]
    kader.nik, kader.kk_number = Nik(NIK), KkNumber(KK)
    kader.save()
    return kader


def test_user_reveal_asks_why_before_it_shows(numbered, operator):
    before = operator.get(page_of(numbered, "user_reveal"))

    assert NIK not in before.content.decode()
    assert events_of(numbered) == []


def test_user_reveal_needs_a_reason(numbered, operator):
    answer = reveal(operator, numbered, reason="")

    assert answer.status_code == 422
    assert events_of(numbered) == []


def test_user_reveal_shows_after_the_trail_knows_and_for_five_minutes(village, numbered, client_of):
    kesra = village.people[Role.KESRA]
    client = client_of(kesra)

    shown_at = reveal(client, numbered).url
    first = client.get(shown_at)

    assert NIK in first.content.decode()
    assert KK in first.content.decode()
    assert "no-store" in first["Cache-Control"]
    assert events_of(numbered) == [(Event.NIK_REVEALED, kesra.pk)]


def test_user_reveal_closes_after_five_minutes(numbered, operator, clock):
    clock.move_to(timezone.now())
    shown_at = reveal(operator, numbered).url

    clock.shift(5 * 60 + 1)

    assert NIK not in operator.get(shown_at).content.decode()


def test_user_reveal_is_not_for_whoever_knows_the_address(village, numbered, client_of):
    kesra = client_of(village.people[Role.KESRA])
    shown_at = reveal(kesra, numbered).url
    operator = client_of(village.people[Role.OPERATOR])

    assert NIK not in operator.get(shown_at).content.decode()


def test_user_reveal_of_one_person_opens_no_other(village, numbered, operator):
    other = village.people[Role.RT_HEAD]
    other.nik = Nik("3175074101909002")
    other.save()
    ticket = reveal(operator, numbered).url.partition("?")[2]

    answer = operator.get(f"{page_of(other, 'user_reveal')}?{ticket}")

    assert other.nik.full not in answer.content.decode()


def test_user_reveal_takes_no_other_look_for_a_ticket(village, numbered, operator):
    entry = AuditEvent.objects.create(
        event=Event.SIGNED_IN,
        actor_id=village.people[Role.OPERATOR].pk,
        subject_type="accounts.user",
        subject_id=numbered.pk,
        at=NOW,
    )

    answer = operator.get(f"{page_of(numbered, 'user_reveal')}?catatan={entry.public_id}")

    assert NIK not in answer.content.decode()
