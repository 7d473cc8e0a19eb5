"""The list, one letter, issuing, approving, printing again."""

from uuid import uuid4

import pytest
from django.urls import reverse

from duren_sawit.accounts.choices import Role
from duren_sawit.documents.choices import CopyState, LetterKind, Paper
from duren_sawit.documents.models import Copy, Letter
from duren_sawit.documents.services import letters
from tests.clock import NOW
from tests.factories.accounts import UserFactory
from tests.factories.documents import CopyFactory, LetterFactory
from tests.fixtures.village import signed_in


@pytest.fixture
def operator(village, client_of):
    return client_of(village.people[Role.OPERATOR])


@pytest.fixture
def lurah(village, client_of):
    return client_of(village.people[Role.LURAH])


@pytest.fixture
def draft(village):
    """A surat tugas of Ibu Ani that waits for its approval, its draft printed."""
    assignment = village.people[Role.SURVEYOR].assignments.get()
    letter = letters.issue(
        LetterKind.ASSIGNMENT_LETTER,
        subject=assignment,
        by=village.people[Role.OPERATOR],
        at=NOW,
    )
    Copy.objects.update(state=CopyState.READY, file_hash="0" * 64, page_count=1, rendered_at=NOW)
    return letter


def address(name, *args):
    return reverse(f"documents:{name}", args=args)


def numbers_on(response):
    return [letter.number for letter in response.context["page"].object_list]


# letter_list


def test_letter_list_shows_what_lies_in_the_readers_area(village, client_of):
    own = LetterFactory(area=village.rt_003)
    LetterFactory(area=village.rw_005)
    LetterFactory(area=village.area)

    response = client_of(village.people[Role.RW_HEAD]).get(address("letter_list"))

    assert numbers_on(response) == [own.number]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["b", "a"]),
        ({"q": "sari rt"}, ["a"]),
        ({"q": "/b/"}, ["b"]),
        ({"q": "nobody"}, []),
        ({"jenis": LetterKind.DUTY_LIST}, ["b"]),
        ({"jenis": "GONE"}, ["b", "a"]),
        ({"keadaan": "menunggu"}, ["a"]),
        ({"keadaan": "berlaku"}, ["b"]),
        ({"keadaan": "gagal"}, ["b"]),
        ({"keadaan": "lain"}, ["b", "a"]),
        ({"halaman": "99"}, ["b", "a"]),
    ],
)
def test_letter_list_is_narrowed(operator, village, query, found):
    LetterFactory(area=village.area, number="1/a/2026", about="Sari, Ketua RT 003")
    failed = LetterFactory(
        area=village.area,
        number="1/b/2026",
        kind=LetterKind.DUTY_LIST,
        about="RW 002",
        needs_approval=False,
    )
    CopyFactory(letter=failed, failed=True)

    response = operator.get(address("letter_list"), query)

    assert [number[2] for number in numbers_on(response)] == found


def test_letter_list_says_what_to_do_when_empty(operator):
    assert "Belum ada surat." in operator.get(address("letter_list")).content.decode()
    narrowed = operator.get(address("letter_list"), {"q": "x"}).content.decode()
    assert "Belum ada surat yang cocok." in narrowed


def test_letter_list_fragment_is_the_part_of_the_page(operator, village):
    CopyFactory(letter=LetterFactory(area=village.area), failed=True)

    page = operator.get(address("letter_list"), {"q": "sari"})
    asked = {"headers": {"HX-Request": "true", "HX-Target": "results"}}
    part = operator.get(address("letter_list"), {"q": "sari"}, **asked)

    assert part.content.decode().strip().startswith('<div id="results">')
    assert part.content.decode().strip() in page.content.decode()


def test_letter_list_asks_as_often_for_more_rows(operator, village, constant_queries):
    LetterFactory(area=village.area)

    constant_queries(
        lambda: operator.get(address("letter_list")),
        more=lambda: [CopyFactory(letter=LetterFactory(area=village.rt_003)) for _row in range(2)],
    )


# letter_detail


def test_letter_detail_shows_number_marks_and_copies(operator, draft):
    page = operator.get(address("letter_detail", draft.public_id)).content.decode()

    for part in (draft.number, draft.fingerprint, draft.about, "KONSEP", "Ani Contoh"):
        assert part in page
    assert f"{draft.code[:4]}-{draft.code[4:]}" in page


