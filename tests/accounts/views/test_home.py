"""Each role lands on its own home, made of what is true now."""

from datetime import timedelta

import pytest

from duren_sawit.accounts import registry
from duren_sawit.accounts.choices import AssignmentState, Role
from duren_sawit.accounts.homes import HOMES
from tests.clock import NOW, TODAY, village_time
from tests.factories.accounts import RoleAssignmentFactory, UserFactory
from tests.factories.areas import RtFactory
from tests.factories.audit import AuditSealFactory
from tests.factories.documents import LetterFactory
from tests.factories.notifications import NoticeFactory

MORE = "/hari-ini/lainnya/"


@pytest.fixture(autouse=True)
def _held_clock(clock):
    clock.move_to(NOW)


@pytest.fixture
def _sealed(db):
    """As after every night."""
    AuditSealFactory(on=TODAY - timedelta(days=1))


@pytest.fixture
def _only_ours(monkeypatch):
    """Without the work that rooms above plug in."""
    ours = [one for one in registry._tasks if one.__module__.startswith("duren_sawit.accounts.")]
    monkeypatch.setattr(registry, "_tasks", ours)


def home_of(client_of, person):
    return client_of(person).get("/").context["page"]


def titles(tasks):
    return [str(task.title) for task in tasks]


def test_home_greets_by_the_village_clock(village, client_of, clock):
    kader, said = village.people[Role.SURVEYOR], {}
    for hour in (3, 9, 12, 16, 21):
        clock.move_to(village_time(2026, 11, 24, hour))
        said[hour] = home_of(client_of, kader).greeting

    assert said == {
        3: "Selamat malam, Bu Ani",
        9: "Selamat pagi, Bu Ani",
        12: "Selamat siang, Bu Ani",
        16: "Selamat sore, Bu Ani",
        21: "Selamat malam, Bu Ani",
    }


def test_home_differs_for_each_role(village, client_of):
    homes = {
        role: (page.calm, tuple(str(panel.title) for panel in [*page.below, *page.beside]))
        for role, person in village.people.items()
        for page in [home_of(client_of, person)]
    }

    assert len(set(homes.values())) == len(Role)
    assert set(HOMES) == set(Role)


def test_home_of_the_lurah_lists_what_waits_for_approval(village, client_of):
    waiting = RoleAssignmentFactory(
        role=Role.AUDITOR,
        area=village.area,
        state=AssignmentState.WAITING,
        given_by=village.people[Role.OPERATOR],
        person=UserFactory(full_name="Maria Lobo"),
    )

    page = home_of(client_of, village.people[Role.LURAH])

    assert titles(page.tasks) == ["Tugas Pengawas untuk Maria Lobo menunggu pengesahan"]
    assert page.tasks[0].url == f"/tugas/{waiting.public_id}/sahkan/"
    assert page.lead == "Satu hal menunggu Anda hari ini."


@pytest.mark.usefixtures("_only_ours")
def test_home_of_the_operator_lists_work_by_deadline(village, client_of):
    UserFactory()
    RoleAssignmentFactory(
        role=Role.SURVEYOR, area=village.rt_001, valid_until=TODAY + timedelta(days=1)
    )

    page = home_of(client_of, village.people[Role.OPERATOR])

    assert titles(page.tasks) == [
        "1 tugas berakhir dalam 30 hari",
        "1 akun belum punya tugas",
        "3 RT belum punya ketua",
    ]
    assert page.tasks[0].due_words == "Berakhir besok."
    assert page.lead == "Tiga hal menunggu Anda hari ini. Yang paling dekat tenggatnya di atas."


def test_home_offers_one_primary_button(village, client_of):
    UserFactory()

    said = client_of(village.people[Role.OPERATOR]).get("/").content.decode()

    assert said.count("btn-primary") == 1


