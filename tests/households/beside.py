"""Somebody else who writes at the same time, on a connection of their own."""

from collections.abc import Callable
from threading import Thread
from typing import Any

from django.db import connection

WAITS = "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)"


def start(work: Callable[[], Any], answers: list[Any]) -> Thread:
    """Starts the work, and comes back once it waits for this transaction or is done."""

    def run() -> None:
        try:
            answers.append(work())
        finally:
            connection.close()

    other, is_waiting = Thread(target=run), False
    other.start()
    with connection.cursor() as cursor:
        while other.is_alive() and not is_waiting:
            cursor.execute(WAITS)
            [is_waiting] = cursor.fetchone()
    return other
