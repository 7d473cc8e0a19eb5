"""The number of a civil servant, NIP: born when, appointed when, man or woman, a series.

Eighteen digits after Peraturan Kepala BKN 22/2007: `19700817 199503 1 001`. Staff on contract
(PPPK) carry 21 and upwards in place of the month. Unlike a NIK it stands on every official paper.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

from django.utils.translation import gettext as _

from duren_sawit.lib.nik import Sex

LENGTH = 18
YOUNGEST_AGE = 15  # younger than any appointment ever was
_BETWEEN = re.compile(r"[\s.\-_'`\u2010-\u2019\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_LABEL = re.compile(r"^nip\b\.?:?", re.IGNORECASE)
_MONTHS = range(1, 13)
_CONTRACTS = range(21, 30)
_SEXES = {"1": Sex.MALE, "2": Sex.FEMALE}


@dataclass(frozen=True, slots=True)
class Nip:
    """`Nip("197008171995031001")`; the constructor takes digits, `parse` takes what people type.

    Both raise ValueError with one Indonesian sentence.
    """

    digits: str

    def __post_init__(self) -> None:
        if odd := re.search(r"[^0-9]", self.digits):
            sentence = _("NIP hanya terdiri dari angka; di sini ada “{odd}”.")
            raise ValueError(sentence.format(odd=odd[0]))
        if len(self.digits) != LENGTH:
            sentence = _("NIP terdiri dari 18 angka; ini ada {count}.")
            raise ValueError(sentence.format(count=len(self.digits)))
        if _date(self.digits[:8]) is None:
            raise ValueError(_("Delapan angka pertama NIP bukan tanggal lahir."))
        if int(self.digits[12:14]) not in (*_MONTHS, *_CONTRACTS):
            raise ValueError(_("Angka ke-13 dan ke-14 NIP bukan bulan pengangkatan."))
        if self.appointed_in < self.born_on.year + YOUNGEST_AGE:
            raise ValueError(_("Tahun pengangkatan pada NIP ini terlalu dekat ke tahun lahir."))
        if self.digits[14] not in _SEXES:
            raise ValueError(_("Angka ke-15 NIP adalah 1 untuk laki-laki, 2 untuk perempuan."))
        if self.digits[15:] == "000":
            raise ValueError(_("Tiga angka terakhir NIP tidak mungkin 000."))

    @classmethod
    def parse(cls, raw: str) -> Self:
        """From text with spaces, dots or dashes between, and perhaps `NIP.` in front."""
        return cls(_BETWEEN.sub("", _LABEL.sub("", raw.strip())))

    def __str__(self) -> str:
        """As letters write it: `19700817 199503 1 001`."""
        parts = (self.digits[:8], self.digits[8:14], self.digits[14], self.digits[15:])
        return " ".join(parts)

    @property
    def born_on(self) -> date:
        born = _date(self.digits[:8])
        if born is None:
            raise AssertionError(self)
        return born

    @property
    def appointed_in(self) -> int:
        return int(self.digits[8:12])

    @property
    def sex(self) -> Sex:
        return _SEXES[self.digits[14]]


def _date(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
