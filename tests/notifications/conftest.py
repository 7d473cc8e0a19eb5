"""Messages of tests' own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar

import pytest

from duren_sawit.notifications import registry
from duren_sawit.notifications.registry import Message, notice_kind

TEMPLATES = {
    "tests/notices/rice.txt": "Beras {{ notice.amount }} kg di {{ notice.place }}.\n"
    "Tanggal {{ notice.on }}{% if notice.at %}, {{ notice.at|date:'H.i' }}{% endif %}.\n",
}


@dataclass(frozen=True)
class Rice(Message):
    template: ClassVar[str] = "tests/notices/rice.txt"
    by_hand: ClassVar[bool] = True
    place: str
    amount: Decimal = Decimal("10.5")
    on: date = date(2026, 11, 24)
    at: datetime | None = None
    said_once: str = ""

    @property
    def url(self) -> str:
        return "/saya/"

    @property
    def key(self) -> str:
        return self.said_once


@pytest.fixture
def rice(monkeypatch, settings) -> Iterator[type[Message]]:
    """A kind of message known for the length of one test."""
    monkeypatch.setattr(registry, "_KINDS", registry.kinds())
    (engine,) = settings.TEMPLATES
    loaders = [
        ("django.template.loaders.locmem.Loader", TEMPLATES),
        "django.template.loaders.filesystem.Loader",
        "django.template.loaders.app_directories.Loader",
    ]
    options = engine["OPTIONS"] | {"loaders": loaders}
    settings.TEMPLATES = [engine | {"APP_DIRS": False, "OPTIONS": options}]
    return notice_kind(Rice)
