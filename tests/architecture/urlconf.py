"""The addresses of the house, flat: name, view, route."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

from tests.architecture.house import ROOT, app_of, label_of


@dataclass(frozen=True)
class Address:
    """One line of the URLconf."""

    name: str  # with its namespaces: "accounts:home"
    route: str
    view: Callable[..., object]

    @property
    def function(self) -> Callable[..., object]:
        """The view as it was written, without its decorators; a library's stays as it is."""
        if not self.is_ours:
            return self.view
        return inspect.unwrap(self.view, stop=lambda view: not _is_ours(view.__wrapped__))

    @property
    def is_ours(self) -> bool:
        return _is_ours(self.view)

    @property
    def app(self) -> str:
        """The short name of the room the view stands in."""
        return label_of(app_of(self.function.__module__))

    @property
    def access(self) -> object:
        return getattr(self.view, "access", None)

    def at(self, complaint: str) -> str:
        path = Path(inspect.getsourcefile(self.function) or "?").resolve()
        here = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
        line = self.function.__code__.co_firstlineno  # type: ignore[attr-defined]
        return f"{here}:{line}: {self.name} ({self.route}) {complaint}"


def _is_ours(view: Callable[..., object]) -> bool:
    return bool(app_of(view.__module__))


@cache
def addresses() -> tuple[Address, ...]:
    return tuple(_walk(get_resolver()))


def _walk(resolver: URLResolver, namespace: str = "", route: str = "") -> Iterator[Address]:
    for entry in resolver.url_patterns:
        where = route + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield Address(f"{namespace}{entry.name or ''}", where, entry.callback)
        else:
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _walk(entry, inner, where)


def our_addresses() -> list[Address]:
    return [address for address in addresses() if address.is_ours]
