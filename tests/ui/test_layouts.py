"""The frame: what everybody gets, what only people get, and nothing that the policy forbids."""

import json
import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template import engines
from django.test import RequestFactory
from django.urls import reverse
from django.utils import translation

from duren_sawit.ui import menu, slots
from duren_sawit.ui.menu import Entry, Stage
from duren_sawit.ui.slots import DoorLink, PersonLines, SiteLines
from tests.ui.rendering import flat

LAYOUTS = ("app", "public", "door")
BODY = """{% extends layout %}{% block title %}Surat{% endblock %}
{% block heading %}<h1>Surat</h1>{% endblock %}{% block content %}<p>isi</p>{% endblock %}"""


class Sari:
    is_authenticated = True

    def may(self, permission: str) -> bool:
        return True


@pytest.fixture(autouse=True)
def house(monkeypatch):
    monkeypatch.setattr(menu, "_entries", [])
    menu.register(
        Entry("Hari ini", "house-door", "accounts:home", "own", tab=True),
        Entry("Bagian", "people", "accounts:gallery", "see", stage=Stage.FORUM),
    )
    answers = {
        slots.site_lines: lambda: SiteLines("Desa <Contoh>", "Kecamatan · Kota", "Kec. · Kota"),
        slots.person_lines: lambda user: PersonLines("Sari", "Ketua RT", "/akun/", "/keluar/"),
        slots.unread_count: lambda user: 4,
        slots.inbox_url: lambda: "/kabar/",
        slots.search_url: lambda _user: "",
        slots.door_links: lambda: (),
    }
    for slot, answer in answers.items():
        monkeypatch.setattr(slot, "_answer", answer)


def page(layout: str, *, user: object = None, **context: object) -> str:
    request = RequestFactory().get("/", {"q": "1"})
    request.user = user or Sari()
    shown = {"layout": f"layouts/{layout}.html", **context}
    return flat(engines["django"].from_string(BODY).render(shown, request))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_page_names_itself_its_place_and_its_language(layout):
    html = page(layout)

    assert '<html lang="id">' in html
    assert "<title>Surat · Desa &lt;Contoh&gt;</title>" in html
    assert html.count("<h1>") == 1
    assert "<p>isi</p>" in html
    assert "UNDEFINED" not in html


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_page_can_be_read_in_both_languages(layout):
    html = page(layout)

    form = html[
        html.index('<form class="language"') : html.index("</form>", html.index('"language"'))
    ]
    assert f'action="{reverse("set_language")}"' in form
    assert re.findall(r'name="language" value="(\w+)" lang="\w+"( aria-current="true")?', form) == [
        ("id", ' aria-current="true"'),
        ("en", ""),
    ]
    assert 'name="next" value="/?q=1"' in form


def test_english_is_said_to_be_english():
    with translation.override("en"):
        assert '<html lang="en">' in page("app")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_page_carries_inline_style_or_script(layout):
    html = page(layout)

    assert re.findall(r"\sstyle=|<style|\son\w+=", html) == []
    assert all(" src=" in tag for tag in re.findall(r"<script[^>]*>", html))


@pytest.mark.parametrize("layout", ["app", "public"])
def test_keyboards_can_skip_to_the_content(layout):
    html = page(layout)

    assert html.index('<a class="skip" href="#isi">') < html.index('id="isi" tabindex="-1"')


@pytest.mark.parametrize("layout", LAYOUTS)
def test_messages_are_notices_that_stay(layout):
    html = page(layout, messages=[Message(constants.SUCCESS, "Tersimpan.")])

    assert '<div class="notice" data-tone="ok" role="status">' in html
    assert "<b>Tersimpan.</b>" in html


def test_the_frame_says_who_is_signed_in_and_lets_them_out():
    html = page("app")

    assert '<span class="who"><b>Sari</b>Ketua RT</span>' in html
    assert html.count('<form method="post" action="/keluar/">') == 2  # masthead and phone
    assert 'href="/kabar/" aria-label="4 pemberitahuan baru"' in html
    assert "<em>4</em>" in html


def test_no_unread_is_no_number(monkeypatch):
    monkeypatch.setattr(slots.unread_count, "_answer", lambda user: 0)

    assert "<em>" not in page("app")


def test_there_is_no_search_box_before_there_is_a_search(monkeypatch):
    assert 'role="search"' not in page("app")

    monkeypatch.setattr(slots.search_url, "_answer", lambda _user: "/cari/")

    assert '<form class="search" method="post" role="search" action="/cari/">' in page("app")


def test_the_rail_shows_the_stages_that_exist_with_their_number():
    html = page("app")
    stages = html[html.index('<ol class="stages">') : html.index("</ol>")]

    assert re.findall(r'href="([^"]+)"><span class="no">(\d)</span>(\w+)', stages) == [
        ("/ui/", "3", "Musyawarah")
    ]


def test_htmx_is_told_what_to_do():
    html = page("app")
    config = json.loads(re.search(r"name=\"htmx-config\" content='([^']+)'", html)[1])

    assert config == {
        "includeIndicatorStyles": False,
        "allowEval": False,
        "historyCacheSize": 0,
        "refreshOnHistoryMiss": True,
        "responseHandling": [
            {"code": "204", "swap": False},
            {"code": "[23]..", "swap": True},
            {"code": "422", "swap": True},
            {"code": "[45]..", "swap": False, "error": True},
        ],
    }
    assert re.search(r"<body hx-headers='\{\"X-CSRFToken\": \"\w{64}\"\}'>", html)


@pytest.mark.parametrize("layout", ["public", "door"])
def test_pages_without_login_carry_no_menu_and_no_htmx(layout):
    html = page(layout)

    assert "htmx" not in html
    assert "Menu utama" not in html


def test_the_door_says_what_residents_can_do_only_when_they_can(monkeypatch):
    assert "Warga tidak perlu masuk" not in page("door")
    assert '<div class="doorcols" data-alone>' in page("door")

    link = DoorLink("Cek jadwal", "dengan kode", "search", "/cek/")
    monkeypatch.setattr(slots.door_links, "_answer", lambda: (link,))

    assert "Warga tidak perlu masuk" not in page("door")  # this reader has signed in
    html = page("door", user=AnonymousUser())
    assert "Warga tidak perlu masuk" in html
    assert "<b>Cek jadwal</b><small>dengan kode</small>" in html
    assert "data-alone" not in html


def test_a_place_shows_its_own_emblem(monkeypatch):
    assert 'src="/static/img/emblem-placeholder.svg"' in page("public")

    own = SiteLines("Desa", "Kecamatan", emblem_url="/media/lambang.png")
    monkeypatch.setattr(slots.site_lines, "_answer", lambda: own)

    assert 'src="/media/lambang.png"' in page("public")
