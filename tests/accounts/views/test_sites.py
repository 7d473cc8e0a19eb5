"""The letterhead, with its preview."""

import pytest

from duren_sawit.accounts.choices import Role
from duren_sawit.areas.models import Area, Site
from tests.factories.areas import RtFactory, RwFactory

PREVIEW = {"HX-Request": "true", "HX-Target": "kop-preview"}
EDIT = "/wilayah/kop/"
SAID = {
    "kind": "DESA",
    "name": "Sukamaju",
    "head_title": "Kepala Desa",
    "rw_word": "Dusun",
    "rt_word": "RT",
    "province_line": "Pemerintah Provinsi Contoh",
    "city_line": "Kabupaten Contoh",
    "district_line": "Kecamatan Contoh",
    "address": "Jalan Desa No. 1",
    "phone": "",
    "postal_code": "12345",
    "place_of_signing": "Sukamaju",
}


@pytest.fixture
def operator(village, client_of):
    return client_of(village.people[Role.OPERATOR])


def test_site_edit_changes_the_words_and_all_names_with_them(village, operator):
    answer = operator.post(EDIT, SAID)

    assert (answer.status_code, answer.url) == (302, EDIT)
    assert Site.objects.get().title == "Desa Sukamaju"
    assert list(Area.objects.in_order().values_list("long_name", flat=True)) == [
        "Desa Sukamaju",
        "Dusun 02",
        "RT 003/Dusun 02",
        "RT 004/Dusun 02",
        "Dusun 05",
        "RT 001/Dusun 05",
        "RT 002/Dusun 05",
    ]


def test_site_edit_says_what_is_missing(village, operator):
    answer = operator.post(EDIT, SAID | {"name": ""})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["name"]
    assert Site.objects.get().name == "Duren Sawit"


def test_site_edit_previews_without_changing_anything(village, operator):
    answer = operator.get(EDIT, SAID, headers=PREVIEW)

    said = answer.content.decode()
    assert answer.status_code == 200
    assert "<b>Desa Sukamaju</b>" in said
    assert "<form" not in said
    assert Site.objects.get().name == "Duren Sawit"


def test_site_edit_preview_holds_half_written_words(village, operator):
    answer = operator.get(EDIT, {"kind": "RAJA", "name": "<b>x</b>"}, headers=PREVIEW)

    assert answer.status_code == 200
    assert "&lt;b&gt;x&lt;/b&gt;" in answer.content.decode()


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true", "HX-Target": "site-form"}])
def test_site_edit_fills_its_form_from_no_link(village, operator, headers):
    answer = operator.get(EDIT, {"address": "Jalan Palsu 9", "name": "Palsu"}, headers=headers)

    form, site = answer.context["form"], Site.objects.get()
    assert answer.status_code == 200
    assert (form["name"].value(), form["address"].value()) == (
        site.name,
        site.address,
    )


def test_site_edit_appears_on_every_page_at_once(village, operator):
    RwFactory(parent=village.area, number=9)
    RtFactory(parent=village.rw_002, number=9)
    operator.post(EDIT, SAID)

    assert "Desa Sukamaju" in operator.get("/").content.decode()
