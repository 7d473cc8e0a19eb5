"""Tables that rooms above are sent: opened and refused as an import of the register would be."""

from collections.abc import Iterator

from households.intake.books import Cell, Unreadable, open_book

__all__ = ["Cell", "Unreadable", "rows_in"]


def rows_in(content: bytes, filename: str) -> Iterator[list[Cell]]:
    """All rows of the first sheet that can be seen, from its first cell on.

    `Unreadable` says why a file is none.
    """
    book = open_book(content, filename)
    sheet = book.sheet((book.names or book.hidden)[0])
    for row in sheet.rows():
        yield [""] * sheet.offset + list(row)
