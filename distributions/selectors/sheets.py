"""The sheets of a round by RT, and how far each is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from django.utils.translation import gettext as _

from distributions.models import Round, Sheet, SheetReading
from distributions.selectors.readings import sheets
from duren_sawit.accounts.models import User
from duren_sawit.areas.models import Area
from duren_sawit.lib import codes
from duren_sawit.ui.tones import Tone


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One sheet in the list of a round."""

    sheet: Sheet
    word: str
    tone: Tone
    is_differing: bool
    readers: str
    leads_to_all: bool = False  # the first of several sheets of one RT

    @property
    def code(self) -> str:
        return codes.grouped(self.sheet.code)


@dataclass(frozen=True, slots=True)
class AreaSheets:
    """The sheets of one RT."""

    area: Area
    lines: tuple[SheetLine, ...]


@dataclass(frozen=True, slots=True)
class RoundSheets:
    """All sheets of a round the reader may enter, by RT."""

    groups: tuple[AreaSheets, ...]
    done: int
    total: int


def round_sheets(reader: User, round_: Round) -> RoundSheets:
    found = list(sheets(reader).filter(round=round_).with_readings().in_order())
    names = _open_readers(found)
    lines = [_line(sheet, names.get(sheet.pk, [])) for sheet in found]
    groups = tuple(
        AreaSheets(area, _led(list(members)))
        for area, members in groupby(lines, key=lambda line: line.sheet.area)
    )
    return RoundSheets(groups, sum(line.tone == Tone.OK for line in lines), len(lines))


def _led(lines: list[SheetLine]) -> tuple[SheetLine, ...]:
    first, *others = lines
    return (replace(first, leads_to_all=bool(others)), *others)


def _open_readers(found: Sequence[Sheet]) -> Mapping[int, list[str]]:
    readers: dict[int, list[str]] = {}
    open_ = SheetReading.objects.open().filter(sheet__in=found).select_related("reader")
    for reading in open_.in_order():
        readers.setdefault(reading.sheet_id, []).append(reading.reader.short_name)
    return readers


def _line(sheet: Sheet, readers: Sequence[str]) -> SheetLine:
    counts: dict[str, int] = vars(sheet)
    if counts["open_count"] > 1:
        word, tone = _("berbeda"), Tone.STOP
    elif counts["open_count"]:
        word, tone = _("satu orang"), Tone.WAIT
    elif counts["settled_count"]:
        word, tone = _("selesai"), Tone.OK
    else:
        word, tone = _("belum dimasukkan"), Tone.PLAIN
    is_differing = counts["open_count"] > 1
    return SheetLine(sheet, str(word), tone, is_differing, ", ".join(readers))
