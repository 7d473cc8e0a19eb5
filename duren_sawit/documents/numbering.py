"""How a letter's number is written: a pattern with named parts, kept as data."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from duren_sawit.lib import dates
from duren_sawit.lib.refusals import Obstacle

PARTS = ("klasifikasi", "urut", "unit", "bulan_romawi", "tahun")
NEEDED_PARTS = ("urut", "tahun")

_PART = re.compile(r"\{(?P<name>[a-z_]*)(?::0(?P<width>[1-9]))?\}")


@dataclass(frozen=True)
class Numbered:
    """What a number is made of."""

    classification: str
    unit: str
    serial: int
    on: date


def write(pattern: str, numbered: Numbered) -> str:
    """ "400.9/015/BA/V/2026" from "{klasifikasi}/{urut:03}/{unit}/{bulan_romawi}/{tahun}"."""
    values = {
        "klasifikasi": numbered.classification,
        "urut": str(numbered.serial),
        "unit": numbered.unit,
        "bulan_romawi": dates.roman_month(numbered.on),
        "tahun": str(numbered.on.year),
    }
    return _PART.sub(lambda part: values[part["name"]].zfill(int(part["width"] or 0)), pattern)


def obstacles_to_pattern(pattern: str) -> list[Obstacle]:
    """Why numbers cannot be written like this."""
    named = [part["name"] for part in _PART.finditer(pattern)]
    obstacles = []
    if {"{", "}"} & set(_PART.sub("", pattern)) or not set(named) <= set(PARTS):
        known = ", ".join(f"{{{part}}}" for part in PARTS)
        obstacles.append(
            Obstacle("unknown_part", _("Bagian yang dikenal: %(known)s.") % {"known": known})
        )
    if not set(NEEDED_PARTS) <= set(named):
        obstacles.append(
            Obstacle(
                "part_missing", _("Pola memuat {urut} dan {tahun}, supaya nomor tidak kembar.")
            )
        )
    return obstacles
