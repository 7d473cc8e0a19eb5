"""An Excel 97 file is a small disk of sectors in chains; a chain that bites its tail never ends."""

import struct
from collections.abc import Iterator

from households.intake.archives import broken

_NO_SECTOR = 0xFFFFFFFA  # from here on numbers mean "end", "free" and the like
_IN_HEADER = 109  # numbers of the first sectors that hold the table of chains
_SIZES = {9: 512, 12: 4096}


def check(content: bytes) -> None:
    """Refuse a file whose chains run in circles, before anything follows them."""
    try:
        size = _SIZES[struct.unpack_from("<H", content, 30)[0]]
        small_start, _count, table_start = struct.unpack_from("<III", content, 60)
        table = _table(content, size, table_start)
        _refuse_circles(table)
        small: list[int] = []
        for sector in _chain(table, small_start):
            small += _numbers(content, size, sector)
        _refuse_circles(small)
    except (struct.error, KeyError, IndexError):
        raise broken() from None


def _table(content: bytes, size: int, more: int) -> list[int]:
    """For each sector the one that follows it."""
    parts = list(struct.unpack_from(f"<{_IN_HEADER}I", content, 76))
    left = len(content) // size
    while more < _NO_SECTOR:
        *numbers, more = _numbers(content, size, more)
        parts += numbers
        left -= 1
        if left < 0:
            raise broken()
    table: list[int] = []
    for part in parts:
        if part < _NO_SECTOR:
            table += _numbers(content, size, part)
    return table


def _numbers(content: bytes, size: int, sector: int) -> tuple[int, ...]:
    return struct.unpack_from(f"<{size // 4}I", content, (sector + 1) * size)


def _chain(table: list[int], sector: int) -> Iterator[int]:
    while sector < _NO_SECTOR:
        yield sector
        sector = table[sector]


def _refuse_circles(table: list[int]) -> None:
    walked = [0] * len(table)
    for start, _next in enumerate(table, start=1):
        place = start - 1
        while place < len(table) and not walked[place]:
            walked[place] = start
            place = table[place]
            if place < len(table) and walked[place] == start:
                raise broken()
