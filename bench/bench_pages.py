"""Server time of the pages people open most, as the demo people see them."""

from collections.abc import Iterator

from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from bench.report import Row, timed

LIMIT_MS = 100
TIMES = 100
# Who opens what.
PAGES = [
    ("operator", "accounts:home"),
    ("lurah", "accounts:home"),
    ("rt", "accounts:home"),
    ("operator", "accounts:user_list"),
    ("lurah", "documents:letter_list"),
    ("kesra", "documents:letter_list"),
    ("operator", "notifications:notice_list"),
    ("kesra", "notifications:delivery_list"),
    ("rw", "accounts:profile_detail"),
]


def run() -> Iterator[Row]:
    stranger = Client(headers={"host": "localhost"})
    floor = Row.of(
        "an answer without a page", timed(lambda: _open(stranger, "/sehat/"), times=TIMES), "ms"
    )
    yield floor
    for username, page in PAGES:
        client, path = client_of(username), reverse(page)
        samples = timed(lambda client=client, path=path: _open(client, path), times=TIMES)
        row = Row.of(f"{page} as {username}", samples, "ms", floor=floor.median)
        yield row.at_most(LIMIT_MS)


def _open(client: Client, path: str) -> None:
    response = client.get(path)
    if response.status_code != 200:
        raise LookupError(f"{path} answered {response.status_code}")


def client_of(username: str) -> Client:
    client = Client(headers={"host": "localhost"})
    user = get_user_model().objects.get(username=username)
    client.force_login(user, backend="duren_sawit.accounts.backends.UsernameOrPhoneBackend")
    session = client.session
    session["second_factor"] = True
    session.save()
    return client
