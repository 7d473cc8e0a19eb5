"""Every row below the header becomes one `ReadRow`: facts, or the problem and its cell."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from duren_sawit.lib.nik import Sex
from households.choices import Relation
from households.intake import cells, codes, days, families, headers, labels, places
from households.intake.books import Book, Cell, Sheet
from households.intake.cells import Draft, Reader, text_of
from households.intake.layouts import Layout
from households.intake.recognition import Recognition, letter
from households.intake.rows import Facts, Problem, ReadRow

Plan = list[tuple[int, Reader]]
_TOTALS = ("jumlah", "total", "subtotal", "sub total")
_SEVERAL = 3  # columns that are read: a row with a name alone is odd there


@dataclass(slots=True)
class Reading:
    """The rows of one sheet, once: iterate, then see where the data ended.

    `ended_at` is the row of an end mark with notes below it, 0 where the sheet simply ends.
    """

    book: Book
    recognition: Recognition
    on: date
    ended_at: int = 0
    _key: bytes = field(default_factory=lambda: os.urandom(16), repr=False)

    def __iter__(self) -> Iterator[ReadRow]:
        sheet = self.book.sheet(self.recognition.sheet_name)
        plan = plan_of(self.recognition, on=self.on, offset=sheet.offset)
        groups = families.Groups(self.recognition, sheet, self._key)
        family = families.FamilyRow() if self.recognition.layout.has_family_rows else None
        for number, row in self._data(sheet):
            if family and family.takes(row, number, sheet.offset):
                continue
            read = read_row(row, number, plan, sheet.offset)
            if read is None:
                continue
            draft, problem = read
            if family and not problem:
                problem = family.give(draft)
            places.settle(draft)
            self._place(draft)
            yield _finished(draft, number, problem, groups)

    def _place(self, draft: Draft) -> None:
        """Rows that name no RT live where the titles of the sheet say."""
        facts, table = draft.facts, self.recognition
        if facts.rt is None and table.rt is not None and facts.rw in (None, table.rw):
            facts.rt, facts.rw = table.rt, table.rw

    def _data(self, sheet: Sheet) -> Iterator[tuple[int, list[Cell]]]:
        """Rows below the header and above an end mark, with their numbers."""
        ends_with_words = self.recognition.layout.has_family_rows
        for number, row in enumerate(sheet.rows(), start=1):
            if number < self.recognition.first_row:
                continue
            if headers.is_end(row, ends_with_words=ends_with_words):
                self.ended_at = number
                return
            yield number, row


def read(book: Book, recognition: Recognition, *, on: date) -> Reading:
    """Iterate over it for the rows; `on` is today, before which people are born."""
    return Reading(book, recognition, on)


def count(book: Book, recognition: Recognition) -> int:
    """How many rows there are at most below the header, for showing progress."""
    return max(0, book.sheet(recognition.sheet_name).height - recognition.first_row + 1)


def plan_of(recognition: Recognition, *, on: date, offset: int) -> Plan:
    """The reader of each mapped column, made once for the sheet."""
    readers = _readers(recognition.layout, on)
    # Household and subgroup numbers first: a made-up KK number may take their place.
    ordered = sorted(recognition.mapping.items(), key=lambda pair: pair[1] == "kk_number")
    return [(index - offset, readers[name]) for index, name in ordered if index >= offset]


def _readers(layout: Layout, on: date) -> dict[str, Reader]:
    def coded(fact: str, table: codes.Table, *, is_needed: bool = False) -> Reader:
        return cells.coded(fact, table.get, labels.FIELDS[fact], is_needed=is_needed)

    return {
        "name": cells.name,
        "nik": cells.nik,
        "kk_number": cells.kk_number,
        "relation": coded("relation", layout.relation, is_needed=not layout.is_survey),
        "sex": coded("sex", codes.SEX, is_needed=True),
        "born_on": days.born_on(on),
        "birth": days.birth(on),
        "birth_place": cells.birth_place,
        "marital_status": coded("marital_status", codes.MARITAL_STATUS),
        "education": coded("education", codes.EDUCATION),
        "occupation": cells.coded(
            "occupation", codes.occupation, labels.FIELDS["occupation"], is_needed=False
        ),
        "disability": coded("disability", layout.disability),
        "phone": cells.phone,
        "life_status": coded("life_status", codes.LIFE_STATUS, is_needed=True),
        "address": cells.address,
        "hamlet": cells.hamlet,
        "place": cells.place,
        "rt": places.number("rt"),
        "rw": places.number("rw"),
        "rt_rw": places.both,
        "latitude": cells.coordinate("latitude", -12, 7),
        "longitude": cells.coordinate("longitude", 94, 142),
        "group": cells.group,
        "subgroup": cells.subgroup,
    }


def read_row(
    row: list[Cell], number: int, plan: Plan, offset: int
) -> tuple[Draft, Problem | None] | None:
    """What one row says, and the first cell that cannot be taken; None for an empty row."""
    draft = Draft()
    problem = None
    width = len(row)
    for index, reader in plan:
        if index >= width or (value := row[index]) == "":
            continue
        if value is True or value is False:  # equal to 1 and 0, which are codes
            value = str(value)
        try:
            reader(value, draft)
        except ValueError as wrong:
            problem = problem or Problem(f"{letter(index + offset)}{number}", str(wrong))
    facts = draft.facts
    if facts.nik or facts.kk_number or facts.temporary_nik:
        return draft, problem
    if problem or facts.name:
        note = _note(draft, row, number, offset)
        return draft, note or problem or _lone_name(draft, number, plan, offset)
    filled = next((place for place, value in enumerate(row) if _is_filled(value)), None)
    if filled is None:
        return None
    sentence = _("Baris ini tidak memuat nama, NIK, atau No. KK.")
    return draft, Problem(f"{letter(filled + offset)}{number}", sentence)


def _note(draft: Draft, row: list[Cell], number: int, offset: int) -> Problem | None:
    """A total below the table or its titles once more, which stand where people stand."""
    first = next((place for place, value in enumerate(row) if _is_filled(value)), 0)
    known = labels.known(draft.facts.name)
    if text_of(row[first]).lower().startswith(_TOTALS) and not draft.facts.born_on:
        sentence = _("Baris ini tampaknya jumlah, bukan warga.")
    elif known and known[0] == "name":
        sentence = _("Baris ini mengulang judul kolom.")
    else:
        return None
    return Problem(f"{letter(first + offset)}{number}", sentence)


def _lone_name(draft: Draft, number: int, plan: Plan, offset: int) -> Problem | None:
    """Perhaps a signature: a name alone, where others say more."""
    if len(plan) < _SEVERAL or draft != Draft(Facts(name=draft.facts.name)):
        return None
    place = next(place for place, reader in plan if reader is cells.name)
    sentence = _("Baris ini hanya memuat nama; mungkin catatan. Lengkapi bila ini warga.")
    return Problem(f"{letter(place + offset)}{number}", sentence)


def _is_filled(value: Cell) -> bool:
    return bool(value.strip()) if isinstance(value, str) else True


def _finished(
    draft: Draft, number: int, problem: Problem | None, groups: families.Groups
) -> ReadRow:
    """What only the whole row can tell."""
    facts = draft.facts
    if facts.relation in (codes.SPOUSE, codes.ANY_PARENT):
        _settle_relation(draft)
    if facts.nik and (facts.born_on or facts.sex):
        sex = Sex(facts.sex) if facts.sex else None
        draft.warnings += facts.nik.mismatches(born_on=facts.born_on, sex=sex)
    return ReadRow(number, facts, groups.of(draft, number), problem, draft.warnings)


def _settle_relation(draft: Draft) -> None:
    """A code for both spouses is settled by sex; one for parents of either side by nobody."""
    facts = draft.facts
    if facts.relation == codes.SPOUSE and facts.sex:
        is_man = facts.sex == Sex.MALE.value
        facts.relation = str(Relation.HUSBAND if is_man else Relation.WIFE)
        return
    facts.relation = ""
    draft.warnings.append(_("Hubungan keluarga di sini bisa berarti dua; dibiarkan kosong."))
