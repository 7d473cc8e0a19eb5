"""Berita acara penutupan tahap: from the same rows as the balance that closed it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import models
from django.utils import timezone

from distributions.choices import ClosingState, LetterKind
from distributions.models import Balance, Closing, Correction
from distributions.printing import office, words
from distributions.selectors.papers import said, said_in_words
from distributions.selectors.recaps import Counts, recap_of
from distributions.writing_balances import counted
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import Site
from duren_sawit.areas.selectors import site_unscoped
from duren_sawit.documents.choices import Press
from duren_sawit.documents.registry import Context, LetterDesign, Occasion, letter_kind
from duren_sawit.lib import dates, quantities

WITNESSES = ("Ketua LMK", "Ketua RW")
RECEIVERS = "Wakil warga penerima"
SUMS = ("received", "handed", "damaged", "returned", "remaining")
CLOSING = "Demikian berita acara ini dibuat dengan sebenarnya."


def closings(user: User) -> models.QuerySet[Closing]:
    """Of rounds that are closed."""
    found = Closing.objects.visible_to(user, Permission.LETTERS_ISSUE)
    closed = found.filter(state=ClosingState.APPROVED)
    return closed.select_related("round__programme", "counted_by", "approved_by")


def _to_choose(user: User, text: str, _on: date) -> models.QuerySet[Closing]:
    return office.matching(closings(user), text, "round__programme__name").order_by("-counted_at")


def describe(closing: Closing) -> str:
    return office.round_words(closing.round)


@letter_kind(
    LetterDesign(
        code=LetterKind.CLOSING_MINUTES,
        label=LetterKind.CLOSING_MINUTES.label,
        press=Press.WEASYPRINT,
        template="distributions/print/closing_minutes.html",
        classification="400.9",
        unit="BA",
        issue_permission=Permission.LETTERS_ISSUE,
        subjects=closings,
        area_of=office.village_of,
        candidates=_to_choose,
        describe=describe,
    )
)
def closing_minutes(closing: Closing, occasion: Occasion) -> Context:
    """As the balance stands now: corrections that were confirmed are told by their numbers."""
    site, given = site_unscoped(), closing.round
    rows = list(counted(closing).values())
    return {
        "title": "BERITA ACARA PENUTUPAN TAHAP\n" + describe(closing).upper(),
        "about": describe(closing),
        "body": {
            "opening": _opening(closing, site, occasion.on),
            "families": families_table(recap_of(given).total),
            "goods": [goods_of(row) for row in rows],
            "in_words": f"Dengan huruf: {'; '.join(map(_in_words, rows))}.",
            "difference": difference_of(closing, rows),
            "corrections": corrections_of(closing),
            "witnesses": list(WITNESSES),
            "closing": CLOSING,
        },
        "signatures": office.signatures(
            site, occasion.on, officer=closing.counted_by, between=RECEIVERS
        ),
    }


def _opening(closing: Closing, site: Site, on: date) -> dict[str, str]:
    given = closing.round
    first, last = dates.long_date(given.opens_on), dates.long_date(given.closes_on)
    closed = given.closed_at or closing.counted_at
    return {
        "day": dates.in_words(on),
        "place": f"kantor {site.title}",
        "what": f"{given.programme.name}, tahap {given.number}",
        "period": f"{first} sampai {last}" if first != last else first,
        "basis": given.programme.legal_basis,
        "closed": dates.long_moment(closed),
    }


def families_table(total: Counts) -> dict[str, Any]:
    """How the families of a round collected, in figures and words."""
    told = (
        ("Diambil sendiri", total.by_self),
        ("Diwakilkan", total.by_proxy),
        ("Diantar ke rumah", total.at_home),
        ("Tidak diambil", total.left),
    )
    return {
        "rows": [_in_figures_and_words(what, number) for what, number in told],
        "total": _in_figures_and_words("Jumlah yang berhak", total.families),
    }


def _in_figures_and_words(what: str, number: int) -> list[str]:
    return [what, quantities.number(number), quantities.in_words(number)]


def goods_of(row: Balance) -> list[str]:
    figures = [said(row.item, getattr(row, name)) for name in (*SUMS, "difference")]
    return [row.item.name.capitalize(), *figures]


def _in_words(row: Balance) -> str:
    """`beras diserahkan empat puluh kilogram, sisa sepuluh kilogram`."""
    handed, remaining = (said_in_words(row.item, sum_) for sum_ in (row.handed, row.remaining))
    return f"{row.item.name} diserahkan {handed}, sisa {remaining}"


def difference_of(closing: Closing, rows: Sequence[Balance]) -> list[str]:
    """Paragraphs: what does not balance, why, and who approved it."""
    open_rows = [row for row in rows if row.difference]
    paragraphs = [_difference(open_rows)]
    if closing.explanation:
        paragraphs.append(f"Penjelasan: {closing.explanation}")
    if closing.approved_by and closing.approved_at:
        day = dates.long_date(timezone.localdate(closing.approved_at))
        paragraphs.append(f"Disetujui {closing.approved_by.full_name} pada {day}.")
    return paragraphs


def _difference(open_rows: Sequence[Balance]) -> str:
    if not open_rows:
        return "Tidak ada selisih: semua barang yang diterima terjawab."
    return f"Selisih {words.joined([_missing(row) for row in open_rows])}."


def _missing(row: Balance) -> str:
    """`kurang 10 kg (sepuluh kilogram) beras`."""
    side = "kurang" if row.difference > 0 else "lebih"
    return f"{side} {words.amount(row.item, abs(row.difference))}"


def corrections_of(closing: Closing) -> list[str]:
    """Those that count, by number: what, why, and both who signed."""
    return [_correction(one) for one in _confirmed(closing)]


def _confirmed(closing: Closing) -> Sequence[Correction]:
    found = closing.corrections.confirmed().in_order()
    return list(found.select_related("proposed_by", "decided_by"))


def _correction(one: Correction) -> str:
    day = dates.long_date(timezone.localdate(one.decided_at)) if one.decided_at else ""
    signed = f"diusulkan {one.proposed_by.full_name}, disetujui {one.decided_by} {day}"
    return f"Pembetulan {one.number}, {one.get_kind_display()}: {one.reason} ({signed})."
