"""One cell at a time: what a text, number or date in a column means to the register.

Each reader takes a cell and writes into the draft of its row. A ValueError with one sentence is
why the row cannot be taken; what is merely odd becomes a warning. Nothing is guessed.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from duren_sawit.lib.nik import KkNumber, Nik
from duren_sawit.lib.phones import PhoneNumber
from households.intake import codes
from households.intake.books import Cell
from households.intake.rows import Facts

NOTHING = frozenset(
    (
        "",
        "-",
        "--",
        "---",
        ".",
        "0",
        "null",
        "n/a",
        "#n/a",
        "nihil",
        "tidak ada",
        "tidak punya",
        "belum ada",
        "kosong",
    )
)
LONGEST_NAME = 120
LONGEST_PLACE = 80
LONGEST_ADDRESS = 200
_EXACT_DIGITS = 15  # as many as Excel keeps
_JOINERS = "\u200c\u200d"  # part of how some names are written
_NUMBERED = re.compile(r"\(?\d{1,2}[.):\-\s]+(.+)", re.DOTALL)
_EXACT = re.compile(r'="(.*)"', re.DOTALL)  # how some programs keep a number a text in CSV
_BETWEEN = re.compile(r"[\s.\-_'`\u2010-\u2019\u200b-\u200f\u202a-\u202e\u2060\ufeff]")


@dataclass(slots=True)
class Draft:
    """A row while its cells are read; the last four help to place it and are not kept."""

    facts: Facts = field(default_factory=Facts)
    warnings: list[str] = field(default_factory=list)
    household: str = ""
    subgroup: str = ""
    hamlet: str = ""
    place: str = ""


Reader = Callable[[Cell, Draft], None]


def text_of(value: Cell) -> str:
    """Whole numbers without their `.0`; texts without the apostrophe that spreadsheets hide."""
    if isinstance(value, str):
        text = value.strip()
        if text.startswith(("'", "=")):
            exact = _EXACT.fullmatch(text)
            text = (exact[1] if exact else text.removeprefix("'")).strip()
        # Programs write a column with gaps as `1.0`; longer numbers were damaged on the way.
        is_whole = text.endswith(".0") and len(text) <= _EXACT_DIGITS + 2 and text[:-2].isdecimal()
        return text[:-2] if is_whole else text
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def name(value: Cell, draft: Draft) -> None:
    text = value if isinstance(value, str) else text_of(value)
    dropped = False
    if not (text.isascii() and text.isprintable()):
        text, dropped = _letters(text)
        if dropped:
            draft.warnings.append(_("Tanda yang bukan huruf dibuang dari nama."))
    text = " ".join(text_of(text).split())
    if text.lower() in NOTHING and not dropped:
        return
    if not any(map(str.isalpha, text)):
        raise ValueError(_("Nama belum berisi huruf."))
    if len(text) > LONGEST_NAME:
        raise ValueError(_("Nama ini terlalu panjang; mungkin kolomnya tertukar."))
    draft.facts.name = text


@lru_cache(maxsize=10_000)
def _letters(text: str) -> tuple[str, bool]:
    """In one Unicode form, without pictures and control signs; and whether a picture was there."""
    kept = []
    dropped = False
    for sign in unicodedata.normalize("NFC", text):
        category = unicodedata.category(sign)
        if category[0] in "LMNP" or category in ("Sk", "Sm") or sign in _JOINERS:
            kept.append(sign)
        elif category[0] in "ZC":
            kept.append(" " if category != "Cf" else "")
        else:
            dropped = True
    return _without_stray_marks("".join(kept)), dropped


def _without_stray_marks(text: str) -> str:
    """Variation selectors and joiners that a removed picture leaves behind."""
    words = [word.strip(_JOINERS + "\ufe0f\ufe0e\u20e3") for word in text.split()]
    return " ".join(word for word in words if word)


@lru_cache(maxsize=50_000)
def plain_text(text: str) -> str:
    text = text_of(text)
    if not (text.isascii() and text.isprintable()):
        text, _dropped = _letters(text)
    text = " ".join(text.split())
    return "" if text.lower() in NOTHING else text


def birth_place(value: Cell, draft: Draft) -> None:
    text = plain_text(text_of(value))
    if len(text) > LONGEST_PLACE:
        draft.warnings.append(_("Tempat lahir terlalu panjang; dipotong."))
    draft.facts.birth_place = text[:LONGEST_PLACE]


def address(value: Cell, draft: Draft) -> None:
    text = plain_text(text_of(value))
    if len(text) > LONGEST_ADDRESS:
        draft.warnings.append(_("Alamat terlalu panjang; dipotong."))
    draft.facts.address = text[:LONGEST_ADDRESS]


def hamlet(value: Cell, draft: Draft) -> None:
    draft.hamlet = plain_text(text_of(value))[:LONGEST_PLACE]


def place(value: Cell, draft: Draft) -> None:
    draft.place = plain_text(text_of(value))


def group(value: Cell, draft: Draft) -> None:
    draft.household = plain_text(text_of(value))


def subgroup(value: Cell, draft: Draft) -> None:
    draft.subgroup = plain_text(text_of(value))


def nik(value: Cell, draft: Draft) -> None:
    """Sixteen digits; nothing for `0`; `0` and fifteen digits are a temporary number."""
    digits = _digits(value, Nik)
    if not digits:
        return
    if digits[0] == "0" and len(digits) == 16:
        draft.facts.temporary_nik = digits
    else:
        draft.facts.nik = Nik(digits)


def kk_number(value: Cell, draft: Draft) -> None:
    """Sixteen digits; a number made up by the office (`0…`) only holds its family together."""
    draft.facts.kk_number, stand_in = _kk_number(value)
    draft.household = stand_in or draft.household


@lru_cache(maxsize=5_000, typed=True)
def _kk_number(value: Cell) -> tuple[KkNumber | None, str]:
    digits = _digits(value, KkNumber)
    if not digits:
        return None, ""
    if digits[0] == "0" and len(digits) == 16:
        return None, digits
    return KkNumber(digits), ""


def _digits(value: Cell, kind: type[Nik] | type[KkNumber]) -> str:
    """What stands in the cell without signs in between; empty where it says there is none."""
    if isinstance(value, str):
        if len(value) == 16 and value.isascii() and value.isdigit():
            return value if value.strip("0") else ""
        text = text_of(value)
    elif isinstance(value, float) and abs(value) >= 10**_EXACT_DIGITS:
        kind.parse(value)  # says that Excel lost the last digit
        text = ""
    else:
        text = text_of(value)
    digits = _BETWEEN.sub("", text)
    if text.lower() in NOTHING or not digits.strip("0"):
        return ""
    if digits[0] == "0" and len(digits) == 16 and digits.isdigit():
        return digits
    return kind.parse(text).full


def phone(value: Cell, draft: Draft) -> None:
    text = text_of(value)
    if text.lower() in NOTHING:
        return
    try:
        draft.facts.phone = PhoneNumber.parse(text).e164
    except ValueError as wrong:
        draft.warnings.append(str(wrong))


def coordinate(fact: str, least: int, most: int) -> Reader:
    """Degrees within Indonesia; anything else is left out with a warning."""

    def read(value: Cell, draft: Draft) -> None:
        text = text_of(value).replace(",", ".")
        if text.lower() in NOTHING:
            return
        try:
            degrees = round(Decimal(text), 6)
        except InvalidOperation:
            degrees = Decimal(1000)
        if least <= degrees <= most:
            setattr(draft.facts, fact, degrees)
        else:
            draft.warnings.append(_("Titik peta di luar Indonesia; dibiarkan kosong."))

    return read


def coded(
    fact: str, known: Callable[[str], str | int | None], label: str | Promise, *, is_needed: bool
) -> Reader:
    """A choice by number or word. Unknown words reject the row only where it cannot do without."""
    found: dict[Cell, str | int | None] = {}

    def read(value: Cell, draft: Draft) -> None:
        try:
            code = found[value]
        except KeyError:
            code = found[value] = _look_up(value, known)
        if code is None:
            _say_unknown(value, label, draft, is_needed=is_needed)
        elif code != "":
            setattr(draft.facts, fact, code)

    return read


def _look_up(value: Cell, known: Callable[[str], str | int | None]) -> str | int | None:
    """Empty where the cell says nothing, None where its word is unknown."""
    text = text_of(value)
    plain = codes.word(text)
    if plain in ("", "null"):
        return ""
    if plain.isdecimal():  # `1.5` is not 15
        code = known(str(int(text))) if text.isdecimal() else None
        return "" if code is None and not plain.strip("0") else code
    numbered = _NUMBERED.fullmatch(text)  # `1. Kepala Keluarga`
    return known(plain) or (known(codes.word(numbered[1])) if numbered else None)


def _say_unknown(value: Cell, label: str | Promise, draft: Draft, *, is_needed: bool) -> None:
    text = text_of(value)[:40]
    if is_needed:
        sentence = _("“{text}” belum dikenal sebagai {label}.")
        raise ValueError(sentence.format(text=text, label=label))
    sentence = _("“{text}” belum dikenal sebagai {label}; dibiarkan kosong.")
    draft.warnings.append(sentence.format(text=text, label=label))
