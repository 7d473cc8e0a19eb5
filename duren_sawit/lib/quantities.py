"""Amounts as the village writes and says them: `2,5 liter`, `Rp300.000`, tiga ratus ribu rupiah.

Amounts are decimals. Indonesian writing: dots between thousands, a comma before decimals.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from django.utils.translation import gettext as _
from num2words import num2words

# Written short, said long; other units (karung, liter, paket) are said as they are written.
UNIT_WORDS = {
    "kg": "kilogram",
    "g": "gram",
    "gr": "gram",
    "ons": "ons",
    "l": "liter",
    "ml": "mililiter",
    "m": "meter",
}
LARGEST_IN_WORDS = 10**15

_WRITINGS = (
    re.compile(r"(?P<whole>[1-9]\d{0,2}(?:\.\d{3})+)(?:,(?P<decimals>\d+))?", re.ASCII),
    re.compile(r"(?P<whole>[1-9]\d{0,2}(?:,\d{3})+)\.(?P<decimals>\d+)", re.ASCII),
    re.compile(r"(?P<whole>\d+)(?:[.,](?P<decimals>\d+))?", re.ASCII),
)
_TWO_MEANINGS = re.compile(r"[1-9]\d{0,2},\d\d0", re.ASCII)


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much of what: a decimal amount and its unit, `Quantity(Decimal("2.5"), "liter")`."""

    amount: Decimal
    unit: str

    @classmethod
    def parse(cls, raw: str) -> Self:
        """From `10 kg`, `2,5 liter`, `1.000 butir telur`; a ValueError says what is missing."""
        match = re.fullmatch(r"([+-]?\d[\d.,]*)(.*)", " ".join(raw.split()), re.ASCII)
        if not match:
            raise ValueError(_("Jumlahnya belum ditulis. Tulis seperti 10 kg."))
        amount, unit = parse_number(match[1]), match[2].strip()
        if not unit:
            raise ValueError(_("Satuannya belum ditulis. Tulis seperti 10 kg."))
        return cls(amount, unit)

    def __str__(self) -> str:
        return f"{number(self.amount)} {self.unit}"

    def in_words(self) -> str:
        """`sepuluh kilogram`; limits as in `in_words`."""
        return f"{in_words(self.amount)} {UNIT_WORDS.get(self.unit.lower(), self.unit)}"


def parse_number(raw: str) -> Decimal:
    """A decimal from `1.250,5`, `1250.5`, `2,5` or `10.000` (ten thousand).

    A dot before exactly three digits separates thousands, as Indonesians write. `300,000` could
    mean either and is refused, like everything else that is no number, with a ValueError for the
    person typing.
    """
    text = raw.strip()
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text.removeprefix("+"))
    if _TWO_MEANINGS.fullmatch(digits):
        raise ValueError(_("Koma di sini bisa berarti dua hal. Tulis ribuan dengan titik: 1.250."))
    found = next((match for writing in _WRITINGS if (match := writing.fullmatch(digits))), None)
    if not found:
        raise ValueError(_("Jumlah ini belum terbaca. Tulis seperti 1.250 atau 2,5."))
    whole = found["whole"].replace(".", "").replace(",", "")
    return Decimal(f"{sign}{whole}.{found['decimals'] or 0}") or Decimal()


def number(amount: Decimal | int) -> str:
    """`1.250,5`: dots between thousands, a comma before decimals, no trailing zeros."""
    text = f"{Decimal(amount or 0):,f}".translate(str.maketrans(",.", ".,"))
    return text.rstrip("0").rstrip(",") if "," in text else text


def rupiah(amount: Decimal | int) -> str:
    """`Rp300.000`; the sign stands in front: `-Rp5.000`. Cents appear only when there are some."""
    return f"{'-' if amount < 0 else ''}Rp{number(abs(Decimal(amount)))}"


def rupiah_in_words(amount: Decimal | int) -> str:
    """Terbilang: `tiga ratus ribu rupiah`; limits as in `in_words`."""
    return f"{in_words(amount)} rupiah"


def in_words(amount: Decimal | int) -> str:
    """`dua puluh empat`, `dua koma lima`, `minus tiga`; ValueError from a quadrillion upwards."""
    size = abs(Decimal(amount))
    if size >= LARGEST_IN_WORDS:
        raise ValueError("Too large to be written in words")
    whole, _point, decimals = number(size).replace(".", "").partition(",")
    words = ["minus"] if amount < 0 else []
    words.append(_whole_in_words(int(whole)))
    if decimals:
        words += ["koma", *(_whole_in_words(int(digit)) for digit in decimals)]
    return " ".join(words)


def _whole_in_words(whole: int) -> str:
    # num2words says "satu juta satu ribu"; one thousand is "seribu" also after millions.
    return re.sub(r"(?<=juta |liar |liun )satu ribu", "seribu", num2words(whole, lang="id"))
