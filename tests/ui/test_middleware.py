"""A bare 405 becomes a page for people and stays bare for programs."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse, HttpResponseNotAllowed
from django.test import RequestFactory
from django.utils import translation

from duren_sawit.ui.middleware import ReadableRefusalMiddleware


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