def test_home_of_a_surveyor_begins_with_the_own_area(village, client_of):
    page = home_of(client_of, village.people[Role.SURVEYOR])

    assert page.areas == (village.rt_003,)
    assert page.lead == "Hari ini di RT 003/RW 002."
    assert page.tasks == []


def test_home_tells_a_head_when_the_own_role_ends(village, client_of):
    head = village.people[Role.RT_HEAD]
    head.assignments.update(valid_until=TODAY)

    page = home_of(client_of, head)

    assert titles(page.tasks) == ["Tugas Anda sebagai Ketua RT 003/RW 002 segera berakhir"]
    assert page.tasks[0].due_words == "Berakhir hari ini."


def test_home_of_the_auditor_shows_who_looked(village, client_of):
    from duren_sawit.accounts.services import people  # noqa: PLC0415 -- one test only

    kesra = village.people[Role.KESRA]
    for _ in range(2):
        people.reveal(village.people[Role.SURVEYOR], reason="Cocokkan", by=kesra, at=NOW)

    page = home_of(client_of, village.people[Role.AUDITOR])

    panels = [*page.below, *page.beside]
    looks = next(p for p in panels if str(p.title) == "Siapa melihat data pribadi")
    assert [(line.label, line.value) for line in looks.lines] == [("Rina Contoh", "2 kali")]


def test_home_without_a_role_says_whom_to_ask(db, client_of, village):
    page = home_of(client_of, UserFactory())

    assert "operator kelurahan" in page.calm


@pytest.mark.usefixtures("_sealed")
@pytest.mark.parametrize("role", list(Role))
def test_home_asks_at_most_twelve_times_however_big_the_village(
    village, client_of, constant_queries, role
):
    client = client_of(village.people[role])

    constant_queries(lambda: client.get("/"), more=lambda: _grow(village))


def _grow(village):
    for _ in range(4):
        rt = RtFactory(parent=village.rw_002)
        UserFactory(role=Role.RT_HEAD, area=rt)
        assignment = RoleAssignmentFactory(
            role=Role.SURVEYOR, area=rt, valid_until=TODAY + timedelta(days=3)
        )
        LetterFactory(area=rt, issued_by=village.people[Role.KESRA])
        NoticeFactory(recipient=assignment.person)
        UserFactory()
    RoleAssignmentFactory(
        role=Role.AUDITOR,
        area=village.area,
        state=AssignmentState.WAITING,
        given_by=village.people[Role.OPERATOR],
    )


@pytest.fixture
def busy(village):
    """Lurah and auditor in one: more panels than a screen shows."""
    lurah = village.people[Role.LURAH]
    RoleAssignmentFactory(person=lurah, role=Role.AUDITOR, area=village.area)
    return lurah


@pytest.mark.usefixtures("_sealed")
def test_home_leaves_panels_further_down_for_later(village, client_of, busy, constant_queries):
    client = client_of(busy)

    page = client.get("/").context["page"]
    answer = client.get(MORE)

    first = [str(panel.title) for panel in [*page.below, *page.beside]]
    assert first == ["Surat", "Keluarga", "Ketua RT", "Tugas Anda"]
    assert page.has_more
    assert [str(panel.title) for panel in answer.context["panels"]] == [
        "Jejak tujuh hari",
        "Siapa melihat data pribadi",
        "Segel jejak",
    ]
    constant_queries(lambda: client.get("/"), more=lambda: _grow(village))


def test_home_more_is_the_piece_that_the_home_page_fetches(client_of, busy):
    client = client_of(busy)

    whole = client.get(MORE).content.decode()
    piece = client.get(
        MORE, headers={"HX-Request": "true", "HX-Target": "home-more"}
    ).content.decode()

    assert piece.strip().startswith('<div id="home-more"')
    assert piece.strip() in whole
    assert f'hx-get="{MORE}"' in client.get("/").content.decode()


def test_home_without_more_asks_for_no_more(village, client_of):
    said = client_of(village.people[Role.RT_HEAD]).get("/").content.decode()

    assert MORE not in said
