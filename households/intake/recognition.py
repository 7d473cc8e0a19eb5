"""Finds the table in a book by itself: which sheet, which header row, what each column holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from households.intake import headers, labels, places
from households.intake.books import Book, Cell, Sheet, Unreadable
from households.intake.cells import text_of
from households.intake.headers import Header, is_end
from households.intake.layouts import AID, BIP, Layout, layout_of

SAMPLES = 3
_TABLE = 2  # known names that make a sheet a table of people
_AID_TARGETS = {"1": None, "2": "kk_number", "3": "group", "4": None}


@dataclass(slots=True)
class Column:
    """Column `index` (from 0) as the spreadsheet letters it, with three values to know it by.

    `field` is one of `labels.FIELDS`, or None with a note why it is not read. Long numbers in
    samples are masked.
    """

    index: int
    letter: str
    label: str
    samples: list[str] = field(default_factory=list)
    field: str | None = None
    note: str | Promise = ""


@dataclass(slots=True)
class Recognition:
    """`header_row` and `first_row` as the spreadsheet program counts; no header is row 0.

    `rt` and `rw` are those that stand once for the whole table, in its titles or its name.
    `tables` are all sheets with a known header, where the reader chose among them.
    """

    sheet_name: str
    header_row: int
    first_row: int
    layout: Layout
    signature: str
    columns: list[Column]
    rt: int | None = None
    rw: int | None = None
    tables: list[str] = field(default_factory=list)

    @property
    def mapping(self) -> dict[int, str]:
        """What will be read: the number of a column, and its field."""
        return {column.index: column.field for column in self.columns if column.field}

    @property
    def is_clear(self) -> bool:
        """Whether persons can be told by it: by name, NIK or KK number."""
        return bool({"name", "nik", "kk_number"} & set(self.mapping.values()))


def recognise(
    book: Book,
    sheet: str | None = None,
    columns: Mapping[int | str, str] | None = None,
    header_row: int | None = None,
) -> Recognition:
    """The best table of the book, or the one named; a given mapping replaces the proposal.

    Raises Unreadable when no sheet holds anything.
    """
    found, header, tables = _best(book, [sheet] if sheet else book.names, header_row)
    if header.score == 0 and not sheet and book.hidden:
        other, other_header, hidden = _best(book, [*book.names, *book.hidden], header_row)
        if other_header.score:
            found, header, tables = other, other_header, hidden
    recognition = _described(found, header)
    recognition.tables = [] if sheet else tables
    _refine_aid(book, recognition)
    if columns is not None:
        override(recognition, columns)
    return recognition


def override(recognition: Recognition, columns: Mapping[int | str, str]) -> None:
    """Take the columns as a person matched them."""
    chosen = {int(index): name for index, name in columns.items() if name in labels.FIELDS}
    for column in recognition.columns:
        if column.field != chosen.get(column.index):
            column.note = ""
        column.field = chosen.get(column.index)


def _best(book: Book, names: list[str], header_row: int | None) -> tuple[Sheet, Header, list[str]]:
    """The sheet with the most known names, its header, and all sheets with a known header."""
    best: tuple[Sheet, Header] | None = None
    tables: list[str] = []
    for name in names:
        sheet = book.sheet(name)
        if not any(cell != "" for row in sheet.head for cell in row):
            continue
        header = headers.find(sheet, header_row)
        if header.score >= _TABLE:
            tables.append(name)
        if best is None or header.score > best[1].score:
            best = sheet, header
    if best is None:
        raise Unreadable(_("Lembar ini kosong: belum ada satu baris pun."))
    return *best, tables


def _described(sheet: Sheet, header: Header) -> Recognition:
    names = {labels.compact(label) for label in header.labels if label}
    layout = BIP if header.is_family_book else layout_of(names)
    width = max(len(header.labels), *map(len, sheet.head))
    named = enumerate(header.labels + [""] * (width - len(header.labels)))
    columns = [
        Column(index, letter(index), label, samples)
        for index, label in named
        if (samples := _samples(sheet, header, index)) or label
    ]
    recognition = Recognition(
        sheet_name=sheet.name,
        header_row=header.row,
        first_row=header.first_row,
        layout=layout,
        signature=labels.signature(header.labels if header.row else map(_shape, columns)),
        columns=columns,
    )
    recognition.rt, recognition.rw = _stated_place(sheet, header)
    propose(recognition, header)
    return recognition


def propose(recognition: Recognition, header: Header) -> None:
    """A field for each column, once each: by the layout's place for it, else by its name."""
    layout = recognition.layout
    if layout.positions and not (layout is BIP and header.score > 2):
        for column in recognition.columns:
            column.field = layout.positions.get(column.index)
    elif header.row:
        _propose_by_name(recognition)
    else:
        _propose_by_values(recognition)
    for column in recognition.columns:
        if not column.field and not column.note:
            column.note = labels.why_unkept(column.label) or _("Belum dikenal; pilih bila perlu.")


