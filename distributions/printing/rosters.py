"""The roster of an RT, which comes back signed; and the list of names for its notice board."""

from datetime import date
from typing import Any

from django.db import models

from distributions.choices import LetterKind
from distributions.models import Sheet
from distributions.printing import words
from distributions.selectors.papers import Due, PaperRow, Pile, piles
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import Area, Site
from duren_sawit.areas.selectors import site_unscoped
from duren_sawit.documents.choices import Paper, Press
from duren_sawit.documents.registry import Context, LetterDesign, Occasion, letter_kind
from duren_sawit.lib.codes import grouped
from duren_sawit.lib.nik import mask_name
from duren_sawit.lib.refusals import Obstacle, Refusal

WALL_ROWS = {Paper.A4: 45, Paper.F4: 50}  # in each of two columns
NOBODY = "Belum ada jatah di RT ini. Buka tahapnya lebih dulu."


def may_print(user: User) -> models.QuerySet[Sheet]:
    return piles(user).select_related("area", "area__parent", "round", "round__programme")


def area_of(first: Sheet) -> Area:
    return first.area


def describe(first: Sheet) -> str:
    """`Bantuan beras, tahap 1, RT 004/RW 05`."""
    round_ = first.round
    return f"{round_.programme.name}, tahap {round_.number}, {first.area.long_name}"


def pile_of(first: Sheet) -> Pile:
    """Refuses a pile without rows."""
    pile = Pile(first)
    if not pile.rows:
        raise Refusal(Obstacle("nobody", NOBODY))
    return pile


@letter_kind(
    LetterDesign(
        code=LetterKind.ROSTER,
        label=LetterKind.ROSTER.label,
        press=Press.TYPST,
        template="distributions/print/roster.typ",
        classification="400.9",
        unit="DTT",
        issue_permission=Permission.ROSTERS_PRINT,
        subjects=may_print,
        area_of=area_of,
        describe=describe,
        paper=Paper.F4_LANDSCAPE,
        papers=(Paper.F4_LANDSCAPE, Paper.A4_LANDSCAPE),
        needs_approval=False,
    )
)
def roster(first: Sheet, occasion: Occasion) -> Context:
    """One page for each sheet, under its own code; a withdrawn row is struck and not counted."""
    pile, site = pile_of(first), site_unscoped()
    pages = _pages(pile)
    for page in pages:
        page["signatures"] = words.sheet_signatures(site, pile.area, pile.slot, occasion.on)
    return {
        "title": "DAFTAR TANDA TERIMA BANTUAN",
        "about": describe(first),
        "body": {
            "lines": [words.round_line(pile.round, pile.dues), words.slot_line(pile.slot)],
            "items": [_item(due) for due in pile.dues],
            "free": words.FREE,
            "note": f"Pengaduan: {words.contact_of(pile.round, site)}.",
            "scans": {page["key"]: words.scan_address(page["key"]) for page in pages},
            "pages": pages,
        },
    }


def _item(due: Due) -> dict[str, Any]:
    return {
        "title": due.item.name.capitalize(),
        "amount": due.times(1),
        "is_money": due.item.is_money,
    }


def _pages(pile: Pile) -> list[dict[str, Any]]:
    sheets: dict[int, list[PaperRow]] = {}
    for row in pile.rows:
        sheets.setdefault(row.sheet_number, []).append(row)
    pages = [_page(pile, rows) for _number, rows in sorted(sheets.items())]
    count = len(pile.standing)
    if len(pages) > 1:
        pages[-1]["grand_total"] = _total(f"Jumlah {pile.area.long_name}", pile.dues, count)
    return pages


def _page(pile: Pile, rows: list[PaperRow]) -> dict[str, Any]:
    first, last, most = rows[0].serial, rows[-1].serial, pile.rows[-1].serial
    count = sum(row.withdrawn_at is None for row in rows)
    return {
        "key": rows[0].sheet_code,
        "code": grouped(rows[0].sheet_code),
        "place": pile.area.long_name,
        "place_line": f"Baris {first}{words.TO}{last} dari {most}",
        "rows": [_row(row) for row in rows],
        "total": _total("Jumlah halaman ini", pile.dues, count),
        "grand_total": None,
    }


def _row(row: PaperRow) -> dict[str, Any]:
    return {
        "serial": row.serial,
        "code": grouped(row.code),
        "name": row.name,
        "nik": row.nik,
        "address": row.address,
        "remark": remark(row),
        "is_struck": row.withdrawn_at is not None,
    }


def remark(row: PaperRow) -> str:
    """What the officer has to know of a row before it is signed."""
    if row.withdrawn_at:
        return "dicabut"
    if row.home_visit:
        return "antar"
    return f"hari {_short(row.second_date_on)}" if row.second_date_on else ""


def _short(day: date) -> str:
    return f"{day.day}/{day.month}"


def _total(label: str, dues: list[Due], count: int) -> dict[str, Any]:
    """In figures and words; money is always told in words too."""
    money = [due.times_in_words(count) for due in dues if due.item.is_money]
    told = ", ".join([words.families(count), *money])
    return {"words": f"{label}: {told}", "amounts": [due.times(count) for due in dues]}


@letter_kind(
    LetterDesign(
        code=LetterKind.WALL_LIST,
        label=LetterKind.WALL_LIST.label,
        press=Press.TYPST,
        template="distributions/print/wall_list.typ",
        classification="400.9",
        unit="DPP",
        issue_permission=Permission.ROSTERS_PRINT,
        subjects=may_print,
        area_of=area_of,
        describe=describe,
        paper=Paper.A4,
        papers=tuple(WALL_ROWS),
        needs_approval=False,
    )
)
def wall_list(first: Sheet, occasion: Occasion) -> Context:
    """For everybody to read: shortened names, and nothing that finds anybody."""
    pile, site = pile_of(first), site_unscoped()
    return {
        "title": "DAFTAR PENERIMA BANTUAN",
        "about": describe(first),
        "body": {
            "lines": [words.round_line(pile.round, pile.dues), words.slot_line(pile.slot)],
            "total": f"Jumlah {pile.area.long_name}: {words.families(len(pile.standing))}",
            "free": words.FREE,
            "note": _objections(pile, site),
            "place": pile.area.long_name,
            "pages": _wall_pages(pile, WALL_ROWS[Paper(occasion.paper)]),
        },
    }


def _objections(pile: Pile, site: Site) -> str:
    contact = words.contact_of(pile.round, site)
    return f"Nama ditulis tersamar. Ada yang keliru? Hubungi {contact}."


def _wall_pages(pile: Pile, most: int) -> list[dict[str, Any]]:
    rows = [{"serial": row.serial, "name": mask_name(row.name)} for row in pile.standing]
    pages = [rows[start : start + 2 * most] for start in range(0, len(rows), 2 * most)] or [[]]
    return [{"columns": _halves(page)} for page in pages]


def _halves(rows: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    middle = -(-len(rows) // 2)
    return [rows[:middle], rows[middle:]]
