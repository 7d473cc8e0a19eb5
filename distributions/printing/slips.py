"""Invitations with the code that opens an entitlement: three on a sheet, each with its stub."""

from collections.abc import Iterable
from typing import Any

from distributions.choices import LetterKind, ProxyKind
from distributions.models import Sheet
from distributions.printing import words
from distributions.printing.rosters import area_of, describe, may_print, pile_of
from distributions.selectors.papers import Due, PaperRow, Pile, allowed_proxies
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import Site
from duren_sawit.areas.selectors import site_unscoped
from duren_sawit.documents.choices import Paper, Press
from duren_sawit.documents.registry import Context, LetterDesign, Occasion, letter_kind
from duren_sawit.lib import dates
from duren_sawit.lib.codes import grouped

A_SHEET = 3
BRING = "slip ini, KTP, dan KK asli"
PROXIES = {
    ProxyKind.SAME_KK: "anggota satu KK",
    ProxyKind.OTHER: "orang lain dengan surat kuasa",
    ProxyKind.OFFICIAL: "pengurus RT atau RW",
}


@letter_kind(
    LetterDesign(
        code=LetterKind.SLIPS,
        label=LetterKind.SLIPS.label,
        press=Press.TYPST,
        template="distributions/print/slips.typ",
        classification="400.9",
        unit="UND",
        issue_permission=Permission.ROSTERS_PRINT,
        subjects=may_print,
        area_of=area_of,
        describe=describe,
        paper=Paper.A4,
        papers=(Paper.A4, Paper.F4),
        needs_approval=False,
    )
)
def slips(first: Sheet, _occasion: Occasion) -> Context:
    """One for each family that may still come; those of one RT follow the rows of its roster."""
    pile, site = pile_of(first), site_unscoped()
    made = [_slip(row, pile) for row in pile.standing]
    return {
        "title": "UNDANGAN PENGAMBILAN BANTUAN",
        "about": describe(first),
        "body": {
            "line": f"{site.title} · {pile.round.programme.name}, tahap {pile.round.number}",
            "round": f"Tahap {pile.round.number}",
            "place": pile.area.long_name,
            "dues": [_due(due) for due in pile.dues],
            "bring": BRING,
            "free": "GRATIS, TIDAK DIPUNGUT BIAYA",
            "fine": _fine(pile, site),
            "scans": {slip["key"]: words.scan_address(slip["key"]) for slip in made},
            "pages": [{"slips": made[at : at + A_SHEET]} for at in range(0, len(made), A_SHEET)],
        },
    }


def _due(due: Due) -> dict[str, str]:
    name = "" if due.item.is_money else due.item.name
    return {"amount": due.times(1), "words": due.times_in_words(1), "name": name}


def _slip(row: PaperRow, pile: Pile) -> dict[str, Any]:
    return {
        "key": row.code,
        "code": grouped(row.code),
        "name": row.name,
        "nik": row.nik,
        "serial": row.serial,
        "facts": _facts(row, pile),
    }


def _facts(row: PaperRow, pile: Pile) -> list[list[str]]:
    """Day, hours and place; a second day or a visit at home where they were arranged."""
    slot = pile.slot
    if row.home_visit:
        day = dates.weekday_date(words.local_day(slot.starts_at)) if slot else words.DOTS
        return [["Hari", day], ["Tempat", "diantar ke rumah"]]
    first_day = words.local_day(slot.starts_at) if slot else None
    day_on = row.second_date_on or first_day
    return [
        ["Hari", dates.weekday_date(day_on) if day_on else words.DOTS],
        ["Jam", words.hours(slot) if slot else words.DOTS],
        ["Tempat", words.place_of(slot) if slot else words.DOTS],
    ]


def _fine(pile: Pile, site: Site) -> str:
    """The rule of proxies as the village has set it, and where to complain."""
    allowed = [
        f"{PROXIES[ProxyKind(rule.kind)]} (bawa {_listed(rule.proofs.splitlines())})"
        for rule in allowed_proxies()
    ]
    rule = f"Boleh diwakilkan {'; '.join(allowed)}." if allowed else "Tidak dapat diwakilkan."
    return f"{rule} Pengaduan: {words.contact_of(pile.round, site)}."


def _listed(proofs: Iterable[str]) -> str:
    """`KTP wakil dan undangan atau slip`: in the middle of a sentence only KTP keeps capitals."""
    return words.joined(
        [one[:1].lower() + one[1:] if one[1:2].islower() else one for one in proofs]
    )
