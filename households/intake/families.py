"""Which rows of a sheet are one family: by KK number, by the sheet's own number, or by order."""

import hashlib
import re
from dataclasses import dataclass, field

from duren_sawit.lib.nik import KkNumber
from households.choices import Relation
from households.intake import cells, codes, headers, labels, places
from households.intake.books import Cell, Sheet
from households.intake.cells import Draft, text_of
from households.intake.recognition import Recognition, letter
from households.intake.rows import Facts, Problem

_KK = re.compile(r"no\.?\s*k\.?k\.?\s*:\s*([^,;a-z]*)", re.IGNORECASE)
_ADDRESS = re.compile(
    r"alamat\s*:\s*(.*?)\s*(?:,?\s*(?:nama\s+)?dusun\s*:|,?\s*rt\s*/\s*rw\b|$)", re.IGNORECASE
)
_HAMLET = re.compile(r"dusun\s*:\s*(.*?)\s*(?:,|$)", re.IGNORECASE)
_TITLES = 3  # so many known names in a row are column titles, repeated above each family


class Groups:
    """Names the family of each row. Numbers go in hashed with a key that lives for one reading."""

    def __init__(self, recognition: Recognition, sheet: Sheet, key: bytes) -> None:
        fields = set(recognition.mapping.values())
        self._number_once = _is_number_once(recognition, sheet)
        self._key = key
        self._are_families = recognition.layout.has_family_rows or bool(
            {"kk_number", "relation", "group"} & fields
        )
        self._head: tuple[str, tuple[int | None, int | None]] | None = None
        self._last = ("", "")

    def of(self, draft: Draft, number: int) -> str:
        """Empty only in lists that know no families."""
        facts = draft.facts
        group = ""
        if facts.kk_number:
            group = self._hashed(facts.kk_number.full)
        elif draft.household:
            group = self._hashed(f"{draft.household}/{draft.subgroup}")
        if not self._are_families or (group and not self._number_once):
            self._head = None
            return group
        return self._by_order(facts, group, number)

    def _hashed(self, text: str) -> str:
        if text != self._last[0]:
            digest = hashlib.blake2b(text.encode(), key=self._key, digest_size=16)
            self._last = text, digest.hexdigest()
        return self._last[1]

    def _by_order(self, facts: Facts, group: str, number: int) -> str:
        """Members without any number follow their head, as long as they live in the same RT."""
        place = facts.rt, facts.rw
        if group or facts.relation == Relation.HEAD.value:
            self._head = group or f"baris:{number}", place
        elif not facts.relation or not self._head or place not in ((None, None), self._head[1]):
            self._head = None
        return self._head[0] if self._head else f"baris:{number}"


def _is_number_once(recognition: Recognition, sheet: Sheet) -> bool:
    """Whether only the first row of each family has its KK number, often in a merged cell."""
    places = {name: index for index, name in recognition.mapping.items()}
    if "kk_number" not in places or "relation" not in places:
        return False
    relation, kk_number = places["relation"], places["kk_number"]
    rows = sheet.head[recognition.first_row - 1 :]
    filled = [row for row in rows if len(row) > max(relation, kk_number) and row[relation] != ""]
    members = [row for row in filled if not _is_head(row[relation])]
    return bool(members) and not any(row[kk_number] for row in members)


def _is_head(cell: Cell) -> bool:
    return codes.RELATION.get(codes.word(text_of(cell))) == Relation.HEAD.value


def is_family_row(row: list[Cell]) -> bool:
    """A family above its members, in a book of residents."""
    return any(map(headers.is_family, _texts(row)))


def _texts(row: list[Cell]) -> list[str]:
    return [value for value in row if isinstance(value, str) and value]


@dataclass(slots=True)
class FamilyRow:
    """The family above its members, in a book of residents."""

    kk_number: KkNumber | None = None
    household: str = ""
    facts: Facts = field(default_factory=Facts)
    hamlet: str = ""
    problem: Problem | None = None

    def takes(self, row: list[Cell], number: int, offset: int) -> bool:
        """Whether a row speaks of a family, or repeats the titles; remembers what it says."""
        texts = _texts(row)
        if is_family_row(row):
            first = next(place for place, value in enumerate(row) if value != "")
            self._remember(", ".join(texts), f"{letter(first + offset)}{number}")
            return True
        return sum(labels.known(text) is not None for text in texts) >= _TITLES

    def give(self, draft: Draft) -> Problem | None:
        """Write what stands above into a member's draft."""
        facts = draft.facts
        facts.kk_number, draft.household = self.kk_number, self.household
        facts.address = facts.address or self.facts.address
        draft.hamlet = draft.hamlet or self.hamlet
        facts.rt = self.facts.rt if facts.rt is None else facts.rt
        facts.rw = self.facts.rw if facts.rw is None else facts.rw
        return self.problem

    def _remember(self, text: str, cell: str) -> None:
        above = Draft()
        self.problem = None
        match = _KK.search(text)
        try:
            cells.kk_number(match[1].strip() if match else "", above)
            cells.address(_found(_ADDRESS, text), above)
            above.hamlet = _found(_HAMLET, text)
            _rest, above.facts.rt, above.facts.rw = places.apart(text)
        except ValueError as wrong:
            self.problem = Problem(cell, str(wrong))
        self.kk_number, self.household = above.facts.kk_number, above.household or cell
        self.facts, self.hamlet = above.facts, above.hamlet


def _found(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return text_of(match[1]) if match else ""
