"""Pages for when something is in the way: what happened, what to do, and a way back."""

import re

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.views import csrf, defaults

from duren_sawit.ui import slots
from duren_sawit.ui.slots import SiteLines

TITLES = {
    "400": "Kiriman ini belum terbaca",
    "403": "Halaman ini untuk petugas lain",
    "403_csrf": "Halaman ini sudah terlalu lama terbuka",
    "404": "Halaman ini belum ditemukan",
    "405": "Tombol ini perlu ditekan sekali lagi",
    "429": "Tunggu 15 menit sebelum mencoba lagi",
    "500": "Halaman ini belum bisa dibuka",
    "503": "Sedang dirawat sebentar",
}
SCOLDING = re.compile(r"error|gagal|tidak valid|peringatan|user|!|invalid", re.IGNORECASE)


@pytest.fixture(autouse=True)
def place(monkeypatch):
    monkeypatch.setattr(slots.site_lines, "_answer", lambda: SiteLines("Desa", "Kecamatan"))


@pytest.fixture
def request_of_a_stranger():
    request = RequestFactory().get("/surat/")
    request.user = AnonymousUser()
    return request


def words(html: str) -> str:
    body = html[html.index("<main") : html.index("</main>")]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body)).strip()


@pytest.mark.parametrize(("name", "title"), TITLES.items())
def test_a_page_says_what_happened_and_how_to_go_on(name, title, request_of_a_stranger):
    html = render_to_string(f"{name}.html", request=request_of_a_stranger)

    assert f"<h1>{title}</h1>" in html
    assert html.count("btn-primary") == 1
    assert len(words(html).split()) > 15
    assert SCOLDING.findall(words(html)) == []
    assert "UNDEFINED" not in html


@pytest.mark.parametrize("name", ["400", "500", "503"])
def test_a_page_for_the_worst_needs_nothing(name, monkeypatch):
    def broken() -> None:
        raise RuntimeError

    monkeypatch.setattr(slots.site_lines, "_answer", broken)

    html = render_to_string(f"{name}.html")

    assert TITLES[name] in html
    assert "UNDEFINED" not in html


def test_the_framework_finds_our_pages(request_of_a_stranger):
    request = request_of_a_stranger
    answers = {
        "400": defaults.bad_request(request, SuspiciousOperation()),
        "403": defaults.permission_denied(request, PermissionDenied()),
        "403_csrf": csrf.csrf_failure(request),
        "404": defaults.page_not_found(request, Http404()),
        "500": defaults.server_error(request),
    }

    for name, response in answers.items():
        assert TITLES[name] in response.content.decode()
        assert response.status_code == int(name[:3])


def test_the_lockout_page_tells_the_real_time():
    assert settings.AXES_COOLOFF_TIME * 60 == 15
