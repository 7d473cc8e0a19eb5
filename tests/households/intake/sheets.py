"""Small files of our own in the layouts of others."""

import io
import struct
import zipfile
from datetime import date

import xlsxwriter

from households.intake import books, reading, recognition

TODAY = date(2026, 11, 24)
NIK = "3175071708840001"  # a man, born on 17 August 1984
NIK_WOMAN = "3175075205860002"  # a woman, born on 12 May 1986
NIK_CHILD = "3175070101120003"  # a boy, born on 1 January 2012
KK = "3175070101100001"
OTHER_KK = "3175070101100002"


def workbook(*sheets, date_1904=False, merges=(), hidden=()):
    """An .xlsx of sheets, each (name, rows); `merges` are ranges of the first sheet."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "date_1904": date_1904})
    as_date = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, rows in sheets:
        sheet = book.add_worksheet(name)
        if name in hidden:
            sheet.hide()
        for number, row in enumerate(rows):
            for place, value in enumerate(row):
                write(sheet, number, place, value, as_date)
    for place in merges:
        book.worksheets()[0].merge_range(*place[:4], place[4])
    book.close()
    return content.getvalue()


def write(sheet, number, place, value, as_date):
    if value is None or value == "":
        return
    if isinstance(value, date):
        sheet.write_datetime(number, place, value, as_date)
    elif isinstance(value, tuple):  # a formula and its last result
        sheet.write_formula(number, place, value[0], None, value[1])
    elif isinstance(value, str):
        sheet.write_string(number, place, value)
    else:
        sheet.write(number, place, value)


def read(content, columns=None, sheet=None):
    """All rows of the best table, and the reading itself."""
    book = books.open_book(content, "daftar.xlsx")
    found = recognition.recognise(book, sheet=sheet, columns=columns)
    rows = reading.read(book, found, on=TODAY)
    return list(rows), rows


def rows_of(header, *rows):
    """What is read of a plain sheet."""
    return read(workbook(("Data", [header, *rows])))[0]


def one(header, row):
    (found,) = rows_of(header, row)
    return found


def fields(content):
    """What each column of the best table is taken for, by its label."""
    found = recognition.recognise(books.open_book(content))
    return {column.label: column.field for column in found.columns}


def problems(rows):
    return {row.problem.cell: row.problem.sentence for row in rows if row.problem}


def archive(**members):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in members.items():
            made.writestr(name.replace("__", "/"), text)
    return content.getvalue()


def ods(rows, *, is_locked=False, row_times=1, cell_times=1):
    """An .ods of texts and numbers, with the empty rest of the sheet that LibreOffice writes."""
    start = f'<table:table-row table:number-rows-repeated="{row_times}">'
    cells = "".join(f"{start}{''.join(map(ods_cell, row))}</table:table-row>" for row in rows)
    cells = cells.replace(
        "office:value", f'table:number-columns-repeated="{cell_times}" office:value', 1
    )
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in {"office": "office", "table": "table", "text": "text"}.items()
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {names}><office:body><office:spreadsheet>'
        f'<table:table table:name="Warga">{cells}'
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row></table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = "<manifest:encryption-data/>" if is_locked else "<manifest:manifest/>"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as zipped:
        zipped.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        zipped.writestr("content.xml", content)
        zipped.writestr("META-INF/manifest.xml", manifest)
    return made.getvalue()


def ods_cell(value):
    if isinstance(value, str):
        text = f"<text:p>{value}</text:p>"
        return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{value}"/>'


def xls(rows):
    """An Excel 97 workbook of texts and numbers: one stream in a compound file."""
    sheet = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    for number, row in enumerate(rows):
        for place, value in enumerate(row):
            sheet += xls_cell(number, place, value)
    sheet += record(0x0A, b"")
    start = record(0x809, struct.pack("<HHHHII", 0x600, 0x05, 0, 0, 0, 0))
    name = b"Warga"
    where = len(start) + 4 + 8 + len(name) + 4
    bound = struct.pack("<IBBBB", where, 0, 0, len(name), 0) + name
    stream = start + record(0x85, bound) + record(0x0A, b"") + sheet
    return compound("Workbook", stream.ljust(4096, b"\0"))


def record(kind, body):
    return struct.pack("<HH", kind, len(body)) + body


def xls_cell(number, place, value):
    head = struct.pack("<HHH", number, place, 0)
    if isinstance(value, str):
        text = value.encode("utf-16-le")
        return record(0x204, head + struct.pack("<HB", len(value), 1) + text)
    return record(0x203, head + struct.pack("<d", value))


def compound(name, stream):
    """The smallest compound file that holds one stream."""
    count = -(-len(stream) // 512)
    stream = stream.ljust(count * 512, b"\0")
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, count + 2), 0xFFFFFFFE]
    fat = struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff")
    head = bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 16
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<I", 0) + b"\xff" * 432
    folder = entry("Root Entry", 5, child=1, start=0xFFFFFFFE, size=0)
    folder += entry(name, 2, child=0xFFFFFFFF, start=2, size=len(stream))
    return head + fat + folder.ljust(512, b"\0") + stream


def entry(name, kind, *, child, start, size):
    text = (name + "\0").encode("utf-16-le")
    made = text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1)
    made += struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child) + b"\0" * 36
    return made + struct.pack("<IQ", start, size)
