"""Typed readers of the environment; a wrong value stops the program with one sentence."""

import os
import sys
from collections.abc import Callable, Mapping
from typing import TypeVar

T = TypeVar("T")

TRUE = {"1", "true", "yes", "ya", "on"}
FALSE = {"0", "false", "no", "tidak", "off", ""}


class Misconfigured(SystemExit):
    """The environment cannot be used; carries the sentence for the person at the terminal."""

    def __init__(self, sentence: str) -> None:
        super().__init__(1)
        self.sentence = sentence
        print(f"Pengaturan: {sentence}", file=sys.stderr)  # noqa: T201 -- the terminal is the page here


class Environment:
    """The environment variables of one process, read by type.

    Every reader takes the variable's name and a default; without a default the variable must be
    set. An unusable value raises `Misconfigured` and names the variable, never its value.
    """

    def __init__(self, variables: Mapping[str, str] = os.environ) -> None:
        self.variables = variables

    def read(self, name: str, parse: Callable[[str], T], expected: str, default: T | None) -> T:
        raw = self.variables.get(name, "").strip()
        if not raw:
            if default is None:
                raise Misconfigured(f"{name} belum diisi. Isi dengan {expected}.")
            return default
        try:
            return parse(raw)
        except ValueError:
            raise Misconfigured(f"{name} belum terbaca. Isi dengan {expected}.") from None

    def text(self, name: str, default: str | None = None) -> str:
        return self.read(name, str, "teks", default)

    def number(self, name: str, default: int | None = None) -> int:
        return self.read(name, int, "bilangan bulat", default)

    def switch(self, name: str, *, default: bool | None = None) -> bool:
        return self.read(name, _switch, "1 atau 0", default)

    def words(self, name: str, default: list[str] | None = None) -> list[str]:
        return self.read(name, _words, "kata-kata yang dipisah koma", default)


def _switch(raw: str) -> bool:
    if raw.lower() in TRUE:
        return True
    if raw.lower() in FALSE:
        return False
    raise ValueError


def _words(raw: str) -> list[str]:
    words = [word.strip() for word in raw.split(",") if word.strip()]
    if not words:
        raise ValueError
    return words