def _propose_by_name(recognition: Recognition) -> None:
    unread = recognition.layout.unread
    taken: dict[str, Column] = {}
    ranked = [(known, c) for c in recognition.columns if (known := labels.known(c.label))]
    for (name, _rank), column in sorted(ranked, key=lambda pair: (pair[0][1], pair[1].index)):
        if name in unread:
            column.note = unread[name]
        elif name in taken:
            column.note = _("Sudah dibaca dari kolom {letter}.").format(letter=taken[name].letter)
        else:
            taken[name], column.field = column, name


def _propose_by_values(recognition: Recognition) -> None:
    """Without a header only a lone column of sixteen digits speaks for itself."""
    numbers = [
        column
        for column in recognition.columns
        if column.samples and all("••••••" in sample for sample in column.samples)
    ]
    if len(numbers) == 1:
        numbers[0].field = "nik"


def _stated_place(sheet: Sheet, header: Header) -> tuple[int | None, int | None]:
    """RT and RW above the header, else in the name of the sheet; nothing where two are named."""
    above = sheet.head[: header.row - 1] if header.row and not header.is_family_book else []
    titles = " ".join(text_of(cell) for row in above for cell in row if cell != "")
    for text in (titles, sheet.name):
        rest, rt, rw = places.apart(text)
        if rt is not None and places.apart(rest)[1:] == (None, None):
            return rt, rw
    return None, None


def _shape(column: Column) -> str:
    """What stands for the name of a column that has none, so that other sheets differ."""
    samples = column.samples
    kind = "teks"
    if samples and all("••••••" in sample for sample in samples):
        kind = "nomor"
    elif samples and all(sample.isdecimal() for sample in samples):
        kind = "angka"
    return f"{column.letter} {kind}"


def _refine_aid(book: Book, recognition: Recognition) -> None:
    """The first column of an aid list is a NIK, KK or household, as its sheet Program says."""
    if recognition.layout is not AID or "Program" not in book.names:
        return
    kept = book.sheet(recognition.sheet_name)
    rows = {text_of(row[0]).lower(): row for row in book.sheet("Program").head if len(row) > 1}
    book.keep(kept)
    target = text_of(rows.get("sasaran program", ["", ""])[1])
    field_of_target = _AID_TARGETS.get(target)
    for column in recognition.columns:
        if labels.plain(column.label) == "peserta" and field_of_target:
            column.field, column.note = field_of_target, ""


def _samples(sheet: Sheet, header: Header, index: int) -> list[str]:
    found: list[str] = []
    for row in sheet.head[header.first_row - 1 :]:
        if is_end(row):
            break
        text = shown(row[index]) if index < len(row) else ""
        if text and text not in found:
            found.append(text)
        if len(found) == SAMPLES:
            break
    return found


def shown(value: Cell) -> str:
    """A cell as it may stand on a page: long numbers keep their ends only."""
    text = text_of(value)[:60]
    digits = sum(map(str.isdigit, text))
    if digits < 12:
        return text
    return f"{text[:6]}••••••{text[12:]}" if len(text) > 12 else "•" * len(text)


def letter(index: int) -> str:
    """`A` for 0, `AA` for 26."""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(65 + rest) + text
    return text
