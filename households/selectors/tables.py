"""Tables of people that somebody brings along, read for rooms above; nothing of them is kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from duren_sawit.lib.nik import KkNumber, Nik
from duren_sawit.lib.refusals import Obstacle, Refusal, refuse_if
from households.intake import books, reading, recognition
from households.intake.rows import ReadRow
from households.models import ColumnMemory
from households.policies.imports import LARGEST_FILE
from households.staging import rts

MOST = 40_000  # rows; a village has fewer families


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """What one row says of a person, and why it cannot be read, if so.

    `number` is the row as the spreadsheet program counts it; `area_id` the RT it names, `place`
    that RT as written.
    """

    number: int
    name: str
    nik: Nik | None
    kk_number: KkNumber | None
    born_on: date | None
    address: str
    place: str
    area_id: int | None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class PeopleTable:
    sheet_name: str
    rows: tuple[ListedPerson, ...]


def read_people(content: bytes, *, filename: str, on: date) -> PeopleTable:
    """The best table of the file. Refuses what cannot be opened, or names nobody."""
    refuse_if(_obstacles_to_size(content))
    try:
        book = books.open_book(content, filename)
        found = recognition.recognise(book)
        _recall(found)
        refuse_if(_obstacles_to_columns(found))
        rows = tuple(_listed(reading.read(book, found, on=on)))
    except books.Unreadable as wrong:
        raise Refusal(Obstacle("unreadable", str(wrong))) from wrong
    refuse_if(_obstacles_to_rows(rows))
    return PeopleTable(found.sheet_name, rows)


def _recall(found: recognition.Recognition) -> None:
    """The columns as somebody matched them for an earlier file with this header."""
    kept = ColumnMemory.objects.filter(signature=found.signature).first()
    if kept:
        recognition.override(found, kept.columns)


def _obstacles_to_size(content: bytes) -> list[Obstacle]:
    if len(content) <= LARGEST_FILE:
        return []
    sentence = _("Berkas ini lebih dari 25 MB. Bagi menjadi beberapa berkas.")
    return [Obstacle("too_large", sentence)]


def _obstacles_to_columns(found: recognition.Recognition) -> list[Obstacle]:
    if found.is_clear and found.header_row:
        return []
    sentence = _(
        "Judul kolomnya belum dikenali. Beri judul NIK, No. KK, atau Nama, lalu coba lagi."
    )
    return [Obstacle("no_header", sentence)]


def _obstacles_to_rows(rows: tuple[ListedPerson, ...]) -> list[Obstacle]:
    if not rows:
        sentence = _("Di bawah judul kolomnya belum ada satu baris pun.")
        return [Obstacle("no_rows", sentence)]
    if len(rows) > MOST:
        sentence = _("Berkas ini lebih dari 40.000 baris. Bagi menjadi beberapa berkas.")
        return [Obstacle("too_long", sentence)]
    return []


def _listed(rows: reading.Reading) -> Iterator[ListedPerson]:
    find_rt = rts.by_numbers(None)
    for row in rows:
        facts = row.facts
        area_id, _warnings = find_rt(facts)
        yield ListedPerson(
            number=row.number,
            name=facts.name,
            nik=facts.nik,
            kk_number=facts.kk_number,
            born_on=facts.born_on,
            address=facts.address,
            place=_place(facts.rt, facts.rw),
            area_id=area_id,
            problem=_problem(row),
        )


def _place(rt: int | None, rw: int | None) -> str:
    named = [("RT", rt), ("RW", rw)]
    return "/".join(f"{level} {number:03}" for level, number in named if number)


def _problem(row: ReadRow) -> str:
    if row.problem is None:
        return ""
    return (
        f"{row.problem.cell}: {row.problem.sentence}" if row.problem.cell else row.problem.sentence
    )
