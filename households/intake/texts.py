"""Tables in text files: which letters, which sign between the cells, and how many rows."""

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from households.intake.archives import MOST_COLUMNS, MOST_ROWS, Unreadable, too_long, too_wide

SEPARATORS = ";\t|,"  # a comma is also found inside cells, so the others go first
_LOOKED_AT = 20_000
_OTHERS = {
    b"%PDF": "pdf",
    b"\x89PNG": "image",
    b"\xff\xd8\xff": "image",
    b"GIF8": "image",
    b"BM": "image",
    b"II*\0": "image",
    b"MM\0*": "image",
    b"Rar!": "packed",
    b"7z\xbc\xaf": "packed",
    b"\x1f\x8b": "packed",
}


@dataclass(slots=True)
class Table:
    """The text and what stands between its cells."""

    text: str
    separator: str
    height: int = 0

    def iter_rows(self) -> Iterator[list[Any]]:
        """Each record as a list of texts, counted as a spreadsheet program counts them."""
        rows = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.separator)
        try:
            yield from rows
        except csv.Error:
            raise Unreadable(
                _(
                    "Berkas teks ini rusak: ada tanda kutip yang tidak ditutup di baris {row}."
                ).format(row=rows.line_num)
            ) from None


def table(content: bytes) -> Table:
    """Refuses what is no text, or text that is no table, with one sentence."""
    _refuse_other_kinds(content)
    text = _decoded(content)
    separator = ""
    if text[:4].lower() == "sep=":  # Excel's own hint
        separator, text = text[4], text.partition("\n")[2]
    found = Table(text, separator or _separator(text[:_LOOKED_AT]))
    for row in found.iter_rows():
        found.height += 1
        if len(row) > MOST_COLUMNS:
            raise too_wide()
        if found.height > MOST_ROWS:
            raise too_long()
    return found


def _refuse_other_kinds(content: bytes) -> None:
    kind = next((kind for start, kind in _OTHERS.items() if content.startswith(start)), "")
    start = content[:2_000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith((b"<!doctype", b"<html", b"<table", b"<meta", b"<?xml", b"<style")):
        kind = "web"
    if kind:
        raise Unreadable(_sentence(kind))


def _sentence(kind: str) -> str:
    return {
        "pdf": _("Berkas ini PDF, bukan lembar kerja. Minta berkas Excel atau CSV-nya."),
        "image": _("Berkas ini gambar, bukan lembar kerja. Minta berkas Excel atau CSV-nya."),
        "packed": _("Berkas ini masih dipadatkan. Buka dahulu, lalu unggah lembar kerjanya."),
        "web": _("Berkas ini halaman web. Buka di Excel, simpan sebagai .xlsx, lalu unggah lagi."),
    }[kind]


def _decoded(content: bytes) -> str:
    """UTF-8 or UTF-16 where it says so or fits; else as Windows writes it."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    elif b"\0" in content:
        raise Unreadable(
            _("Berkas ini bukan lembar kerja. Yang dibaca: .xlsx, .xls, .xlsm, .ods, dan .csv.")
        )
    else:
        encoding = "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _separator(text: str) -> str:
    """The sign that cuts most of the first lines into the same number of cells."""
    lines = [line for line in text.splitlines()[:50] if line.strip()]
    return max(SEPARATORS, key=lambda sign: _agreement(lines, sign))


def _agreement(lines: list[str], sign: str) -> int:
    counts = [len(row) for row in csv.reader(lines, delimiter=sign)]
    usual = max(counts, key=counts.count, default=1)
    return counts.count(usual) if usual > 1 else 0
