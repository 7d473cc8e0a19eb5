"""The page of the file: out, back, looked at, written."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from distributions.models import Handover
from duren_sawit.accounts.choices import Role
from duren_sawit.lib import codes
from tests.clock import TODAY
from tests.distributions.workbooks import filled, read_back
from tests.factories.distributions import HandoverFactory

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def client(client, village):
    client.force_login(village.people[Role.HANDOUT_OFFICER])
    return client


@pytest.fixture
def address(handout):
    return lambda page: reverse(f"distributions:file_{page}", args=[handout.round.public_id])


@pytest.fixture
def upload(client, address):
    def do(content, day=TODAY):
        file = SimpleUploadedFile("isi.xlsx", content)
        return client.post(address("upload"), {"day": str(day), "file": file})

    return do


def test_file_download_takes_the_rows_of_an_area_away(client, village, handout, address):
    taken = HandoverFactory(entitlement=handout.of(village.rt_003)).entitlement
    handout.of(village.rt_004)

    answer = client.post(address("download"), {"area": village.rt_003.public_id})

    rows = read_back(answer.getvalue())[4:]
    assert sorted((row[0], row[-1]) for row in rows) == sorted(
        [
            (codes.grouped(handout.entitlement.code), ""),
            (codes.grouped(taken.code), "sudah diambil"),
        ]
    )
    assert "catatan" in answer["X-Stamp"]


def test_file_download_refuses_another_area(client, address):
    answer = client.post(address("download"), {"area": "lain"}, follow=True)

    assert answer.redirect_chain == [(address("upload"), 302)]
    assert "Pilih wilayah Anda dari daftar." in answer.content.decode()


def test_file_upload_shows_what_it_would_write_and_file_record_writes_it(
    client, handout, upload, address
):
    shown = upload(filled([handout.entitlement.code, "sendiri"]))
    assert Handover.objects.count() == 0
    answer = client.post(address("record"), {"sent": shown.context["sent"]}, follow=True)

    assert shown.status_code == 200
    assert "Siti Contoh" in shown.content.decode()
    assert Handover.objects.get().entitlement == handout.entitlement
    assert "1 serah terima dicatat dari berkas." in answer.content.decode()


def test_file_upload_answers_422_with_a_sentence_for_each_wrong_row(upload, handout):
    answer = upload(filled([handout.entitlement.code, "sendiri", 11]))

    assert answer.status_code == 422
    assert "Baris 4: Jumlah yang diserahkan tidak lebih dari jatah." in answer.content.decode()
    assert Handover.objects.count() == 0


def test_file_upload_asks_for_file_and_day(client, address):
    answer = client.post(address("upload"), {"day": ""})

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"day", "file"}


@pytest.mark.parametrize("sent", ["", "W10:1x:tampered"])
def test_file_record_refuses_rows_nobody_looked_at(client, address, sent):
    answer = client.post(address("record"), {"sent": sent}, follow=True)

    assert "Unggah lagi." in answer.content.decode()
    assert Handover.objects.count() == 0


def test_file_record_a_second_time_tells_of_the_first(client, handout, upload, address):
    sent = upload(filled([handout.entitlement.code, "sendiri"])).context["sent"]
    client.post(address("record"), {"sent": sent})

    answer = client.post(address("record"), {"sent": sent}, follow=True)

    assert "Baris 4: Jatah ini sudah diambil" in answer.content.decode()
    assert Handover.objects.count() == 1


def test_file_upload_asks_the_database_as_often_for_many_rows(
    village, handout, upload, django_assert_max_num_queries
):
    rows = [[handout.of(village.rt_003).code, "sendiri"] for _row in range(12)]

    with django_assert_max_num_queries(25):
        answer = upload(filled(*rows))

    assert answer.status_code == 200