def test_letter_detail_outside_the_area_is_not_found(client_of, village):
    letter = LetterFactory(area=village.rw_005)

    response = client_of(village.people[Role.RW_HEAD]).get(
        address("letter_detail", letter.public_id)
    )

    assert response.status_code == 404


def test_letter_detail_polls_while_a_copy_is_printed_and_then_stops(operator, village):
    copy = CopyFactory(letter=LetterFactory(area=village.area), rendering=True, progress_done=2)
    url = address("letter_detail", copy.letter.public_id)
    asked = {"headers": {"HX-Request": "true", "HX-Target": "letter-copies"}}

    part = operator.get(url, **asked).content.decode()
    assert part.strip().startswith('<div id="letter-copies"')
    assert 'hx-trigger="every 1s"' in part
    assert "2 dari 3" in part
    assert f'<a href="{url}">' in part  # the way without JavaScript

    Copy.objects.update(state=CopyState.FAILED, failure="Pustaka Pango belum terpasang.")
    part = operator.get(url, **asked).content.decode()
    assert "hx-trigger" not in part
    assert "Pustaka Pango belum terpasang." in part
    assert address("copy_retry", copy.public_id) in part


def test_letter_detail_fragment_is_the_part_of_the_page(operator, village):
    copy = CopyFactory(letter=LetterFactory(area=village.area), rendering=True)
    url = address("letter_detail", copy.letter.public_id)

    page = operator.get(url).content.decode()
    part = operator.get(url, headers={"HX-Request": "true", "HX-Target": "letter-copies"})

    assert part.content.decode().strip() in page


def test_letter_detail_offers_approval_to_whoever_may_give_it(operator, lurah, draft):
    url, approve = (address(name, draft.public_id) for name in ("letter_detail", "letter_approve"))

    assert approve in lurah.get(url).content.decode()
    assert approve not in operator.get(url).content.decode()


def test_letter_detail_offers_readers_nothing_to_do(client_of, village, draft):
    page = client_of(village.people[Role.AUDITOR]).get(address("letter_detail", draft.public_id))

    assert address("letter_reprint", draft.public_id) not in page.content.decode()


def test_letter_detail_asks_as_often_for_more_copies(operator, village, constant_queries):
    letter = LetterFactory(area=village.area)
    CopyFactory(letter=letter, ready=True)

    constant_queries(
        lambda: operator.get(address("letter_detail", letter.public_id)),
        more=lambda: [CopyFactory(letter=letter, ready=True, number=number) for number in (2, 3)],
    )


# letter_issue


def test_letter_issue_says_what_will_happen(operator, village):
    assignment = village.people[Role.SURVEYOR].assignments.get()

    response = operator.get(address("letter_issue", "ASSIGNMENT_LETTER", assignment.public_id))

    page = response.content.decode()
    assert "Terbitkan surat ini?" in page
    assert "KONSEP sampai surat disahkan orang lain" in page
    assert [value for value, _label in response.context["form"].fields["paper"].choices] == [
        Paper.A4,
        Paper.F4,
    ]


def test_letter_issue_issues_and_leads_to_the_letter(operator, village):
    url = address("letter_issue", "DUTY_LIST", village.rw_002.public_id)

    response = operator.post(url, {"paper": Paper.A4_LANDSCAPE})

    letter = Letter.objects.get()
    assert (letter.kind, letter.subject_id, letter.paper) == (
        "DUTY_LIST",
        village.rw_002.pk,
        Paper.A4_LANDSCAPE,
    )
    assert response.status_code == 302
    assert response.url == address("letter_detail", letter.public_id)


def test_letter_issue_shows_a_refusal(operator, village):
    url = address("letter_issue", "DUTY_LIST", village.rt_001.public_id)

    response = operator.post(url, {"paper": Paper.F4_LANDSCAPE})

    assert response.status_code == 422
    assert "Belum ada petugas atau pengurus di wilayah ini." in response.content.decode()
    assert Letter.objects.count() == 0


def test_letter_issue_takes_only_papers_of_the_kind(operator, village):
    url = address("letter_issue", "DUTY_LIST", village.rw_002.public_id)

    assert operator.post(url, {"paper": Paper.A4}).status_code == 422


@pytest.mark.parametrize("kind", ["LOVE_LETTER", "DUTY_LIST"])
def test_letter_issue_of_something_unknown_is_not_found(operator, kind):
    assert operator.get(address("letter_issue", kind, uuid4())).status_code == 404


