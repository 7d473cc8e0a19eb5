"""A bare 405 becomes a page for people and stays bare for programs."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse, HttpResponseNotAllowed
from django.test import RequestFactory
from django.utils import translation

from duren_sawit.accounts.choices import Role
from duren_sawit.ui.middleware import PrivatePagesMiddleware, ReadableRefusalMiddleware
from tests.factories.accounts import UserFactory
from tests.fixtures.village import signed_in


def answer(response: HttpResponse, accept: str = "text/html") -> HttpResponse:
    request = RequestFactory().get("/hapus/", headers={"Accept": accept})
    request.user = AnonymousUser()
    return ReadableRefusalMiddleware(lambda _request: response)(request)


@pytest.mark.django_db
def test_a_person_is_told_to_press_the_button_again():
    response = answer(HttpResponseNotAllowed(["POST"]))

    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert "Tombol ini perlu ditekan sekali lagi" in response.content.decode()


@pytest.mark.parametrize(
    ("response", "accept"),
    [
        (HttpResponseNotAllowed(["POST"]), "application/json"),
        (HttpResponseNotAllowed(["POST"], "sudah ada isinya"), "text/html"),
        (HttpResponse("isi", status=403), "text/html"),
    ],
)
def test_everything_else_is_left_alone(response, accept):
    assert answer(response, accept) is response


@pytest.mark.django_db
def test_a_browser_does_not_choose_the_language(client):
    asked = {"accept-language": "en-US,en;q=0.9"}
    with translation.override("id"):  # a request leaves its language behind
        assert client.get("/masuk/", headers=asked)["Content-Language"] == "id"

        client.cookies["django_language"] = "en"

        assert client.get("/masuk/")["Content-Language"] == "en"


def kept(response: HttpResponse, *, by: object) -> str | None:
    request = RequestFactory().get("/")
    request.user = by
    return PrivatePagesMiddleware(lambda _request: response)(request).get("Cache-Control")


def test_what_a_person_was_shown_is_kept_nowhere():
    assert kept(HttpResponse(), by=UserFactory.build()) == "no-store, private"
    assert kept(HttpResponse(), by=AnonymousUser()) is None


def test_a_view_may_say_itself_how_long_its_answer_is_kept():
    emblem = HttpResponse(headers={"Cache-Control": "public, max-age=60"})

    assert kept(emblem, by=UserFactory.build()) == "public, max-age=60"


def test_every_answer_to_somebody_signed_in_is_private(village):
    client = signed_in(village.people[Role.LURAH])

    answers = [client.get(path) for path in ("/", "/pengguna/", "/tidak-ada/", "/masuk/")]

    assert [answer.status_code for answer in answers] == [200, 200, 404, 302]
    assert {answer["Cache-Control"] for answer in answers} <= {
        "no-store, private",
        "max-age=0, no-cache, no-store, must-revalidate, private",
    }


def test_strangers_and_static_files_may_be_cached(village, client):
    assert "Cache-Control" not in client.get("/tidak-ada/")
    style = signed_in(village.people[Role.LURAH]).get("/static/css/tokens.css")
    style.close()

    assert "no-store" not in style.get("Cache-Control", "")
