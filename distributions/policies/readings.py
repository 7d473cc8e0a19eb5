"""May this sheet be entered from paper, by whom, and where paper and screen disagree."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol

from django.utils.translation import gettext as _

from distributions.choices import Mode, RoundState
from distributions.marks import LEFT, Mark
from distributions.models import Entitlement, Handover, Round, SheetReading
from duren_sawit.accounts.models import User
from duren_sawit.lib import dates
from duren_sawit.lib.refusals import Obstacle


class Row(Protocol):
    """What the screen knows of one row of paper."""

    @property
    def entitlement(self) -> Entitlement: ...
    @property
    def handover(self) -> Handover | None: ...
    @property
    def undone(self) -> Handover | None: ...
    @property
    def serial(self) -> int: ...
    @property
    def name(self) -> str: ...


def obstacles_to_read(
    round_: Round, day: date, *, open_readings: Sequence[SheetReading], by: User, on: date
) -> list[Obstacle]:
    """`open_readings` wait on the sheets that are to be read."""
    found = [*_obstacles_to_round(round_), *_obstacles_to_day(round_, day, on)]
    if round_.list.approved_by_id == by.pk:
        sentence = _("Anda mengesahkan daftar ini. Petugas lain yang memasukkan rosternya.")
        found.append(Obstacle("approver", sentence))
    if any(reading.reader_id == by.pk for reading in open_readings):
        sentence = _("Lembar ini sudah Anda masukkan. Orang lain memasukkan yang kedua.")
        found.append(Obstacle("read_by_you", sentence))
    elif _is_read_twice(open_readings):
        sentence = _("Lembar ini sudah dimasukkan dua orang. Putuskan dahulu yang berbeda.")
        found.append(Obstacle("read_twice", sentence))
    return found


def obstacles_to_settle(
    round_: Round, *, open_readings: Sequence[SheetReading], left: Iterable[int], day: date | None
) -> list[Obstacle]:
    """`left` are rows that differ and nobody chose for; `day` is the one of the two that holds."""
    found = _obstacles_to_round(round_)
    if not _is_read_twice(open_readings):
        found.append(Obstacle("settled", _("Lembar ini tidak menunggu keputusan lagi.")))
    elif day not in {reading.handed_on for reading in open_readings}:
        found.append(Obstacle("no_day", _("Pilih hari penyerahan yang benar.")))
    found += [
        Obstacle("not_chosen", _("Baris %(row)s: pilih bacaan yang benar.") % {"row": serial})
        for serial in left
    ]
    return found


def obstacles_to_insist(
    open_readings: Sequence[SheetReading],
    choices: Mapping[int, Mark],
    day: date | None,
    *,
    by: User,
) -> list[Obstacle]:
    """Who read may give in to the other, which makes two; anything else a third person decides."""
    others = [reading for reading in open_readings if reading.reader_id != by.pk]
    if len(others) == len(open_readings) or all(_gives_in(one, choices, day) for one in others):
        return []
    sentence = _(
        "Anda ikut membaca lembar ini. Pilih bacaan orang lain,"
        " atau biarkan orang ketiga memutuskan."
    )
    return [Obstacle("own_reading", sentence)]


def _gives_in(other: SheetReading, choices: Mapping[int, Mark], day: date | None) -> bool:
    said = {
        serial: Mark.from_json(other.outcomes.get(str(serial), {"mode": Mode.SELF}))
        for serial in choices
    }
    chosen = all(mark.says_the_same(said[serial]) for serial, mark in choices.items())
    return chosen and day == other.handed_on


def obstacles_to_marks(rows: Mapping[int, Row], marks: Mapping[int, Mark]) -> list[Obstacle]:
    """Rows that are not on the paper, and those of which the screen says otherwise."""
    unknown = [Obstacle("no_row", no_row(number, rows)) for number in marks if number not in rows]
    disputed = [
        Obstacle("disputed", sentence)
        for row in rows.values()
        if (sentence := dispute(row, marks.get(row.serial)))
    ]
    return [*unknown, *disputed]


def no_row(number: int, rows: Mapping[int, Row]) -> str:
    said = {"row": number, "first": min(rows, default=0), "last": max(rows, default=0)}
    return _("Baris %(row)s tidak ada di sini; barisnya %(first)s sampai %(last)s.") % said


def dispute(row: Row, mark: Mark | None) -> str:
    """The sentence about a row of which paper and screen say different things, or nothing."""
    if mark and mark.agrees:
        return ""
    if row.entitlement.withdrawn_at:
        return "" if mark == LEFT else _withdrawn(row)
    if row.handover:
        return _already(row) if mark and _differs(mark, row.handover) else ""
    if row.undone and (mark is None or mark.mode):
        sentence = _("Baris %(row)s, %(name)s: kertas bertanda diambil; di layar dibatalkan.")
        return sentence % {"row": row.serial, "name": row.name}
    return ""


def _withdrawn(row: Row) -> str:
    sentence = _(
        "Baris %(row)s, %(name)s: jatahnya sudah dicabut."
        " Bila tidak bertanda tangan, tulis nomornya di Belum diambil."
    )
    return sentence % {"row": row.serial, "name": row.name}


def _already(row: Row) -> str:
    sentence = _("Baris %(row)s, %(name)s: kertas lain dari layar; di layar sudah diambil.")
    return sentence % {"row": row.serial, "name": row.name}


def _differs(mark: Mark, handover: Handover) -> bool:
    return mark.mode != handover.mode or bool(mark.amounts) != bool(handover.shortfall)


def _is_read_twice(open_readings: Sequence[SheetReading]) -> bool:
    by_sheet = [reading.sheet_id for reading in open_readings]
    return len(by_sheet) > len(set(by_sheet))


def _obstacles_to_round(round_: Round) -> list[Obstacle]:
    if round_.state == RoundState.OPEN:
        return []
    return [Obstacle("round_not_open", _("Tahap ini tidak dibuka; rosternya tidak dimasukkan."))]


def _obstacles_to_day(round_: Round, day: date, on: date) -> list[Obstacle]:
    if day > on:
        return [Obstacle("future", _("Hari penyerahan belum tiba."))]
    if day < round_.opens_on:
        sentence = _("Hari penyerahan mendahului hari pertama tahap, %(day)s.")
        return [Obstacle("too_early", sentence % {"day": dates.long_date(round_.opens_on)})]
    return []