# letter_approve


def test_letter_approve_says_what_will_happen_and_does_it(lurah, draft):
    url = address("letter_approve", draft.public_id)

    assert "Sahkan surat ini?" in lurah.get(url).content.decode()
    response = lurah.post(url)

    draft.refresh_from_db()
    assert response.url == address("letter_detail", draft.public_id)
    assert draft.approved_at is not None
    assert draft.copies.count() == 2


def test_letter_approve_a_second_time_is_refused_with_words(lurah, draft):
    url = address("letter_approve", draft.public_id)
    lurah.post(url)

    response = lurah.post(url, follow=True)

    assert "Surat ini sudah disahkan." in response.content.decode()
    assert draft.copies.count() == 2


def test_letter_approve_asks_again_who_is_there_when_that_was_long_ago(village, draft):
    client = signed_in(village.people[Role.LURAH])
    session = client.session
    session["account_authentication_methods"] = []
    session.save()

    response = client.post(address("letter_approve", draft.public_id))

    draft.refresh_from_db()
    assert response.status_code == 302
    assert response.url.startswith("/masuk/lagi/")
    assert draft.approved_at is None


# letter_reprint


def test_letter_reprint_asks_for_the_next_copy(operator, draft):
    response = operator.post(address("letter_reprint", draft.public_id))

    assert response.url == address("letter_detail", draft.public_id)
    assert [copy.label for copy in draft.copies.order_by("pk")] == ["KONSEP", "KONSEP 2"]


def test_letter_reprint_clicked_twice_prints_once(operator, draft):
    url = address("letter_reprint", draft.public_id)
    operator.post(url)

    response = operator.post(url, follow=True)

    assert "KONSEP 2 belum selesai." in response.content.decode()
    assert draft.copies.count() == 2


@pytest.mark.parametrize("name", ["letter_reprint", "letter_approve"])
def test_letters_outside_the_area_are_not_found(client_of, village, name, lurah):
    letter = LetterFactory(area=village.rw_005)
    reader = client_of(village.people[Role.RW_HEAD]) if name == "letter_reprint" else lurah
    uuid = letter.public_id if name == "letter_reprint" else uuid4()

    assert reader.post(address(name, uuid)).status_code == 404


# letter_choose


def chosen_words(response):
    return [str(subject) for subject in response.context["page"].object_list]


def test_letter_choose_offers_people_of_the_first_kind_that_is_asked(operator):
    response = operator.get(address("letter_choose"), {"jenis": "ASSIGNMENT_LETTER", "q": "ani"})

    page = response.content.decode()
    assert "Ani Contoh, Kader pendata RT 003/RW 002" in page
    assert len(chosen_words(response)) == 1


def test_letter_choose_offers_areas_in_the_order_of_the_tree(operator, village):
    response = operator.get(address("letter_choose"), {"jenis": "DUTY_LIST"})

    assert [area.pk for area in response.context["page"].object_list] == [
        area.pk
        for area in (
            village.area,
            village.rw_002,
            village.rt_003,
            village.rt_004,
            village.rw_005,
            village.rt_001,
            village.rt_002,
        )
    ]
    url = address("letter_issue", "DUTY_LIST", village.rw_002.public_id)
    assert url in response.content.decode()


@pytest.mark.parametrize("query", [{}, {"jenis": "LOVE_LETTER"}, {"q": "x" * 500}])
def test_letter_choose_takes_whatever_is_asked(operator, query):
    assert operator.get(address("letter_choose"), query).status_code == 200


def test_letter_choose_leaves_out_duties_that_wait_or_are_over(operator, village):
    held = village.people[Role.SURVEYOR].assignments.get()
    held.valid_until = held.valid_from
    held.save()

    response = operator.get(address("letter_choose"), {"jenis": "ASSIGNMENT_LETTER", "q": "ani"})

    assert chosen_words(response) == []
    assert "Belum ada yang cocok." in response.content.decode()


def test_letter_choose_asks_as_often_for_more_rows(operator, village, constant_queries):
    constant_queries(
        lambda: operator.get(address("letter_choose"), {"jenis": "ASSIGNMENT_LETTER"}),
        more=lambda: [UserFactory(role=Role.SURVEYOR, area=village.rt_004) for _row in range(2)],
    )
