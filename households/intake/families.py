"""Which rows of a sheet are one family: by KK number, by the sheet's own number, or by order."""

import hashlib
import re
from dataclasses import dataclass, field

from duren_sawit.lib.nik import KkNumber
from households.choices import Relation
from households.intake import cells, headers, labels, places
from households.intake.books import Cell
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

    def __init__(self, recognition: Recognition, key: bytes) -> None:
        fields = set(recognition.mapping.values())
        self._key = key
        self._are_families = recognition.layout.has_family_rows or bool(
            {"kk_number", "relation", "group"} & fields
        )
        self._head: tuple[int, tuple[int | None, int | None]] | None = None
        self._last = ("", "")

    def of(self, draft: Draft, number: int) -> str:
        """Empty only in lists that know no families."""
        facts = draft.facts
        if facts.kk_number:
            return self._hashed(facts.kk_number.full)
        if draft.household:
            return self._hashed(f"{draft.household}/{draft.subgroup}")
        return self._by_order(facts, number) if self._are_families else ""

    def _hashed(self, text: str) -> str:
        if text != self._last[0]:
            digest = hashlib.blake2b(text.encode(), key=self._key, digest_size=16)
            self._last = text, digest.hexdigest()
        return self._last[1]

    def _by_order(self, facts: Facts, number: int) -> str:
        """Members without any number follow their head, as long as they live in the same RT."""
        place = facts.rt, facts.rw
        if facts.relation == Relation.HEAD.value:
            self._head = number, place
        elif not facts.relation or not self._head or self._head[1] != place:
            self._head = None
        return f"baris:{self._head[0] if self._head else number}"


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
        texts = [value for value in row if isinstance(value, str) and value]
        if any(map(headers.is_family, texts)):
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
