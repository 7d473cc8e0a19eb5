"""The two numbers on a family card: NIK (one person) and the KK number (one family).

Sixteen digits each: area of first registration, a date, a series. Structure after
dukcapil.klaten.go.id ("arti 16 digit NIK"); there is no check digit.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar, Self

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duren_sawit.lib import dates

# Kemendagri codes, with the four provinces made from Papua in 2022.
PROVINCES = {
    "11": "Aceh",
    "12": "Sumatera Utara",
    "13": "Sumatera Barat",
    "14": "Riau",
    "15": "Jambi",
    "16": "Sumatera Selatan",
    "17": "Bengkulu",
    "18": "Lampung",
    "19": "Kepulauan Bangka Belitung",
    "21": "Kepulauan Riau",
    "31": "DKI Jakarta",
    "32": "Jawa Barat",
    "33": "Jawa Tengah",
    "34": "DI Yogyakarta",
    "35": "Jawa Timur",
    "36": "Banten",
    "51": "Bali",
    "52": "Nusa Tenggara Barat",
    "53": "Nusa Tenggara Timur",
    "61": "Kalimantan Barat",
    "62": "Kalimantan Tengah",
    "63": "Kalimantan Selatan",
    "64": "Kalimantan Timur",
    "65": "Kalimantan Utara",
    "71": "Sulawesi Utara",
    "72": "Sulawesi Tengah",
    "73": "Sulawesi Selatan",
    "74": "Sulawesi Tenggara",
    "75": "Gorontalo",
    "76": "Sulawesi Barat",
    "81": "Maluku",
    "82": "Maluku Utara",
    "91": "Papua",
    "92": "Papua Barat",
    "93": "Papua Selatan",
    "94": "Papua Tengah",
    "95": "Papua Pegunungan",
    "96": "Papua Barat Daya",
}
OLDEST_AGE = 110

# What people, SIAK exports and chat programs put between the digits, seen or unseen.
_BETWEEN = re.compile(r"[\s.\-_'`\u2010-\u2019\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_EXCEL = re.compile(r"'?(\d([.,]\d+)?e\+?\d+|\d{15,}[.,]0+)", re.IGNORECASE | re.ASCII)


class Sex(models.TextChoices):
    """Sex as the NIK and the family card state it."""

    MALE = "MALE", gettext_lazy("Laki-laki")
    FEMALE = "FEMALE", gettext_lazy("Perempuan")


@dataclass(frozen=True, slots=True, repr=False)
class CardNumber:
    """Sixteen digits from the civil registry. Shown masked everywhere; all digits only by `full`.

    The constructor takes exactly sixteen digits, `parse` takes what people type. Both raise
    ValueError with one Indonesian sentence, which never repeats the number.
    """

    full: str

    label: ClassVar[str | Promise]

    def __post_init__(self) -> None:
        if odd := re.search(r"[^0-9]", self.full):
            sentence = _("{label} hanya terdiri dari angka; di sini ada “{odd}”.")
            raise ValueError(sentence.format(label=self.label, odd=odd[0]))
        if len(self.full) != 16:
            raise ValueError(self._wrong_length())
        if self.full[:2] not in PROVINCES:
            sentence = _("{label} diawali kode provinsi; {code} bukan kode provinsi.")
            raise ValueError(sentence.format(label=self.label, code=self.full[:2]))
        if self.full.endswith("0000"):
            sentence = _("Empat angka terakhir {label} tidak mungkin 0000.")
            raise ValueError(sentence.format(label=self.label))

    @classmethod
    def parse(cls, raw: object) -> Self:
        """From text with spaces, dots, dashes or an apostrophe in front.

        Numbers and texts such as `3,17507E+15` were damaged by a spreadsheet, which keeps fifteen
        digits only, and are refused.
        """
        if isinstance(raw, cls):
            return raw
        text = "" if raw is None else str(raw).strip()
        if isinstance(raw, int | float | Decimal) or _EXCEL.fullmatch(text):
            sentence = _(
                "{label} ini rusak oleh Excel: angka terakhirnya menjadi nol. "
                "Salin lagi dari kartunya ke kolom teks."
            )
            raise ValueError(sentence.format(label=cls.label))
        return cls(_BETWEEN.sub("", text))

    def __str__(self) -> str:
        return self.mask()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.mask()})"

    @property
    def region(self) -> str:
        """District of first registration as a Kemendagri code, `31.75.07`; not where one lives."""
        return f"{self.full[:2]}.{self.full[2:4]}.{self.full[4:6]}"

    def mask(self, *, paper: bool = False) -> str:
        """`317507••••••0012`, on paper `317507******0012`: digits 7 to 12 tell birth and sex."""
        return f"{self.full[:6]}{('*' if paper else '•') * 6}{self.full[12:]}"

    def _wrong_length(self) -> str:
        if not self.full:
            return _("{label} belum diisi.").format(label=self.label)
        sentence = (
            _("{label} terdiri dari 16 angka; ini baru {count}.")
            if len(self.full) < 16
            else _("{label} terdiri dari 16 angka; ini ada {count}.")
        )
        return sentence.format(label=self.label, count=len(self.full))


@dataclass(frozen=True, slots=True, repr=False)
class Nik(CardNumber):
    """One person's number: area, birth date (day + 40 for women), series."""

    label: ClassVar[str | Promise] = "NIK"

    def __post_init__(self) -> None:
        CardNumber.__post_init__(self)
        if not _is_date(*self._day_month_year()):
            raise ValueError(_("Angka ke-7 sampai ke-12 NIK ini bukan tanggal lahir."))

    @property
    def sex(self) -> Sex:
        """Sex at registration: days above 40 are women's."""
        return Sex.FEMALE if int(self.full[6:8]) > 40 else Sex.MALE

    def birth_date(self, *, on: date) -> date:
        """The latest possible birth date up to `on`, at most 110 years before; else ValueError.

        For the very young a second century would fit as well; it is not chosen.
        """
        return _latest_date(*self._day_month_year(), on=on)

    def mismatches(self, *, born_on: date | None, sex: Sex | None) -> list[str]:
        """Warnings, each a sentence: what the NIK says otherwise than the stated facts.

        Never a reason to refuse: a NIK stays when the registry corrects a birth date.
        """
        warnings = []
        day, month, year = self._day_month_year()
        if born_on and (born_on.day, born_on.month, born_on.year % 100) != (day, month, year):
            warnings.append(_("Tanggal lahir pada NIK berbeda dari yang tertulis."))
        if sex and sex != self.sex:
            warnings.append(_("Jenis kelamin pada NIK berbeda dari yang tertulis."))
        return warnings

    def _day_month_year(self) -> tuple[int, int, int]:
        day, month, year = _three_pairs(self.full)
        return day - 40 if day > 40 else day, month, year


