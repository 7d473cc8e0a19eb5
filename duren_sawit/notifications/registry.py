"""Where every room says what it tells people.

    @notice_kind
    @dataclass(frozen=True)
    class RoundOpened(Message):
        template: ClassVar[str] = "distributions/notices/round_opened.txt"
        place: str
        on: date

The template's first line is the title, the rest the text; it sees the message as `notice`. Fields
are texts, numbers, dates, moments and decimals: never a NIK or KK number.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar, TypeVar, get_type_hints

from django.utils.dateparse import parse_date, parse_datetime


@dataclass(frozen=True)
class Message:
    """What is said to a person. `url` is the page it is about; `key` makes it be said once."""

    template: ClassVar[str]
    by_hand: ClassVar[bool] = False  # worth an officer's while to pass on by WhatsApp

    @property
    def url(self) -> str:
        return ""

    @property
    def key(self) -> str:
        return ""


M = TypeVar("M", bound=type[Message])

_KINDS: dict[str, type[Message]] = {}
_READERS: dict[type, Callable[[str], Any]] = {
    date: parse_date,
    datetime: parse_datetime,
    Decimal: Decimal,
}


def notice_kind(kind: M) -> M:
    """Class decorator: messages of this class can be sent and shown again."""
    name = name_of(kind)
    if name in _KINDS:
        raise ValueError(f"notice {name} is registered twice")
    _KINDS[name] = kind
    return kind


def name_of(kind: type[Message]) -> str:
    """ "accounts.TaskAssigned": the folder of its template and its class."""
    return f"{kind.template.partition('/')[0]}.{kind.__name__}"


def kinds() -> dict[str, type[Message]]:
    return dict(_KINDS)


def to_fields(message: Message) -> dict[str, Any]:
    """The fields as JSON keeps them."""
    return {each.name: getattr(message, each.name) for each in fields(message)}


def from_fields(name: str, kept: dict[str, Any]) -> Message | None:
    """The message again; None when its room, or a field it had, is gone."""
    kind = _KINDS.get(name)
    if kind is None or kept.keys() != {each.name for each in fields(kind)}:
        return None
    hints = get_type_hints(kind)
    return kind(**{field: _read(value, hints[field]) for field, value in kept.items()})


def _read(value: Any, hint: Any) -> Any:
    readers = (reader for type_, reader in _READERS.items() if hint in {type_, type_ | None})
    reader = next(readers, None)
    return value if reader is None or value is None else reader(value)
