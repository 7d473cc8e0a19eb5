"""A zip before anything unpacks it: which kind of workbook, and whether its size is honest."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from django.utils.translation import gettext as _

MOST_UNPACKED = 1_000_000_000
MOST_STRINGS = 300_000_000  # held in memory at once, unlike the sheets
MOST_RATIO = 200  # XML of sheets packs 10 to 100 times; a bomb about 1,000 times
LARGE = 10_000_000  # below it no ratio matters
MOST_ROWS = 400_000
MOST_COLUMNS = 2_000
MOST_CELLS = 20_000_000
BITE = 64_000

# Both begin with fixed letters, since they pass over every cell of a large sheet.
_COLUMNS = re.compile(rb'r="([A-Z]{1,3})')
_ROWS = re.compile(rb'row r="(\d{1,7})')
_FILLED = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>')
_TAGS = re.compile(rb"<table:table-(row|cell)\b([^>]*)>")
_TIMES = re.compile(rb'-repeated="(\d+)"')
_DEFLATED = 8


class Unreadable(ValueError):
    """The file cannot be read; says in one Indonesian sentence why and what to do."""


def broken() -> Unreadable:
    return Unreadable(
        _("Berkas ini rusak. Buka di Excel, simpan ulang sebagai .xlsx, lalu unggah lagi.")
    )


def locked() -> Unreadable:
    return Unreadable(
        _("Berkas ini terkunci kata sandi. Hapus kata sandinya di Excel, simpan, lalu unggah lagi.")
    )


def check(content: bytes) -> None:
    """Refuse what is no workbook, is locked, or would unpack to more than it says or we hold."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        members = archive.infolist()
        _refuse_other_kinds({member.filename for member in members})
        _refuse_bombs(members)
        for member in members:
            if member.flag_bits & 1:
                raise locked()
            _refuse_member(content, member)
    except (zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, UnicodeError):
        raise broken() from None
    if "META-INF/manifest.xml" in archive.NameToInfo and b"encryption-data" in archive.read(
        "META-INF/manifest.xml"
    ):
        raise locked()


def column_number(letters: str | bytes) -> int:
    """27 for AA."""
    text = letters.decode() if isinstance(letters, bytes) else letters
    number = 0
    for letter in text:
        number = number * 26 + ord(letter) - 64
    return number


def too_wide() -> Unreadable:
    sentence = _(
        "Lembar ini lebih dari {count} kolom. Hapus kolom di luar tabel, lalu unggah lagi."
    )
    return Unreadable(sentence.format(count=f"{MOST_COLUMNS:,}".replace(",", ".")))


def too_long() -> Unreadable:
    sentence = _("Lembar ini lebih dari {count} baris. Bagi menjadi beberapa berkas.")
    return Unreadable(sentence.format(count=f"{MOST_ROWS:,}".replace(",", ".")))


def too_many_cells() -> Unreadable:
    return Unreadable(
        _("Lembar ini terlalu luas: ada isian jauh di luar tabel. Hapus dahulu isian itu.")
    )


def _refuse_other_kinds(names: set[str]) -> None:
    if "xl/workbook.xml" in names or "content.xml" in names:
        return
    if "word/document.xml" in names:
        raise Unreadable(_("Berkas ini dokumen Word. Salin tabelnya ke Excel, lalu unggah lagi."))
    if "xl/workbook.bin" in names:
        raise Unreadable(_("Berkas .xlsb belum dibaca. Simpan sebagai .xlsx, lalu unggah lagi."))
    raise Unreadable(
        _("Berkas ini bukan lembar kerja. Yang dibaca: .xlsx, .xls, .xlsm, .ods, dan .csv.")
    )


def _refuse_bombs(members: list[zipfile.ZipInfo]) -> None:
    """By what the archive itself declares."""
    strings = sum(m.file_size for m in members if m.filename.endswith("sharedStrings.xml"))
    if (
        sum(member.file_size for member in members) > MOST_UNPACKED
        or strings > MOST_STRINGS
        or any(m.file_size > LARGE and m.file_size > MOST_RATIO * m.compress_size for m in members)
    ):
        raise _bomb()


def _bomb() -> Unreadable:
    return Unreadable(_("Isi berkas ini jauh lebih besar daripada ukurannya, jadi tidak dibuka."))


def _refuse_member(content: bytes, member: zipfile.ZipInfo) -> None:
    """By what really comes out of it."""
    is_sheet = member.filename.startswith("xl/worksheets/sheet")
    repeats = Repeats() if member.filename == "content.xml" else None
    columns: set[bytes] = set()
    rows = 0
    for chunk in unpacked(content, member):
        if is_sheet:
            columns.update(_COLUMNS.findall(chunk))
            rows = max(rows, max(map(int, _ROWS.findall(chunk)), default=0))
        elif repeats:
            repeats.count(chunk)
    if is_sheet and rows * max(map(column_number, columns), default=0) > MOST_CELLS:
        _refuse_filled(content, member)


def _refuse_filled(content: bytes, member: zipfile.ZipInfo) -> None:
    """Cells that are only coloured do not count; those with something in them do."""
    rows = columns = 0
    for chunk in unpacked(content, member):
        for letters, number in _FILLED.findall(chunk):
            rows, columns = max(rows, int(number)), max(columns, column_number(letters))
    if rows > MOST_ROWS:
        raise too_long()
    if columns > MOST_COLUMNS:
        raise too_wide()
    if rows * columns > MOST_CELLS:
        raise too_many_cells()


class Repeats:
    """Cells of an .ods: one that says "a million times" is a million cells once it is read."""

    def __init__(self) -> None:
        self._rows = 1
        self._cells = 0

    def count(self, chunk: bytes) -> None:
        """Refuses more cells with something in them than we hold; empty ones are free."""
        for kind, attributes in _TAGS.findall(chunk):
            times = _TIMES.search(attributes)
            number = int(times[1]) if times else 1
            if kind == b"row":
                self._rows = number
            elif b"office:value" in attributes:
                self._cells += self._rows * number
        if self._cells > MOST_CELLS:
            raise too_many_cells()


def unpacked(content: bytes, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """Pieces that end at a tag, never more than was declared."""
    start = member.header_offset
    name, extra = struct.unpack("<HH", content[start + 26 : start + 30])
    start += 30 + name + extra
    data = memoryview(content)[start : start + member.compress_size]
    if member.compress_type not in (zipfile.ZIP_STORED, _DEFLATED):
        raise broken()
    left, rest = member.file_size, b""
    for piece in _pieces(data, is_packed=member.compress_type == _DEFLATED):
        left -= len(piece)
        if left < 0:
            raise _bomb()
        cut = piece.rfind(b"<")
        if cut < 0:
            rest += piece
            continue
        yield rest + piece[:cut]
        rest = piece[cut:]
    yield rest


def _pieces(data: memoryview, *, is_packed: bool) -> Iterator[bytes]:
    """Small bites of what is packed: each may grow a thousand times."""
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    for start in range(0, len(data), BITE):
        piece = bytes(data[start : start + BITE])
        yield stream.decompress(piece) if is_packed else piece
