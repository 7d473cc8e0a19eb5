"""Telephone numbers in Indonesia: read as people write them, stored as E.164."""

import re
from dataclasses import dataclass
from typing import Self
from urllib.parse import quote

from django.utils.translation import gettext as _

# Cities whose area code has three digits with its 0; all others have four, like mobile prefixes.
_SHORT_AREAS = ("021", "022", "024", "031", "061")
_NATIONAL = re.compile(r"8\d{8,11}|[2-79]\d{7,10}", re.ASCII)
_BETWEEN = re.compile(r"[\s().\-/'\u2010-\u2019\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_PREFIX = re.compile(r"(\+|00)?620?|0|(?=8)")
_EXCEL = re.compile(r"\d([.,]\d+)?e\+?\d+", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True, repr=False)
class PhoneNumber:
    """A mobile or fixed number, `PhoneNumber("+6281234567890")`. Shown masked unless asked."""

    e164: str

    def __post_init__(self) -> None:
        if not self.e164.startswith("+62") or not _NATIONAL.fullmatch(self.e164[3:]):
            raise ValueError(_("Nomor telepon ini belum cocok. Periksa lagi tiap angkanya."))

    @classmethod
    def parse(cls, raw: str | float) -> Self:
        """From `0812-3456-7890`, `+62 812...`, `62812...`, `812...` (Excel drops the 0).

        A ValueError says in one sentence what is wrong. Whole numbers from spreadsheets are read,
        since fifteen digits survive there.
        """
        text = raw.strip() if isinstance(raw, str) else f"{raw:.0f}"
        if _EXCEL.fullmatch(text):
            raise ValueError(_("Nomor telepon ini rusak oleh Excel. Jadikan kolomnya teks."))
        digits = _BETWEEN.sub("", text)
        if odd := re.search(r"[^0-9]", digits.removeprefix("+")):
            sentence = _("Nomor telepon hanya terdiri dari angka; di sini ada “{odd}”.")
            raise ValueError(sentence.format(odd=odd[0]))
        return cls(f"+62{_national(digits)}")

    def __str__(self) -> str:
        return self.masked

    def __repr__(self) -> str:
        return f"PhoneNumber({self.masked})"

    @property
    def full(self) -> str:
        """The stored form, for EncryptedField."""
        return self.e164

    @property
    def display(self) -> str:
        """`0812 3456 7890`, or `021 8661 234`."""
        return " ".join(self._groups)

    @property
    def masked(self) -> str:
        """`0812 •••• 7890`: the four digits after the prefix are hidden."""
        prefix, _hidden, rest = self._groups
        return f"{prefix} •••• {rest}"

    def wa_link(self, text: str = "") -> str:
        """Address that opens WhatsApp with this number and, where given, a text to send."""
        return f"https://wa.me/{self.e164[1:]}" + (f"?text={quote(text, safe='')}" if text else "")

    @property
    def _groups(self) -> tuple[str, str, str]:
        local = f"0{self.e164[3:]}"
        cut = 3 if local.startswith(_SHORT_AREAS) else 4
        return local[:cut], local[cut : cut + 4], local[cut + 4 :]


def _national(digits: str) -> str:
    """The digits after +62 or 0."""
    prefix = _PREFIX.match(digits)
    if not digits:
        raise ValueError(_("Nomor telepon belum diisi."))
    if prefix is None:
        raise ValueError(_("Nomor telepon diawali 0 atau +62."))
    national = digits[prefix.end() :]
    if not 8 <= len(national) <= 12:
        sentence = _("Nomor telepon biasanya 10 sampai 13 angka; ini ada {count}.")
        raise ValueError(sentence.format(count=len(national) + 1))
    return national
