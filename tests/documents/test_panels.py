"""What letters put on the home page: for whoever can do it, and only when it waits."""

from datetime import date

import pytest
from django.urls import reverse

from duren_sawit.accounts.choices import AssignmentState, Role
from duren_sawit.documents import panels
from duren_sawit.documents.choices import LetterKind
from tests.clock import NOW
from tests.factories.documents import CopyFactory, LetterFactory

EVERYBODY_ELSE = set(Role) - {Role.LURAH}
ISSUERS = {Role.KESRA, Role.OPERATOR}


def tasks_of(village, role, provider):
    return list(provider(village.people[role], NOW))


def test_the_lurah_sees_each_letter_that_waits(village):
    letter = LetterFactory(area=village.rt_003, number="400.9/001/ST/XI/2026")
    LetterFactory(area=village.area, approved=True)
    LetterFactory(area=village.area, issued_by=village.people[Role.LURAH])

    [task] = tasks_of(village, Role.LURAH, panels.letters_to_approve)

    assert task.title == "Surat tugas 400.9/001/ST/XI/2026 menunggu pengesahan"
    assert task.why == "Sari Contoh, Ketua RT 003/RW 002"
    assert task.url == reverse("documents:letter_detail", args=[letter.public_id])
    assert task.due_words == "Diterbitkan 24 November 2026."


def test_many_letters_that_wait_are_one_line(village):
    for _letter in range(4):
        LetterFactory(area=village.rt_003)

    [task] = tasks_of(village, Role.LURAH, panels.letters_to_approve)

    assert task.title == "4 surat menunggu pengesahan"
    assert task.url == f"{reverse('documents:letter_list')}?keadaan=menunggu"


@pytest.mark.parametrize("role", sorted(EVERYBODY_ELSE))
def test_nobody_else_sees_approvals(village, role):
    LetterFactory(area=village.rt_003)

    assert tasks_of(village, role, panels.letters_to_approve) == []


@pytest.mark.parametrize("role", sorted(Role))
def test_failed_copies_wait_for_whoever_issues(village, role):
    letter = LetterFactory(area=village.rt_003)
    CopyFactory(letter=letter, failed=True)
    CopyFactory(letter=letter, failed=True, number=2)

    tasks = tasks_of(village, role, panels.copies_that_failed)

    assert [task.title for task in tasks] == ["1 surat gagal dicetak"] * (role in ISSUERS)


def test_nothing_waits_when_nothing_failed(village):
    CopyFactory(letter=LetterFactory(area=village.area), ready=True)

    assert tasks_of(village, Role.OPERATOR, panels.copies_that_failed) == []


def test_the_panel_counts_the_year_and_lists_the_newest(village):
    old = LetterFactory(area=village.area, sequence__year=2025, number="9/2025", approved=True)
    new = LetterFactory(area=village.rt_003, number="1/2026")

    panel = panels.letters_panel(village.people[Role.OPERATOR], NOW)

    assert (panel.figure, panel.of) == ("1", "terbit tahun ini")
    assert [(line.label, line.value) for line in panel.lines] == [
        (new.number, "konsep"),
        (old.number, ""),
    ]


def test_the_panel_says_when_there_is_nothing(village):
    panel = panels.letters_panel(village.people[Role.NOTE_TAKER], NOW)

    assert (panel.figure, panel.text, panel.lines) == ("", "Belum ada surat tahun ini.", ())


def test_the_panel_is_for_readers_of_letters(village):
    assert panels.letters_panel(village.people[Role.SURVEYOR], NOW) is None


@pytest.mark.parametrize("role", sorted(Role))
def test_the_page_of_an_area_offers_its_list_to_whoever_issues(village, role):
    action = panels.duty_list_action(village.people[role], village.rt_003)

    assert bool(action) == (role in ISSUERS)


@pytest.mark.parametrize("role", sorted(Role))
def test_a_role_offers_its_letter_to_whoever_issues(village, role):
    held = village.people[Role.SURVEYOR].assignments.get()

    action = panels.assignment_letter_action(village.people[role], held)

    assert bool(action) == (role in ISSUERS)


@pytest.mark.parametrize(
    "change", [{"valid_until": date(2020, 6, 1)}, {"state": AssignmentState.WAITING}]
)
def test_a_role_that_does_not_count_offers_no_letter(village, change):
    held = village.people[Role.SURVEYOR].assignments.get()
    for name, value in change.items():
        setattr(held, name, value)

    assert panels.assignment_letter_action(village.people[Role.OPERATOR], held) is None


def test_the_pages_of_people_and_areas_lead_to_their_letters(village, client_of):
    operator, person = client_of(village.people[Role.OPERATOR]), village.people[Role.SURVEYOR]
    held = person.assignments.get()

    of_person = operator.get(reverse("accounts:user_detail", args=[person.public_id]))
    of_area = operator.get(reverse("accounts:area_detail", args=[village.rw_002.public_id]))

    letter = reverse("documents:letter_issue", args=["ASSIGNMENT_LETTER", held.public_id])
    duty_list = reverse("documents:letter_issue", args=["DUTY_LIST", village.rw_002.public_id])
    assert letter in of_person.content.decode()
    assert duty_list in of_area.content.decode()


def test_the_home_of_the_lurah_shows_what_waits(village, client_of):
    LetterFactory(area=village.area, kind=LetterKind.ASSIGNMENT_LETTER, number="7/2026")

    page = client_of(village.people[Role.LURAH]).get(reverse("accounts:home")).content.decode()

    assert "Surat tugas 7/2026 menunggu pengesahan" in page
    assert reverse("documents:letter_list") in page
