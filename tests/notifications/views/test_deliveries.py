"""The officers' queue."""

from urllib.parse import quote

import pytest
from django.urls import reverse

from duren_sawit.accounts.choices import Role
from duren_sawit.notifications.choices import DeliveryState
from tests.factories.accounts import RoleAssignmentFactory, UserFactory
from tests.factories.notifications import DeliveryFactory

QUEUE = "/pemberitahuan/antrean/"


@pytest.fixture
def client(client_of, village):
    return client_of(village.people[Role.OPERATOR])


@pytest.fixture
def waiting(village):
    """A message to somebody who serves in RT 004."""
    recipient = UserFactory(full_name="Tono Contoh", phone="+6281234567890")
    RoleAssignmentFactory(person=recipient, role=Role.RT_HEAD, area=village.rt_004)
    return DeliveryFactory(by_hand=True, notice__recipient=recipient)


def address(name: str, delivery) -> str:
    return reverse(f"notifications:delivery_{name}", args=[delivery.public_id])


@pytest.mark.parametrize("role", [Role.LURAH, Role.RW_HEAD, Role.RT_HEAD, Role.AUDITOR])
def test_the_queue_is_for_those_who_pass_on(client_of, village, waiting, role):
    client = client_of(village.people[role])

    assert client.get(QUEUE).status_code == 403
    assert client.post(address("pass_on", waiting)).status_code == 403


def test_delivery_list_prepares_the_link_and_hides_the_number(client, waiting):
    response = client.get(QUEUE)

    (errand,) = response.context["errands"]
    text = "Anda bertugas sebagai Operator di Duren Sawit.\nBerlaku mulai 24 November 2026."
    assert errand.link == f"https://wa.me/6281234567890?text={quote(text, safe='')}"
    assert "0812 •••• 7890" in response.text
    assert "UNDEFINED" not in response.text


def test_delivery_list_speaks_the_language_of_whoever_reads_the_message(client, waiting):
    client.cookies["django_language"] = "en"

    (errand,) = client.get(QUEUE).context["errands"]

    assert errand.words.title == "Anda bertugas sebagai Operator di Duren Sawit."


def test_delivery_list_passes_over_closed_accounts_and_lost_numbers(client, waiting):
    recipient = waiting.notice.recipient
    recipient.phone = ""
    recipient.save()

    assert client.get(QUEUE).context["errands"] == []


def test_delivery_list_is_empty_with_roofs(client):
    page = client.get(QUEUE).text

    assert "Belum ada pesan yang perlu diteruskan." in page


def test_delivery_list_asks_as_often_for_many_rows(client, village, waiting, constant_queries):
    def more():
        for number in range(3):
            recipient = UserFactory(phone=f"+62812345678{number:02}")
            RoleAssignmentFactory(person=recipient, role=Role.SURVEYOR, area=village.rt_004)
            DeliveryFactory(by_hand=True, notice__recipient=recipient)

    constant_queries(lambda: client.get(QUEUE), more=more)


def test_delivery_pass_on_goes_on_to_the_next(client, waiting, village):
    response = client.post(address("pass_on", waiting))

    waiting.refresh_from_db()
    assert (response.status_code, response["Location"]) == (302, QUEUE)
    assert (waiting.state, waiting.sent_by) == (DeliveryState.SENT, village.people[Role.OPERATOR])


def test_delivery_drop_leaves_it_to_the_inbox(client, waiting):
    response = client.post(address("drop", waiting))

    waiting.refresh_from_db()
    assert (response["Location"], waiting.state) == (QUEUE, DeliveryState.DROPPED)


@pytest.mark.parametrize("name", ["pass_on", "drop"])
def test_a_second_click_is_told(client, waiting, name):
    client.post(address("pass_on", waiting))

    page = client.post(address(name, waiting), follow=True)

    assert "Pesan ini sudah diurus petugas lain." in page.text


@pytest.mark.parametrize("name", ["pass_on", "drop"])
def test_looking_changes_nothing(client, waiting, name):
    assert client.get(address(name, waiting)).status_code == 405


def test_the_queue_stands_on_the_officers_home(client, waiting):
    assert "1 pesan menunggu diteruskan lewat WhatsApp" in client.get("/").text
