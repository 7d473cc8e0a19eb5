"""Reads what a family receives as people write it, one line for each kind.

10 kg beras
minyak goreng 1 liter
Rp300.000
"""

import re
from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _

from distributions.facts import MONEY_UNIT, Part
from distributions.models.goods import Content
from duren_sawit.lib.quantities import number, parse_number

MONEY_NAME = "uang"
MOST_WHOLE, MOST_DECIMALS = 9, 3
_MONEY = re.compile(r"(?:uang\s+)?rp\.?\s*(\d[\d.,]*?)(?:,-|,00)?(?:\s+uang)?", re.IGNORECASE)
_AMOUNT_FIRST = re.compile(r"(?P<amount>\d[\d.,]*)\s*(?P<unit>[^\W\d]+)\s+(?P<name>.*\S)")
_AMOUNT_LAST = re.compile(r"(?P<name>.*\S)\s+(?P<amount>\d[\d.,]*)\s*(?P<unit>[^\W\d]+)")


def parse(text: str) -> tuple[Part, ...]:
    """One part a line; a ValueError names the line that is not understood, or stands twice."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    parts = [parse_line(line.rstrip(".;,")) for line in lines if line]
    if not parts:
        raise ValueError(_("Isi bantuan belum ditulis. Tulis seperti 10 kg beras."))
    names = [(part.name.lower(), part.unit.lower()) for part in parts]
    for part, name in zip(parts, names, strict=True):
        if names.count(name) > 1:
            sentence = _("%(name)s tertulis dua kali; gabungkan jadi satu baris.")
            raise ValueError(sentence % {"name": part.name})
    return tuple(parts)


def parse_line(line: str) -> Part:
    if money := _MONEY.fullmatch(line):
        return Part(MONEY_NAME, MONEY_UNIT, _amount(money[1], line))
    found = _AMOUNT_FIRST.fullmatch(line) or _AMOUNT_LAST.fullmatch(line)
    if found is None:
        sentence = _("“%(line)s” belum terbaca. Tulis seperti 10 kg beras, atau Rp300.000.")
        raise ValueError(sentence % {"line": line[:40]})
    return Part(found["name"][:60], found["unit"][:20], _amount(found["amount"], line))


def _amount(raw: str, line: str) -> Decimal:
    amount = parse_number(raw)
    if amount <= 0:
        raise ValueError(_("“%(line)s”: jumlahnya lebih dari nol.") % {"line": line[:40]})
    if amount >= 10**MOST_WHOLE or amount != round(amount, MOST_DECIMALS):
        raise ValueError(_("“%(line)s”: jumlahnya di luar yang wajar.") % {"line": line[:40]})
    return amount


def written(contents: Iterable[Content]) -> str:
    """As it may be parsed again."""
    return "\n".join(
        one.words
        if one.item.is_money
        else f"{number(one.quantity)} {one.item.unit} {one.item.name}"
        for one in contents
    )
