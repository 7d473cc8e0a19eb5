"""Lampiran keputusan: everybody on a final list by name, under its version and hash."""

from collections.abc import Sequence
from datetime import date
from itertools import count
from typing import Any

from django.db import models
from django.utils import timezone

from distributions.choices import AmendmentState, LetterKind, Standing
from distributions.freezing import hash_of
from distributions.models import ListEntry, RecipientList
from distributions.printing import office, words
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import Site
from duren_sawit.areas.selectors import site_unscoped
from duren_sawit.documents.choices import Paper, Press
from duren_sawit.documents.registry import Context, LetterDesign, Occasion, letter_kind, signature
from duren_sawit.documents.signing import signature_of_head
from duren_sawit.lib import dates
from duren_sawit.lib.refusals import Obstacle, Refusal

ROWS = {Paper.A4: 42, Paper.F4: 48}
SIGNED = 9  # so many rows less where the signature stands
PARTS = {Standing.MAIN: "Penerima", Standing.RESERVE: "Cadangan"}
CHANGED = "Isi daftar ini berbeda dari yang disahkan. Hubungi pengelola."


def final_lists(user: User) -> models.QuerySet[RecipientList]:
    found = RecipientList.objects.visible_to(user, Permission.LETTERS_ISSUE).final()
    return found.select_related("programme", "approved_by")


def _to_choose(user: User, text: str, _on: date) -> models.QuerySet[Any]:
    return office.matching(final_lists(user), text, "programme__name").order_by("-approved_at")


def describe(listed: RecipientList) -> str:
    """`Bantuan beras, daftar 1 versi 2`."""
    return f"{listed.programme.name}, {listed.words}"


@letter_kind(
    LetterDesign(
        code=LetterKind.LIST_ANNEX,
        label=LetterKind.LIST_ANNEX.label,
        press=Press.TYPST,
        template="distributions/print/list_annex.typ",
        classification="400.9",
        unit="LAMP",
        issue_permission=Permission.LETTERS_ISSUE,
        subjects=final_lists,
        area_of=office.village_of,
        candidates=_to_choose,
        describe=describe,
        paper=Paper.A4,
        papers=tuple(ROWS),
        needs_approval=False,
    )
)
def list_annex(listed: RecipientList, occasion: Occasion) -> Context:
    """Refuses an empty list, and one whose rows are no longer those of its hash."""
    if hash_of(listed, version=listed.version) != listed.content_hash:
        raise Refusal(Obstacle("changed", CHANGED))
    site = site_unscoped()
    pages = _pages(listed, ROWS[Paper(occasion.paper)])
    if not pages:
        raise Refusal(Obstacle("nobody", "Belum ada keluarga di daftar ini."))
    pages[-1]["signatures"] = _signatures(site, occasion.on)
    return {
        "title": "LAMPIRAN DAFTAR PENERIMA BANTUAN",
        "about": describe(listed),
        "body": {
            "lines": [describe(listed), _approved(listed)],
            "hash": listed.content_hash,
            "pages": pages,
        },
    }


def _approved(listed: RecipientList) -> str:
    """Who made it final; and the amendment that led to this version."""
    day = timezone.localdate(listed.approved_at) if listed.approved_at else None
    told = f"Disahkan {listed.approved_by}" + (f", {dates.long_date(day)}" if day else "")
    approved = listed.amendments.filter(state=AmendmentState.APPROVED, version=listed.version)
    last = approved.order_by("-number").first()
    return f"{told}; diubah dengan Perubahan {last.number}" if last else told


def _pages(listed: RecipientList, most: int) -> list[dict[str, Any]]:
    entries = list(listed.entries.on_list().select_related("area").in_order())
    pages: list[dict[str, Any]] = []
    for standing, part in PARTS.items():
        own = [entry for entry in entries if entry.standing == standing]
        if standing == Standing.RESERVE:
            own.sort(key=lambda entry: (entry.rank, entry.pk))
        pages += _part(part, own, most)
    return pages


def _part(part: str, entries: Sequence[ListEntry], most: int) -> list[dict[str, Any]]:
    """The last page has room for the signature."""
    serials = count(1)
    rows = [_row(next(serials), entry) for entry in entries]
    pages = [rows[at : at + most] for at in range(0, len(rows), most)]
    if pages and len(pages[-1]) > most - SIGNED:
        pages[-1:] = [pages[-1][:-SIGNED], pages[-1][-SIGNED:]]
    made = [_page(part, page, len(rows)) for page in pages]
    if made:
        made[-1]["total"] = f"Jumlah {part.lower()}: {words.families(len(rows))}"
    return made


def _page(part: str, rows: list[list[str]], most: int) -> dict[str, Any]:
    line = f"{part} {rows[0][0]}{words.TO}{rows[-1][0]} dari {most}"
    return {"place_line": line, "rows": rows, "total": "", "signatures": []}


def _row(serial: int, entry: ListEntry) -> list[str]:
    nik = entry.masked_nik.replace("•", "*") or "belum tercatat"
    return [str(serial), entry.name, nik, entry.address, entry.area.long_name]


def _signatures(site: Site, on: date) -> list[Any]:
    head = signature_of_head(site, on)
    head["above"] = f"{site.place_of_signing}, {dates.long_date(on)}"
    return [signature(""), signature(""), head]
