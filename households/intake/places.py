"""RT and RW however they are written, alone, together, or inside an address."""

import re
from datetime import date, time
from functools import lru_cache

from django.utils.translation import gettext as _

from households.intake.books import Cell
from households.intake.cells import Draft, Reader, text_of

NONE = 0  # what "-" stands for: the village has no such level here
_ROMAN = {
    roman: number
    for number, roman in enumerate(
        [
            "I",
            "II",
            "III",
            "IV",
            "V",
            "VI",
            "VII",
            "VIII",
            "IX",
            "X",
            "XI",
            "XII",
            "XIII",
            "XIV",
            "XV",
            "XVI",
            "XVII",
            "XVIII",
            "XIX",
            "XX",
        ],
        start=1,
    )
}
_NUMBER = r"[\s.:]*(?:-\s*(?=\d))?(\d{1,3}(?!\d)|-)"
_BOTH = re.compile(rf"\bRT\s*[/.\-&]?\s*RW\b{_NUMBER}\s*[/\-. ]{_NUMBER}", re.IGNORECASE)
_RT_FIRST = re.compile(
    rf"\bRT{_NUMBER}(?:[\s,./\-]*\bRW{_NUMBER}|\s*/\s*(\d{{1,3}})(?!\d))?",
    re.IGNORECASE,
)
_RW = re.compile(rf"\bRW{_NUMBER}", re.IGNORECASE)
_PAIR = re.compile(r"(\d{1,3}|-)\s*[/\\|,.\- ]\s*(\d{1,3}|-)")
_SIX = re.compile(r"(\d{3})(\d{3})")
_LEVEL = re.compile(r"R[TW]\W*", re.IGNORECASE)
_HAMLET = re.compile(r"(?:dusun|dsn|dukuh|lingkungan|lingk)\b", re.IGNORECASE)


def number(fact: str) -> Reader:
    """A column of RT or of RW; a column of RT that holds `004/012` gives both."""

    def read(value: Cell, draft: Draft) -> None:
        found = _number(value, fact)
        if isinstance(found, tuple):
            draft.facts.rt, draft.facts.rw = found
        elif found is not None:
            setattr(draft.facts, fact, found)

    return read


def both(value: Cell, draft: Draft) -> None:
    """A column of `004/012`: RT before RW."""
    found = _both(value)
    if found:
        draft.facts.rt, draft.facts.rw = found


@lru_cache(maxsize=5_000, typed=True)
def _number(value: Cell, fact: str) -> int | tuple[int, int] | None:
    _refuse_date(value)
    text = text_of(value).upper()
    if not text:
        return None
    bare = _LEVEL.sub("", text, count=1) if text.startswith(("RT", "RW")) else text
    if bare.strip("-") == "":
        return NONE
    if bare.isdecimal() and len(bare) <= 3:
        return int(bare)
    if bare in _ROMAN:
        return _ROMAN[bare]
    if fact == "rt" and (pair := _pair(text)):
        return pair
    sentence = _("{label} “{text}” belum terbaca. Tulis angkanya saja, misalnya 004.")
    raise ValueError(sentence.format(label=fact.upper(), text=text[:20]))


@lru_cache(maxsize=5_000, typed=True)
def _both(value: Cell) -> tuple[int, int] | None:
    _refuse_date(value)
    text = text_of(value)
    if text.strip("-/ ") == "":
        return None if text == "" else (NONE, NONE)
    if pair := _pair(text):
        return pair
    raise ValueError(
        _("RT/RW “{text}” belum terbaca. Tulis seperti 004/012.").format(text=text[:20])
    )


def _pair(text: str) -> tuple[int, int] | None:
    match = _PAIR.fullmatch(text) or _SIX.fullmatch(text)
    if match:
        return _as_number(match[1]), _as_number(match[2])
    _rest, rt, rw = apart(text)
    return (rt, rw) if rt is not None and rw is not None else None


def _refuse_date(value: Cell) -> None:
    if isinstance(value, date | time):
        raise ValueError(  # noqa: TRY004 -- said to a person
            _("Excel mengubah RT/RW ini menjadi tanggal. Tulis lagi sebagai teks.")
        )


def _as_number(text: str) -> int:
    return NONE if text == "-" else int(text)


@lru_cache(maxsize=50_000)
def apart(address: str) -> tuple[str, int | None, int | None]:
    """An address without RT and RW, and both: `Jl. Melati RT 004/012` is `Jl. Melati`, 4, 12."""
    rt = rw = None
    rest = address
    if match := _BOTH.search(rest):
        rt, rw = _as_number(match[1]), _as_number(match[2])
    elif match := _RT_FIRST.search(rest):
        rt = _as_number(match[1])
        second = match[2] or match[3]
        rw = _as_number(second) if second else None
    if match:
        rest = rest[: match.start()] + " " + rest[match.end() :]
    if rw is None and (match := _RW.search(rest)):
        rw = _as_number(match[1])
        rest = rest[: match.start()] + " " + rest[match.end() :]
    return (_tidy(rest) if (rt, rw) != (None, None) else address), rt, rw


def _tidy(text: str) -> str:
    text = re.sub(r"\s*,(?:\s*,)+", ",", " ".join(text.split()))
    return re.sub(r"\s+,", ",", text).strip(" ,;/-")


def settle(draft: Draft) -> None:
    """Take RT and RW out of the address, where the columns leave them open; name the hamlet.

    A hamlet alone is no address of a dwelling.
    """
    facts = draft.facts
    lower = facts.address.lower()
    if "rt" in lower or "rw" in lower:
        _settle_address(draft)
    if draft.place and (facts.rt is None or facts.rw is None):
        _rest, rt, rw = apart(draft.place)
        facts.rt = rt if facts.rt is None else facts.rt
        facts.rw = rw if facts.rw is None else facts.rw
    if _HAMLET.match(facts.address) and "," not in facts.address:
        draft.hamlet, facts.address = draft.hamlet or facts.address, ""
    if draft.hamlet and facts.address and draft.hamlet.lower() not in facts.address.lower():
        named = draft.hamlet if _HAMLET.match(draft.hamlet) else f"Dusun {draft.hamlet}"
        facts.address = f"{facts.address}, {named}"[:200]


def _settle_address(draft: Draft) -> None:
    facts = draft.facts
    rest, rt, rw = apart(facts.address)
    if _differ(rt, facts.rt) or _differ(rw, facts.rw):
        draft.warnings.append(_("RT/RW di alamat berbeda dari kolomnya; kolomnya yang dipakai."))
        return
    facts.address = rest
    facts.rt = rt if facts.rt is None else facts.rt
    facts.rw = rw if facts.rw is None else facts.rw


def _differ(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and one != other
