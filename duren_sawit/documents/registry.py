"""Where every room says which letters it issues: one design and one builder for each kind.

    @letter_kind(LetterDesign(code=LetterKind.BAST, label=_("BAST"), ...))
    def bast(delivery: Delivery, occasion: Occasion) -> Context: ...

The builder answers with plain values already formatted for paper (no floats, no model rows). What
it says is frozen and stands in the template as `letter.title`, `letter.body.…` and so on, beside
the number, the letterhead and the date, which every letter gets.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, NotRequired, TypedDict

from django.db import models
from django.utils.functional import Promise

from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import Area


class Signature(TypedDict):
    """One column of the signature block; without a `role` the column stays free."""

    above: str  # "Mengetahui,"; over the last column: place and date, when left empty
    role: str
    name: str  # dots to write on when empty
    id_line: str  # "NIP. 1970…"; no line when empty


class Context(TypedDict):
    """The words of one letter."""

    title: str
    about: str  # one line for lists and searches: "Sari, Ketua RT 004/RW 05"
    body: dict[str, Any]
    signatures: NotRequired[list[Signature]]  # at most three, left to right
    carbon_copies: NotRequired[list[str]]  # tembusan


@dataclass(frozen=True)
class Occasion:
    """The day and the paper a letter is made for."""

    on: date
    paper: str  # choices.Paper


@dataclass(frozen=True, kw_only=True)
class LetterDesign:
    """Everything about one kind of letter but its words."""

    code: str  # upper case, unique in the house
    label: str | Promise
    press: str  # choices.Press
    template: str  # "forums/print/minutes.html", "distributions/print/roster.typ"
    classification: str  # of the number: "400.9"
    unit: str  # of the number: "BA"
    issue_permission: Permission
    subjects: Callable[[User], models.QuerySet[Any]]  # what this person may issue it for
    area_of: Callable[[Any], Area]
    own: Callable[[User], models.QuerySet[Any]] | None = None  # subjects that are about this person
    candidates: Callable[[User, str, date], models.QuerySet[Any]] | None = None  # to choose among
    describe: Callable[[Any], str] = str  # a subject in the list of candidates
    paper: str = "A4"  # choices.Paper
    papers: tuple[str, ...] = ("A4", "F4")
    has_personal_data: bool = True
    needs_approval: bool = True


Builder = Callable[[Any, Occasion], Context]


@dataclass(frozen=True)
class RegisteredLetter:
    design: LetterDesign
    build: Builder


_LETTERS: dict[str, RegisteredLetter] = {}


def letter_kind(design: LetterDesign) -> Callable[[Builder], Builder]:
    """Registers the decorated builder as the words of this kind of letter."""
    if design.code in _LETTERS:
        raise ValueError(f"letter kind {design.code} is registered twice")
    if design.paper not in design.papers:
        raise ValueError(f"letter kind {design.code} is not made for its own paper")

    def register(builder: Builder) -> Builder:
        _LETTERS[design.code] = RegisteredLetter(design, builder)
        return builder

    return register


def registered(code: str) -> RegisteredLetter | None:
    return _LETTERS.get(code)


def design_of(code: str) -> LetterDesign | None:
    """How letters of this kind are made; None when the kind is unknown."""
    found = _LETTERS.get(code)
    return found.design if found else None


def label_of(code: str) -> str:
    """The kind in words; its code when its room is gone."""
    found = design_of(code)
    return str(found.label) if found else code


def designs() -> list[LetterDesign]:
    """Every kind, by its label."""
    return sorted((one.design for one in _LETTERS.values()), key=lambda design: str(design.label))


def described(code: str, subject: models.Model) -> str:
    """A subject in words, as its kind of letter speaks of it."""
    found = design_of(code)
    return found.describe(subject) if found else str(subject)


def signature(role: str, *, name: str = "", id_line: str = "", above: str = "") -> Signature:
    return Signature(above=above, role=role, name=name, id_line=id_line)
