"""Places in the frame of a page that the apps above fill when they start."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, ParamSpec, TypeVar

from django.utils.functional import Promise

P = ParamSpec("P")
T = TypeVar("T")


class Slot(Generic[P, T]):
    """One question the frame asks; answered by whoever fills it, and until then by `empty`."""

    def __init__(self, empty: Callable[P, T]) -> None:
        self._answer = empty

    def fill(self, answer: Callable[P, T]) -> Callable[P, T]:
        """Give the answer; can be used as a decorator."""
        self._answer = answer
        return answer

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        return self._answer(*args, **kwargs)


@dataclass(frozen=True, slots=True)
class SiteLines:
    """The letterhead of the screen: the place, the line under it, and its emblem."""

    name: str
    line: str
    short_line: str = ""
    emblem_url: str = ""


@dataclass(frozen=True, slots=True)
class PersonLines:
    """Who is signed in, as the masthead says it."""

    name: str
    role: str | Promise = ""
    account_url: str = ""
    logout_url: str = ""


@dataclass(frozen=True, slots=True)
class DoorLink:
    """One thing residents can do without signing in."""

    label: str | Promise
    note: str | Promise
    icon: str
    url: str


def _no_site() -> SiteLines:
    return SiteLines(name="Duren Sawit", line="")


def _plain_person(user: object) -> PersonLines:
    return PersonLines(name=str(user))


def _no_unread(_user: object) -> int:
    return 0


def _nowhere() -> str:
    return ""


def _nowhere_for(_user: object) -> str:
    return ""


def _no_links() -> tuple[DoorLink, ...]:
    return ()


site_lines: Slot[[], SiteLines] = Slot(_no_site)
person_lines: Slot[[object], PersonLines] = Slot(_plain_person)
unread_count: Slot[[object], int] = Slot(_no_unread)
inbox_url: Slot[[], str] = Slot(_nowhere)
search_url: Slot[[object], str] = Slot(_nowhere_for)
door_links: Slot[[], tuple[DoorLink, ...]] = Slot(_no_links)
