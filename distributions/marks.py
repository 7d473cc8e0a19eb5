"""Reads the exceptions of a paper roster as people type them, by the row numbers on paper.

7, 12 31-33            not collected
3 Siti (anak), 9 Budi, menantu        collected by somebody else
5 8 kg, 6 7,5 kg beras (rusak)        less than what is due
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from distributions.choices import Mode, ProxyKind, Shortfall
from distributions.facts import ProxyFacts, Taken
from distributions.models.goods import Content
from duren_sawit.lib import names
from duren_sawit.lib.quantities import parse_number

MOST_ROWS = 2_000
_SPAN = r"\d{1,5}(?:\s*(?:-|\u2013|s/?d)\s*\d{1,5})?(?!\d)"
_SPANS = re.compile(_SPAN, re.IGNORECASE)
_LEADING = re.compile(rf"((?:{_SPAN}[\s.:]*)+)(.*)", re.IGNORECASE)
_ONE_LEADING = re.compile(rf"({_SPAN})[\s.:]+(.*)", re.IGNORECASE)
_AMOUNT = re.compile(r"(?:rp\.?\s*)?(\d[\d.,]*)\s*([^()]*?)\s*(?:\(([^()]*)\)?)?", re.IGNORECASE)
_REASONS = {"rusak": Shortfall.DAMAGED, "kurang": Shortfall.SHORT, "menolak": Shortfall.DECLINED}
_KINDS = {
    "kuasa": ProxyKind.OTHER,
    "tetangga": ProxyKind.OTHER,
    "teman": ProxyKind.OTHER,
    "rt": ProxyKind.OFFICIAL,
    "rw": ProxyKind.OFFICIAL,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """What one row says; by itself: collected in person, all of it.

    `mode` is empty for what was not collected. `agrees`: the reader knows that the screen says
    otherwise.
    """

    mode: str = Mode.SELF
    name: str = ""
    relation: str = ""
    amounts: tuple[tuple[int, Decimal], ...] = ()
    reason: str = ""
    agrees: bool = False

    @property
    def is_plain(self) -> bool:
        return replace(self, agrees=False) == Mark()

    def says_the_same(self, other: "Mark") -> bool:
        """But for capitals and spelling."""
        return self.heard == other.heard

    @property
    def heard(self) -> tuple[object, ...]:
        """As it is compared."""
        amounts = sorted(self.amounts)
        return (self.mode, names.key(self.name), names.key(self.relation), amounts)

    def taken(self, due: Mapping[int, Decimal]) -> Taken:
        """As a handover; `due` by item."""
        given = dict(self.amounts)
        short = _REASONS.get(self.reason.lower(), Shortfall.OTHER) if given else ""
        return Taken(
            mode=self.mode,
            quantities={**due, **given} if given else None,
            shortfall=short,
            note=(self.reason or _("menurut daftar kertas")) if given else "",
            proxy=self._proxy(),
        )

    def _proxy(self) -> ProxyFacts | None:
        if self.mode != Mode.PROXY:
            return None
        words = re.findall(r"\w+", self.relation.lower())
        kinds = [_KINDS[word] for word in words if word in _KINDS]
        return ProxyFacts(
            kind=kinds[0] if kinds else ProxyKind.SAME_KK,
            relation=self.relation,
            name=self.name,
            letter_seen="kuasa" in words,
        )

    def as_json(self) -> dict[str, Any]:
        """Only what is said, fit for a column."""
        said = {"mode": self.mode, "name": self.name, "relation": self.relation}
        kept: dict[str, Any] = {key: word for key, word in said.items() if word or key == "mode"}
        if self.amounts:
            kept["amounts"] = [[item, str(amount)] for item, amount in self.amounts]
            kept["reason"] = self.reason
        return {**kept, "agrees": True} if self.agrees else kept

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Mark":
        amounts = tuple((item, Decimal(amount)) for item, amount in kept.get("amounts", ()))
        return cls(**{**kept, "amounts": amounts})


LEFT = Mark(mode="")
Marks = dict[int, Mark]


def parse_left(text: str) -> Marks:
    """Rows that were not collected."""
    return dict.fromkeys(_once(_numbers(text)), LEFT)


def parse_proxied(text: str) -> Marks:
    """Rows somebody else collected, each with name and relation."""
    marks: Marks = {}
    for numbers, words in _pieces(text):
        mark = proxied(words, _or(numbers))
        for number in numbers:
            if number in marks:
                raise ValueError(_twice(number))
            marks[number] = mark
    return marks


def proxied(words: str, said: str) -> Mark:
    """`Siti (anak)` or `Siti, anak`; `said` tells which rows, for the sentence."""
    name, bracket, rest = words.partition("(")
    relation = rest.rstrip(") ") if bracket else name.partition(",")[2]
    name = (name if bracket else name.partition(",")[0]).strip(" ,")
    if not name or not relation.strip() or len(name) > 120 or len(relation) > 60:
        sentence = _("Baris %(row)s: tulis nama wakil dan hubungannya, misalnya Siti (anak).")
        raise ValueError(sentence % {"row": said})
    return Mark(Mode.PROXY, " ".join(name.split()), " ".join(relation.split()))


def parse_short(text: str, contents: Sequence[Content]) -> Marks:
    """Rows that received less; a row may be named once for each kind of goods."""
    marks: Marks = {}
    for piece in _split(text, r"[;\n]|(?<!\d),|,(?!\d)"):
        found = _ONE_LEADING.fullmatch(piece)
        if not found:
            raise ValueError(_unread(piece))
        numbers = _numbers(found[1])
        mark = short(found[2], _or(numbers), contents)
        for number in numbers:
            before = marks.get(number, Mark())
            if {item for item, _amount in before.amounts} & {mark.amounts[0][0]}:
                raise ValueError(_twice(number))
            both = (*before.amounts, *mark.amounts)
            marks[number] = replace(mark, amounts=both, reason=mark.reason or before.reason)
    return marks


def short(words: str, said: str, contents: Sequence[Content]) -> Mark:
    """`8 kg`, `8 kg beras (rusak)`; `said` tells which rows, for the sentence."""
    found = _AMOUNT.fullmatch(words.strip())
    content = _content(found[2], contents) if found else None
    if not found or not content:
        sentence = _("Baris %(row)s: tulis yang diterima, misalnya 8 kg beras.")
        raise ValueError(sentence % {"row": said})
    amount = parse_number(found[1].rstrip(".,"))
    if amount > content.quantity or amount != round(amount, 3):
        sentence = _("Baris %(row)s: jumlahnya lebih dari jatah, %(due)s.")
        raise ValueError(sentence % {"row": said, "due": content.words})
    return Mark(amounts=((content.item_id, amount),), reason=(found[3] or "").strip()[:200])


def together(left: Marks, proxied: Marks, short: Marks) -> Marks:
    """One mark a row; only what somebody else collected may also be short."""
    for number in sorted(left):
        if number in proxied or number in short:
            raise ValueError(_twice(number))
    marks = {**left, **short, **proxied}
    for number in proxied.keys() & short.keys():
        more = short[number]
        marks[number] = replace(proxied[number], amounts=more.amounts, reason=more.reason)
    return dict(sorted(marks.items()))


def written(numbers: Iterable[int]) -> str:
    """`7, 12, 31-33`: as it may be parsed again."""
    spans: list[list[int]] = []
    for number in sorted(numbers):
        if spans and spans[-1][-1] == number - 1:
            spans[-1][1:] = [number]
        else:
            spans.append([number])
    return ", ".join("-".join(map(str, span)) for span in spans)


def _numbers(text: str) -> list[int]:
    rest = _SPANS.sub(" ", text).strip(" ,;.\r\n\t")
    if rest:
        raise ValueError(_unread(rest))
    return [number for span in _SPANS.findall(text) for number in _span(span)]


def _span(span: str) -> range:
    ends = [int(end) for end in re.findall(r"\d+", span)]
    first, last = ends[0], ends[-1]
    if not first <= last < first + MOST_ROWS:
        raise ValueError(_unread(span))
    return range(first, last + 1)


def _once(numbers: list[int]) -> list[int]:
    for number in numbers:
        if numbers.count(number) > 1:
            raise ValueError(_twice(number))
    return numbers


def _pieces(text: str) -> Iterator[tuple[list[int], str]]:
    """Numbers and the words after them; what begins without a number belongs to those before."""
    open_numbers: list[int] = []
    words = ""
    for piece in _split(text, r"[,;\n]"):
        found = _LEADING.fullmatch(piece)
        if found:
            if open_numbers:
                yield open_numbers, words
            open_numbers, words = _numbers(found[1].rstrip(" .:")), found[2]
        elif open_numbers:
            words = f"{words}, {piece}"
        else:
            raise ValueError(_unread(piece))
    if open_numbers:
        yield open_numbers, words


def _split(text: str, at: str) -> list[str]:
    return [piece for part in re.split(at, text) if (piece := " ".join(part.split()))]


def _content(words: str, contents: Sequence[Content]) -> Content | None:
    """The one kind of goods that these words mean."""
    said = " ".join(words.lower().split())
    found = [content for content in contents if said in _called(content)]
    return found[0] if len(found) == 1 else None


def _called(content: Content) -> set[str]:
    unit, name = content.item.unit.lower(), content.item.name.lower()
    return {"", unit, name, f"{unit} {name}"}


def _or(numbers: list[int]) -> str:
    return written(numbers) or "?"


def _unread(text: str) -> str:
    sentence = _("“%(text)s” belum terbaca. Tulis nomor baris lebih dulu.")
    return sentence % {"text": text[:40]}


def _twice(number: int) -> str:
    return _("Baris %(row)s tertulis dua kali.") % {"row": number}
