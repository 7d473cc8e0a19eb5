"""What the frame knows of a signed-in person and of a stranger, asked for only when shown."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from duren_sawit.ui import menu, slots
from duren_sawit.ui.context_processors import shell
from duren_sawit.ui.menu import Menu
from duren_sawit.ui.slots import DoorLink, PersonLines, SiteLines


class Sari:
    is_authenticated = True

    def may(self, permission: str) -> bool:
        return True


@pytest.fixture(autouse=True)
def filled(monkeypatch):
    monkeypatch.setattr(menu, "_entries", [])
    answers = {
        slots.site_lines: lambda: SiteLines("Kelurahan", "Kecamatan"),
        slots.person_lines: lambda user: PersonLines("Sari", "Ketua RT"),
        slots.unread_count: lambda user: 4,
        slots.inbox_url: lambda: "/kabar/",
        slots.search_url: lambda _user: "",
        slots.door_links: lambda: (DoorLink("Cek", "slip", "search", "/cek/"),),
    }
    for slot, answer in answers.items():
        monkeypatch.setattr(slot, "_answer", answer)


def shown(user: object) -> dict[str, object]:
    request = RequestFactory().get("/")
    request.user = user
    return shell(request)


def test_a_person_who_signed_in_sees_who_they_are():
    frame = shown(Sari())

    assert frame == {
        "site": SiteLines("Kelurahan", "Kecamatan"),
        "menu": Menu(),
        "me": PersonLines("Sari", "Ketua RT"),
        "unread_count": 4,
        "inbox_url": "/kabar/",
        "search_url": "",
        "door_links": (),
    }


def test_a_stranger_has_no_name_menu_or_mail():
    frame = shown(AnonymousUser())

    assert (frame["menu"], frame["me"], frame["unread_count"]) == (Menu(), None, 0)


def test_a_stranger_sees_what_needs_no_sign_in():
    assert shown(AnonymousUser())["door_links"] == (DoorLink("Cek", "slip", "search", "/cek/"),)


def test_a_request_that_never_met_a_user_is_a_stranger():
    assert shell(RequestFactory().get("/"))["me"] is None


def test_nothing_is_asked_before_it_is_shown(monkeypatch):
    def fail(*_args: object) -> None:
        raise AssertionError

    for slot in (slots.site_lines, slots.person_lines, slots.unread_count):
        monkeypatch.setattr(slot, "_answer", fail)

    assert set(shown(Sari())) >= {"site", "me", "unread_count"}
