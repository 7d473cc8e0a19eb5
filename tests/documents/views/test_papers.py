"""Anybody may ask whether a paper is genuine; nobody learns anything about people."""

import re
from dataclasses import asdict

import pytest
from django.core.cache import cache
from django.urls import reverse

from duren_sawit.documents.limits import MOST_A_MINUTE
from duren_sawit.documents.selectors import GenuineLetter, public_letter
from duren_sawit.lib import codes
from tests.clock import TODAY
from tests.factories.areas import SiteFactory
from tests.factories.documents import CopyFactory, LetterFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_site():
    cache.clear()
    SiteFactory()


def address_of(code):
    return reverse("documents:paper_confirm", args=[code])


def words_of(response):
    """What is read on the page, without the code in its own address and without tokens."""
    text = re.sub(r"<input[^>]*>|nonce=\"[^\"]*\"", "", response.content.decode())
    return re.sub(r"/periksa/[^/\"]*/", "/periksa/…/", text)


def test_paper_confirm_says_what_stands_on_the_paper(client):
    letter = LetterFactory(approved=True)
    CopyFactory(letter=letter, ready=True)
    CopyFactory(letter=letter, number=2)
    CopyFactory(letter=letter, is_draft=True, ready=True)

    response = client.get(address_of(codes.grouped(letter.code)))

    assert response.status_code == 200
    assert asdict(response.context["letter"]) == {
        "kind": "Surat tugas",
        "number": letter.number,
        "issued_on": TODAY,
        "office": "Kelurahan Duren Sawit",
        "copy_count": 1,
        "fingerprint": letter.fingerprint,
        "is_valid": True,
    }
    page = response.content.decode()
    assert "Surat ini tercatat." in page
    assert letter.number in page
    assert letter.fingerprint in page


def test_paper_confirm_betrays_nobody(client):
    letter = LetterFactory(approved=True, about="Sari Rahasia, Ketua RT 003")

    page = client.get(address_of(letter.code)).content.decode()

    for secret in (
        "Sari Rahasia",
        letter.issued_by.full_name,
        letter.approved_by.full_name,
        str(letter.public_id),
        letter.area.path,
    ):
        assert secret not in page


def test_paper_confirm_says_when_a_letter_is_not_approved(client):
    letter = LetterFactory()

    response = client.get(address_of(letter.code))

    assert "Surat ini tercatat, tetapi belum disahkan." in response.content.decode()
    assert "Surat ini tercatat.<" not in response.content.decode()


def test_wrong_and_malformed_codes_look_alike(client):
    LetterFactory()
    unknown, broken = codes.generate(), codes.generate()[::-1]
    answers = [
        client.get(address_of(code)) for code in (unknown, broken, "A", "' OR 1=1 --", "x" * 500)
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert len({words_of(answer) for answer in answers}) == 1
    assert "Kode ini belum kami kenal." in answers[0].content.decode()


@pytest.mark.parametrize(
    "written",
    [str.lower, codes.grouped, lambda code: f" {code[:2]} {code[2:]} ", lambda code: code + "."],
)
def test_a_code_may_be_written_as_people_write(written):
    letter = LetterFactory(approved=True)

    assert public_letter(written(letter.code)) == public_letter(letter.code)
    assert isinstance(public_letter(letter.code), GenuineLetter)


def test_search_engines_and_caches_keep_out(client):
    letter = LetterFactory()

    found, asked = client.get(address_of(letter.code)), client.get(reverse("documents:paper_find"))

    assert found["X-Robots-Tag"] == asked["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in found["Cache-Control"]


def test_an_address_that_asks_without_end_is_asked_to_wait(client):
    letter = LetterFactory(approved=True)
    for _question in range(MOST_A_MINUTE):
        assert client.get(address_of(letter.code)).status_code == 200

    response = client.get(address_of(letter.code))

    assert response.status_code == 429
    assert "Tunggu satu menit, lalu coba lagi." in response.content.decode()
    assert letter.number not in response.content.decode()


def test_paper_find_leads_to_the_answer(client):
    response = client.get(reverse("documents:paper_find"), {"kode": "k4rt-9xpm"})

    assert response.status_code == 302
    assert response.url == "/periksa/K4RT9XPM/"


@pytest.mark.parametrize("typed", ["a/b", "../../x", "?", "#", "..", "%2f"])
def test_paper_find_takes_whatever_is_typed(client, typed):
    response = client.get(reverse("documents:paper_find"), {"kode": typed}, follow=True)

    assert response.status_code == 404
    assert "Kode ini belum kami kenal." in response.content.decode()


def test_paper_find_asks_for_a_code(client):
    asked = client.get(reverse("documents:paper_find"))
    empty = client.get(reverse("documents:paper_find"), {"kode": ""})

    assert (asked.status_code, empty.status_code) == (200, 422)


def test_paper_confirm_asks_the_database_seldom(client, constant_queries):
    letter = LetterFactory(approved=True)

    constant_queries(
        lambda: client.get(address_of(letter.code)),
        more=lambda: CopyFactory(letter=letter, ready=True),
        budget=4,
    )