@dataclass(frozen=True, slots=True, repr=False)
class KkNumber(CardNumber):
    """One family card's number: area, date of registration, series. Splits and moves change it."""

    label: ClassVar[str | Promise] = gettext_lazy("No. KK")

    def registered_on(self, *, on: date) -> date | None:
        """The latest possible date of registration up to `on`; None where the digits are no date.

        Cards are not refused for it: the registry issued them as they are.
        """
        parts = _three_pairs(self.full)
        return _latest_date(*parts, on=on) if _is_date(*parts) else None


def mask_name(name: str) -> str:
    """`S*** A*****` for `Siti Aminah`: the first letter of each word, a star for every other."""
    return " ".join(word[0] + "*" * (len(word) - 1) for word in name.split())


def _three_pairs(digits: str) -> tuple[int, int, int]:
    return int(digits[6:8]), int(digits[8:10]), int(digits[10:12])


def _is_date(day: int, month: int, year: int) -> bool:
    # 2000 was a leap year, so what exists in any century exists in this one.
    try:
        date(2000 + year, month, day)
    except ValueError:
        return False
    return True


def _latest_date(day: int, month: int, year: int, *, on: date) -> date:
    newest = on.year - (on.year - year) % 100
    for full_year in (newest, newest - 100):
        try:
            found = date(full_year, month, day)
        except ValueError:  # 29 February of a century without one
            continue
        if found <= on and dates.age(found, on=on) <= OLDEST_AGE:
            return found
    raise ValueError("No century fits")
