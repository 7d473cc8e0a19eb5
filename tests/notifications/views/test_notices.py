"""The inbox of a person."""

import pytest
from django.test import Client
from django.urls import reverse

from duren_sawit.accounts.choices import Role
from duren_sawit.notifications.models import Notice
from tests.clock import NOW
from tests.factories.notifications import NoticeFactory

INBOX = "/pemberitahuan/"


@pytest.fixture
def person(village):
    return village.people[Role.RT_HEAD]


@pytest.fixture
def client(client_of, person):
    return client_of(person)


def opening(notice: Notice) -> str:
    return reverse("notifications:notice_open", args=[notice.public_id])


def unread(person) -> set[Notice]:
    return set(Notice.objects.of(person).unread())


@pytest.mark.parametrize("address", [INBOX, "/pemberitahuan/setelan/", "/pemberitahuan/antrean/"])
def test_strangers_sign_in_first(db, address):
    response = Client().get(address)

    door = reverse("account_login")
    assert (response.status_code, response["Location"]) == (302, f"{door}?next={address}")


def test_notice_list_shows_ones_own_newest_first(client, person):
    NoticeFactory(recipient=person, sent_at=NOW.replace(hour=8))
    NoticeFactory(recipient=person, read_at=NOW)
    NoticeFactory()

    response = client.get(INBOX)

    posts = response.context["posts"]
    assert [(post.is_read, post.sent_at) for post in posts] == [
        (True, NOW), (False, NOW.replace(hour=8)),
    ]  # fmt: skip
    assert "UNDEFINED" not in response.text


def test_notice_list_is_empty_with_roofs(client):
    page = client.get(INBOX).text

    assert "Belum ada pemberitahuan." in page
    assert "roofs-small.svg" in page
    assert "Tandai semua dibaca" not in page


def test_notice_list_keeps_notices_of_rooms_that_are_gone(client, person):
    NoticeFactory(recipient=person, kind="gone.Kind")

    assert "Kabar dari bagian yang sudah tidak dipakai" in client.get(INBOX).text


def test_notice_list_asks_as_often_for_many_rows(client, person, constant_queries):
    NoticeFactory(recipient=person)

    constant_queries(
        lambda: client.get(INBOX), more=lambda: NoticeFactory.create_batch(3, recipient=person)
    )


def test_looking_changes_nothing(client, person):
    notice = NoticeFactory(recipient=person)

    client.get(INBOX)

    assert unread(person) == {notice}
    assert client.get(opening(notice)).status_code == 405
    assert unread(person) == {notice}


def test_notice_open_reads_it_and_leads_on(client, person):
    notice = NoticeFactory(recipient=person, url="/saya/")

    response = client.post(opening(notice))

    assert (response.status_code, response["Location"]) == (302, "/saya/")
    assert unread(person) == set()


def test_notice_open_without_a_page_comes_back(client, person):
    notice = NoticeFactory(recipient=person, url="")

    assert client.post(opening(notice))["Location"] == INBOX


def test_notice_open_of_somebody_else_is_not_there(client):
    notice = NoticeFactory()

    assert client.post(opening(notice)).status_code == 404
    assert unread(notice.recipient) == {notice}


def test_notice_read_all_reads_ones_own(client, person):
    NoticeFactory.create_batch(2, recipient=person, sent_at=NOW.replace(year=2025))
    other = NoticeFactory()

    response = client.post("/pemberitahuan/dibaca/")

    assert response["Location"] == INBOX
    assert (unread(person), unread(other.recipient)) == (set(), {other})


def test_the_bell_counts_what_is_unread(client, person):
    NoticeFactory.create_batch(2, recipient=person)
    NoticeFactory(recipient=person, read_at=NOW)

    page = client.get("/").text

    assert "2 pemberitahuan baru" in page
    assert f'href="{INBOX}"' in page


def test_only_officers_see_the_way_to_the_queue(client, client_of, village):
    operator = client_of(village.people[Role.OPERATOR])

    assert "Antrean WhatsApp" in operator.get(INBOX).text
    assert "Antrean WhatsApp" not in client.get(INBOX).text
