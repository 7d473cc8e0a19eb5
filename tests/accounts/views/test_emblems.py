"""The emblem: only pixels pass, and everybody may see them."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image, PngImagePlugin

from duren_sawit.accounts.choices import Role
from duren_sawit.areas.choices import Event
from duren_sawit.areas.models import Site
from tests.accounts.refusals import events_of

UPLOAD, REMOVE, SHOW = "/wilayah/kop/lambang/", "/wilayah/kop/lambang/lepas/", "/lambang/"


@pytest.fixture
def operator(village, client_of):
    return client_of(village.people[Role.OPERATOR])


def picture(size=(40, 50), kind="PNG", **saved):
    out = io.BytesIO()
    Image.new("RGB", size, "#0c5443").save(out, kind, **saved)
    return out.getvalue()


def upload(client, content, name="lambang.png", kind="image/png"):
    return client.post(UPLOAD, {"emblem": SimpleUploadedFile(name, content, kind)})


def stored():
    with Site.objects.get().emblem.open() as file:
        return file.read()


def test_emblem_upload_draws_the_picture_anew(village, operator):
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", "<script>alert(1)</script>")

    answer = upload(operator, picture(pnginfo=notes) + b"PK\x03\x04 hidden archive")

    assert answer.status_code == 302
    assert b"script" not in stored()
    assert b"hidden archive" not in stored()
    assert Image.open(io.BytesIO(stored())).size == (40, 50)
    assert [event for event, _by in events_of(Site.objects.get())] == [Event.EMBLEM_CHANGED]


def test_emblem_upload_takes_jpeg_and_makes_large_ones_smaller(village, operator):
    upload(operator, picture(size=(1800, 900), kind="JPEG"), "lambang.jpg", "image/jpeg")

    drawn = Image.open(io.BytesIO(stored()))
    assert (drawn.format, drawn.size) == ("PNG", (600, 300))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Gambar ini belum terbaca"),
        (b"\x89PNG\r\n\x1a\n not really", "Gambar ini belum terbaca"),
        (picture(kind="GIF"), "Gambar ini belum terbaca"),
        (b"x" * (2 * 1024 * 1024 + 1), "lebih dari 2 MB"),
        (picture(size=(6000, 5000)), "Gambar ini belum terbaca"),
    ],
)
def test_emblem_upload_refuses_what_is_no_fit_picture(village, operator, content, said):
    answer = upload(operator, content)

    assert answer.status_code == 422
    assert said in str(answer.context["form"].errors)
    assert not Site.objects.get().emblem


def test_emblem_image_is_shown_to_everybody_and_kept_by_browsers(village, operator):
    upload(operator, picture())
    page = Client().get("/masuk/").content.decode()
    address = f"{SHOW}?v={Site.objects.get().emblem_key}"

    answer = Client().get(address)

    assert f'src="{address}"' in page
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert "immutable" in answer["Cache-Control"]
    assert answer.content == stored()


@pytest.mark.parametrize("key", ["", "lain", "../../etc/passwd"])
def test_emblem_image_shows_nothing_else(village, operator, key):
    upload(operator, picture())

    assert Client().get(SHOW, {"v": key}).status_code == 404


def test_emblem_remove_goes_back_to_the_plain_shield(village, operator):
    upload(operator, picture())

    operator.post(REMOVE)

    assert not Site.objects.get().emblem
    assert "emblem-placeholder" in Client().get("/masuk/").content.decode()
