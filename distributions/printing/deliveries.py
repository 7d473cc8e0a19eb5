"""Berita acara serah terima barang: what came from outside, from whom, and who took it over."""

from datetime import date
from typing import Any

from django.db import models
from django.utils import timezone

from distributions.choices import LetterKind
from distributions.models import StockMovement
from distributions.printing import office, words
from distributions.printing.minutes import CLOSING
from distributions.selectors.deliveries import deliveries, lines_of
from distributions.selectors.papers import said, said_in_words
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import Site
from duren_sawit.areas.selectors import site_unscoped
from duren_sawit.documents.choices import Press
from duren_sawit.documents.registry import (
    Context,
    LetterDesign,
    Occasion,
    letter_kind,
    signature,
)
from duren_sawit.documents.signing import signature_of_head
from duren_sawit.lib import dates

FIRST, SECOND = "PIHAK PERTAMA", "PIHAK KEDUA"


def _to_choose(user: User, text: str, _on: date) -> models.QuerySet[Any]:
    columns = ("round__programme__name", "counterpart", "document")
    return office.matching(deliveries(user), text, *columns).latest_first()  # type: ignore[attr-defined, no-any-return]


def describe(first: StockMovement) -> str:
    """`Bantuan beras, tahap 1, dari Gudang Contoh 20 November 2026`."""
    day = dates.long_date(timezone.localdate(first.moved_at))
    return f"{office.round_words(first.round)}, dari {first.counterpart} {day}"


@letter_kind(
    LetterDesign(
        code=LetterKind.BAST,
        label=LetterKind.BAST.label,
        press=Press.WEASYPRINT,
        template="distributions/print/bast.html",
        classification="400.9",
        unit="BAST",
        issue_permission=Permission.LETTERS_ISSUE,
        subjects=deliveries,
        area_of=office.village_of,
        candidates=_to_choose,
        describe=describe,
        has_personal_data=False,
        needs_approval=False,
    )
)
def bast(first: StockMovement, occasion: Occasion) -> Context:
    """Signed at the truck, so that it counts without an approval; the day is that of the goods."""
    site, day = site_unscoped(), timezone.localdate(first.moved_at)
    return {
        "title": "BERITA ACARA SERAH TERIMA BARANG",
        "about": describe(first),
        "body": {
            "day": dates.in_words(day),
            "place": f"kantor {site.title}",
            "parties": [_sender(first), _receiver(first, site)],
            "what": office.round_words(first.round),
            "rows": [_row(number, line) for number, line in enumerate(lines_of(first), 1)],
            "closing": CLOSING,
        },
        "signatures": [
            signature(FIRST),
            {**signature_of_head(site, occasion.on), "above": "Mengetahui,"},
            signature(
                SECOND,
                name=first.recorded_by.full_name,
                above=f"{site.place_of_signing}, {dates.long_date(day)}",
            ),
        ],
    }


def _sender(first: StockMovement) -> dict[str, Any]:
    facts = [["Nama", words.DOTS], ["Jabatan", words.DOTS], ["Instansi", first.counterpart]]
    return {"called": FIRST, "does": "yang menyerahkan", "facts": facts}


def _receiver(first: StockMovement, site: Site) -> dict[str, Any]:
    facts = [
        ["Nama", first.recorded_by.full_name],
        ["Jabatan", f"Penerima barang {site.title}"],
    ]
    return {"called": SECOND, "does": "yang menerima", "facts": facts}


def _row(number: int, line: StockMovement) -> list[str]:
    return [
        str(number),
        line.item.name.capitalize(),
        said(line.item, line.quantity),
        said_in_words(line.item, line.quantity),
        line.document,
        line.note,
    ]
