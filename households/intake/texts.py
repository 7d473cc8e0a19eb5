"""Tables in text files: which letters, which sign between the cells, and how many rows."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from households.intake.archives import MOST_COLUMNS, MOST_ROWS, Unreadable, too_long, too_wide

SEPARATORS = ";\t|,"  # a comma is also found inside cells, so the others go first
_LOOKED_AT = 20_000
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x19\x1b-\x1f]")  # no text holds them
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
        line, width = 0, 0
        try:
            for row in rows:
                width = max(width, len(row))
                if rows.line_num > line + 1 and self._swallows_a_row(row, width):
                    raise _open_quote(line + 1)
                line = rows.line_num
                yield row
        except csv.Error:
            raise _too_full(line + 1) if '"' not in self.text else _open_quote(line + 1) from None

    def _swallows_a_row(self, row: list[str], width: int) -> bool:
        """Whether a cell goes on over what would be a row of its own."""
        return width > 2 and any(cell.count(self.separator) >= width - 1 for cell in row)


def _too_full(line: int) -> Unreadable:
    sentence = _("Berkas teks ini rusak: ada isian yang terlalu panjang di baris {row}.")
    return Unreadable(sentence.format(row=line))


def _open_quote(line: int) -> Unreadable:
    sentence = _("Berkas teks ini rusak: ada tanda kutip yang tidak ditutup mulai baris {row}.")
    return Unreadable(sentence.format(row=line))


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
    """UTF-8 or UTF-16 where it says so or fits; else as Windows writes it, without stray nulls."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    if _CONTROLS.search(content):
        raise Unreadable(
            _("Berkas ini bukan lembar kerja. Yang dibaca: .xlsx, .xls, .xlsm, .ods, dan .csv.")
        )
    content = content.replace(b"\0", b"").rstrip(b"\x1a")
    try:
        return content.decode("utf-8-sig")
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
