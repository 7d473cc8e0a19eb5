"""The menu: what one person may open, in the order of the work, with the open page marked."""

from dataclasses import dataclass, field

import pytest
from django.urls import include, path

from duren_sawit.ui import menu
from duren_sawit.ui.menu import Entry, Item, Menu, Stage, StageItem, menu_of, register


def nothing(request): ...


inner = [path("", nothing, name="list"), path("peta/", nothing, name="map")]
urlpatterns = [
    path("", nothing, name="home"),
    path("surat/", nothing, name="letters"),
    path("jejak/", nothing, name="trail"),
    path("keluarga/", include((inner, "families"))),
    path("penyaluran/", nothing, name="rounds"),
]

HOME = Entry("Hari ini", "house-door", "home", "own", tab=True)
LETTERS = Entry("Surat", "file-earmark-text", "letters", "letters", tab=True)
TRAIL = Entry("Jejak", "shield-check", "trail", "trail")
FAMILIES = Entry("Keluarga", "people", "families:list", "families", stage=Stage.MAPPING)
MAP = Entry("Peta", "map", "families:map", "families", stage=Stage.MAPPING)
ROUNDS = Entry("Tahap", "box-seam", "rounds", "rounds", stage=Stage.DISTRIBUTION)


@dataclass
class Visitor:
    permissions: set[str] = field(default_factory=set)

    def may(self, permission: str) -> bool:
        return permission in self.permissions


EVERYTHING = Visitor({"own", "letters", "trail", "families", "rounds"})


@pytest.fixture(autouse=True)
def house(settings, monkeypatch):
    settings.ROOT_URLCONF = __name__
    monkeypatch.setattr(menu, "_entries", [])
    register(HOME, ROUNDS, LETTERS, FAMILIES, MAP, TRAIL)


def test_the_menu_shows_only_what_the_person_may_open():
    assert menu_of(Visitor({"own", "trail"}), "/jejak/") == Menu(
        home=Item("Hari ini", "house-door", "/", "", tab=True),
        others=(Item("Jejak", "shield-check", "/jejak/", "page"),),
        tabs=(Item("Hari ini", "house-door", "/", "", tab=True),),
        has_more=True,
    )


def test_a_person_who_may_nothing_sees_nothing():
    assert menu_of(Visitor(), "/") == Menu()


def test_stages_keep_the_order_and_number_of_the_work():
    stages = menu_of(EVERYTHING, "/").stages

    assert stages == (
        StageItem(1, Stage.MAPPING.label, "/keluarga/", "", ()),
        StageItem(4, Stage.DISTRIBUTION.label, "/penyaluran/", "", ()),
    )


def test_the_stage_one_is_in_opens_its_pages():
    [mapping, _distribution] = menu_of(EVERYTHING, "/keluarga/peta/").stages

    assert mapping == StageItem(
        1,
        Stage.MAPPING.label,
        "/keluarga/",
        "true",
        (
            Item("Keluarga", "people", "/keluarga/", ""),
            Item("Peta", "map", "/keluarga/peta/", "page"),
        ),
    )


def test_a_stage_with_one_page_has_nothing_to_open():
    [_mapping, distribution] = menu_of(EVERYTHING, "/penyaluran/").stages

    assert (distribution.current, distribution.items) == ("true", ())


def test_a_page_below_an_entry_marks_the_entry():
    [letters, _trail] = menu_of(EVERYTHING, "/surat/abc/").others

    assert letters.current == "true"


def test_the_first_page_does_not_hold_all_others():
    assert menu_of(EVERYTHING, "/jejak/").home.current == ""
    assert menu_of(EVERYTHING, "/").home.current == "page"


def test_a_phone_has_at_most_four_tabs_beside_the_rest():
    register(*(Entry(f"Tab {n}", "bell", "home", "own", tab=True) for n in range(5)))

    tabs = menu_of(EVERYTHING, "/").tabs

    assert [tab.label for tab in tabs] == ["Hari ini", "Surat", "Tab 0", "Tab 1"]


def test_on_a_phone_the_work_stands_before_the_rest():
    register(Entry("Kunjungan", "house-check", "rounds", "rounds", stage=Stage.MAPPING, tab=True))

    tabs = menu_of(EVERYTHING, "/").tabs

    assert [tab.label for tab in tabs] == ["Hari ini", "Kunjungan", "Surat"]


def test_a_menu_that_fits_the_tabs_has_no_more():
    assert not menu_of(Visitor({"own", "letters"}), "/").has_more


def test_registering_twice_changes_nothing():
    before = menu_of(EVERYTHING, "/")

    register(HOME, TRAIL)

    assert menu_of(EVERYTHING, "/") == before


def test_an_entry_with_an_unknown_icon_is_a_mistake():
    with pytest.raises(LookupError):
        Entry("x", "unicorn", "home", "own")
