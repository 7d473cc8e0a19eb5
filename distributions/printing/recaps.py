"""Rekapitulasi: each RT with what was due and what was handed out; totals equal the rosters."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from distributions.choices import LetterKind, RoundState
from distributions.models import Round
from distributions.printing import office, words
from distributions.selectors.papers import Due, said_in_words
from distributions.selectors.recaps import (
    Counts,
    Recap,
    RtCounts,
    by_rw,
    recap_of,
    together,
)
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import Area, Site
from duren_sawit.areas.selectors import site_unscoped
from duren_sawit.documents.choices import Paper, Press
from duren_sawit.documents.registry import Context, LetterDesign, Occasion, letter_kind
from duren_sawit.lib import dates, quantities
from duren_sawit.lib.refusals import Obstacle, Refusal

LINES = {Paper.F4_LANDSCAPE: 24, Paper.A4_LANDSCAPE: 22}  # RTs and sums of RWs
SIGNED = 5  # so many lines less where the signatures stand
Line = dict[str, Any]


@letter_kind(
    LetterDesign(
        code=LetterKind.RECAP,
        label=LetterKind.RECAP.label,
        press=Press.TYPST,
        template="distributions/print/recap.typ",
        classification="400.9",
        unit="REK",
        issue_permission=Permission.LETTERS_ISSUE,
        subjects=office.rounds,
        area_of=office.village_of,
        candidates=office.rounds_to_choose,
        describe=office.round_words,
        paper=Paper.F4_LANDSCAPE,
        papers=tuple(LINES),
        has_personal_data=False,
        needs_approval=False,
    )
)
def recap(given: Round, occasion: Occasion) -> Context:
    """RWs whole on a page as far as they fit; refuses a round without entitlements."""
    told, site = recap_of(given), site_unscoped()
    if not told.parts:
        raise Refusal(Obstacle("nobody", "Belum ada jatah di tahap ini."))
    most = LINES[Paper(occasion.paper)]
    pages = [_page(lines, told) for lines in with_room(packed(_blocks(told), most), most - SIGNED)]
    _end(pages, told, site, occasion.on)
    return {
        "title": "REKAPITULASI PENYALURAN BANTUAN",
        "about": office.round_words(given),
        "body": {
            "lines": [words.round_line(given, told.dues), _state(given, occasion)],
            "items": [
                {"title": due.item.name.capitalize(), "unit": due.item.unit} for due in told.dues
            ],
            "place": site.title,
            "pages": pages,
        },
    }


def _state(given: Round, occasion: Occasion) -> str:
    """Whether the numbers are the last word."""
    day = dates.weekday_date(occasion.on)
    if given.state != RoundState.CLOSED:
        return f"Keadaan {day}; tahap ini belum ditutup"
    closed = dates.long_date(words.local_day(given.closed_at)) if given.closed_at else ""
    return f"Keadaan {day}; tahap ditutup {closed}".rstrip()


def _blocks(told: Recap) -> Iterator[list[Line]]:
    """The lines of each RW, its sum last."""
    serial = 0
    for rw, parts in by_rw(told.parts):
        lines = []
        for part in parts:
            serial += 1
            lines.append(_line(serial, part, told.dues))
        yield [*lines, _sum(rw, parts, told.dues)]


def packed(blocks: Iterable[list[Line]], most: int) -> list[list[Line]]:
    """Pages of so many lines; a block is only torn when it is longer than a page."""
    pages: list[list[Line]] = [[]]
    for block in blocks:
        if pages[-1] and len(pages[-1]) + len(block) > most:
            pages.append([])
        for line in block:
            if len(pages[-1]) == most:
                pages.append([])
            pages[-1].append(line)
    return pages


def with_room(pages: list[list[Line]], most: int) -> list[list[Line]]:
    """The last page has at most so many lines: its last RW goes on to a page of its own."""
    last = pages[-1]
    if len(last) <= most:
        return pages
    sums = [at + 1 for at, line in enumerate(last[:-1]) if line["is_sum"]]
    cut = sums[-1] if sums else len(last) - most
    return with_room([*pages[:-1], last[:cut], last[cut:]], most)


def _page(lines: list[Line], told: Recap) -> dict[str, Any]:
    first, last = lines[0]["place"], lines[-1]["place"]
    parts = [line["part"] for line in lines if line["part"]]
    return {
        "place_line": first if first == last else f"{first}{words.TO}{last}",
        "rows": [{key: line[key] for key in ("serial", "is_sum", "cells")} for line in lines],
        "totals": [_cells("Jumlah halaman ini", together(parts), told.dues)],
        "words": [],
        "signatures": [],
    }


def _end(pages: list[dict[str, Any]], told: Recap, site: Site, on: date) -> None:
    """The last page sums up and is signed; alone, it is its own sum."""
    everything = _cells("Jumlah seluruhnya", told.total, told.dues)
    signed = office.signatures(site, on)
    signed[-1]["above"] = f"{site.place_of_signing}, {dates.long_date(on)}"
    pages[-1]["totals"] = [*pages[-1]["totals"][len(pages) == 1 :], everything]
    pages[-1] |= {"words": _in_words(told), "signatures": signed}


def _line(serial: int, part: RtCounts, dues: Sequence[Due]) -> Line:
    cells = _cells(part.area.name, part.counts, dues)
    return {
        "serial": str(serial),
        "is_sum": False,
        "place": part.rw.name,
        "part": part,
        "cells": cells,
    }


def _sum(rw: Area, parts: Sequence[RtCounts], dues: Sequence[Due]) -> Line:
    cells = _cells(f"Jumlah {rw.name}", together(parts), dues)
    return {"serial": "", "is_sum": True, "place": rw.name, "part": None, "cells": cells}


def _cells(what: str, counts: Counts, dues: Sequence[Due]) -> list[str]:
    """As the columns stand on paper."""
    goods = [
        quantities.number(number)
        for due in dues
        for number in (due.quantity * counts.families, counts.handed[due.item.pk])
    ]
    families = (counts.families, counts.collected, counts.left)
    ways = (counts.by_proxy, counts.at_home, counts.replaced)
    return [
        what,
        *map(quantities.number, families),
        f"{counts.percent}%",
        *goods,
        *map(quantities.number, ways),
        _remark(counts),
    ]


def _remark(counts: Counts) -> str:
    gone = counts.withdrawn - counts.replaced
    told = ((counts.short, "kurang"), (gone, "dicabut"))
    return ", ".join(f"{number} {what}" for number, what in told if number)


def _in_words(told: Recap) -> list[str]:
    """The sums once more; money is always told in words too."""
    total = told.total
    goods = [
        f"{due.item.name}: {said_in_words(due.item, total.handed[due.item.pk])}"
        for due in told.dues
    ]
    return [
        f"Berhak {words.families(total.families)}, menerima {words.families(total.collected)},"
        f" belum menerima {words.families(total.left)}.",
        f"Tersalur {'; '.join(goods)}.",
    ]
