"""Alive, ready, and which part is in the way."""

import time
from datetime import timedelta

import pytest
from django.contrib.sessions.backends.cached_db import SessionStore
from django.db import connection

from duren_sawit.lib.keyring import Keyring
from duren_sawit.lib.nik import Nik
from duren_sawit.operations import limits, probes
from duren_sawit.operations.models import Backup, Heartbeat
from tests.clock import NOW
from tests.factories.accounts import UserFactory

HTML = {"HTTP_ACCEPT": "text/html,application/xhtml+xml"}
PARTS = ["database", "broker", "migrations", "worker", "keys", "trail", "backup", "disk"]


def states(response) -> dict[str, str]:
    return {name: part["state"] for name, part in response.json()["parts"].items()}


def move_broker(settings, address: str) -> None:
    settings.CACHES = {"default": settings.CACHES["default"] | {"LOCATION": address}}


def test_live_needs_no_server_at_all(client):
    response = client.get("/sehat/")

    assert (response.status_code, response.content) == (200, b"hidup\n")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("address", ["/sehat/", "/sehat/siap/"])
def test_health_is_only_read(client, address):
    assert client.post(address).status_code == 405


def test_ready_when_every_part_is(healthy, client):
    response = client.get("/sehat/siap/")

    assert response.status_code == 200
    assert response.json()["ready"] is True
    assert states(response) == dict.fromkeys(PARTS, "OK")
    assert "no-store" in response["Cache-Control"]


def test_ready_shows_people_a_page(healthy, client):
    response = client.get("/sehat/siap/", **HTML)

    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/html")
    assert "Siap melayani" in response.text
    assert "UNDEFINED" not in response.text
    assert response.text.count("<tr>") == 1 + len(PARTS)


@pytest.mark.parametrize("accept", [{}, HTML])
def test_ready_answers_without_asking_who_is_there(healthy, client, settings, monkeypatch, accept):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_REDIRECT_EXEMPT = [r"^sehat/"]
    client.cookies["sessionid"] = "somebody"
    monkeypatch.setattr(SessionStore, "load", None)

    response = client.get("/sehat/siap/", **accept)

    assert response.status_code == 200
    assert "sessionid" not in response.cookies


def test_a_silent_worker_is_named(healthy, client):
    Heartbeat.objects.filter(queue="documents").update(
        at=NOW - limits.WORKER_SILENCE - timedelta(seconds=1)
    )

    response = client.get("/sehat/siap/")

    assert response.status_code == 503
    assert states(response) == dict.fromkeys(PARTS, "OK") | {"worker": "DOWN"}
    sentence = response.json()["parts"]["worker"]["sentence"]
    assert sentence == "Pekerja latar belum memberi kabar dalam 3 menit terakhir."


def test_a_worker_that_never_spoke_is_silent_too(healthy, client):
    Heartbeat.objects.filter(queue="default").delete()

    assert states(client.get("/sehat/siap/"))["worker"] == "DOWN"


@pytest.mark.parametrize(
    ("hours", "state", "sentence"),
    [
        (0, "OK", "Cadangan terakhir kurang dari satu jam lalu."),
        (26, "OK", "Cadangan terakhir 26 jam lalu."),
        (27, "ATTENTION", "Cadangan terakhir 27 jam lalu."),
        (72, "ATTENTION", "Cadangan terakhir 3 hari lalu."),
    ],
)
def test_an_old_backup_is_worth_a_look_and_stops_nobody(healthy, client, hours, state, sentence):
    Backup.objects.update(made_at=NOW - timedelta(hours=hours))

    response = client.get("/sehat/siap/")

    assert response.status_code == 200
    assert response.json()["parts"]["backup"] == {"state": state, "sentence": sentence}


def test_no_backup_at_all_is_worth_a_look(healthy, client):
    Backup.objects.all().delete()

    assert states(client.get("/sehat/siap/"))["backup"] == "ATTENTION"


def test_an_unknown_migration_in_the_code_is_in_the_way(healthy, client, monkeypatch):
    known = probes._migrations_on_disk() | {("accounts", "9999_later")}
    monkeypatch.setattr(probes, "_migrations_on_disk", lambda: known)

    response = client.get("/sehat/siap/")

    assert (response.status_code, states(response)["migrations"]) == (503, "DOWN")


def test_a_full_disk_is_in_the_way(healthy, client, monkeypatch):
    monkeypatch.setattr(limits, "FREE_BYTES", 2**60)

    response = client.get("/sehat/siap/")

    assert (response.status_code, states(response)["disk"]) == (503, "DOWN")


def test_a_dead_broker_is_named_at_once(healthy, client, settings, tmp_path):
    move_broker(settings, f"unix://{tmp_path}/nobody.sock?db=1")

    response = client.get("/sehat/siap/")

    assert (response.status_code, states(response)["broker"]) == (503, "DOWN")


def test_a_deaf_broker_is_named_in_under_three_seconds(healthy, client, settings, deaf_port):
    move_broker(settings, f"redis://127.0.0.1:{deaf_port}/1")

    began = time.perf_counter()
    response = client.get("/sehat/siap/")

    assert time.perf_counter() - began < 3
    assert (response.status_code, states(response)["broker"]) == (503, "DOWN")


def test_a_dead_database_is_named_and_the_rest_still_told(healthy, client, monkeypatch, tmp_path):
    elsewhere = connection.get_connection_params() | {"host": str(tmp_path)}
    monkeypatch.setattr(connection, "get_connection_params", lambda: elsewhere)

    response = client.get("/sehat/siap/")

    unknown = dict.fromkeys(["migrations", "worker", "keys", "trail", "backup"], "UNKNOWN")
    assert response.status_code == 503
    assert states(response) == dict.fromkeys(PARTS, "OK") | {"database": "DOWN"} | unknown


def test_a_deaf_database_is_named_in_under_three_seconds(healthy, client, monkeypatch, deaf_port):
    elsewhere = connection.get_connection_params() | {"host": "127.0.0.1", "port": deaf_port}
    monkeypatch.setattr(connection, "get_connection_params", lambda: elsewhere)

    began = time.perf_counter()
    response = client.get("/sehat/siap/", **HTML)

    assert time.perf_counter() - began < 3
    assert response.status_code == 503
    assert "Belum siap melayani" in response.text


def test_a_database_without_our_tables_says_what_to_do(healthy, client):
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("ALTER TABLE operations_heartbeat RENAME TO gone")

    response = client.get("/sehat/siap/")

    assert (response.status_code, states(response)["worker"]) == (503, "DOWN")
    assert "migrate" in response.json()["parts"]["worker"]["sentence"]


def test_ready_tells_no_secrets(healthy, client, settings):
    page = client.get("/sehat/siap/").text

    for secret in (settings.SECRET_KEY, str(settings.VAR), "test_duren_sawit", "18.6", "5.2"):
        assert secret not in page


def test_a_role_that_could_unlock_the_trail_is_worth_a_look_and_stops_nobody(healthy, client):
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")

    response = client.get("/sehat/siap/")

    assert response.status_code == 200
    assert response.json()["parts"]["trail"] == {
        "state": "ATTENTION",
        "sentence": "Jejak dijaga segel saja; beri program akun basis data sendiri.",
    }


def test_keys_of_another_village_are_in_the_way(healthy, client, settings):
    UserFactory(nik=Nik("3175074101800001"))
    settings.FIELD_KEYRING = Keyring.generate()

    response = client.get("/sehat/siap/")

    assert (response.status_code, states(response)["keys"]) == (503, "DOWN")
