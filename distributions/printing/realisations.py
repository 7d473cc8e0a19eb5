"""Laporan realisasi of a closed round: what was planned, what came of it, what went wrong."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db import models

from distributions.choices import LetterKind, RoundState
from distributions.models import Balance, Closing, RecipientList, Round
from distributions.printing import minutes, office, words
from distributions.selectors.papers import Due, said
from distributions.selectors.recaps import Counts, Recap, by_rw, recap_of, together
from distributions.writing_balances import counted
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.selectors import site_unscoped
from duren_sawit.documents.choices import Press
from duren_sawit.documents.models import Letter
from duren_sawit.documents.registry import Context, LetterDesign, Occasion, letter_kind
from duren_sawit.lib import dates, quantities

NO_TROUBLE = "Tidak ada kendala yang tercatat."


def closed_rounds(user: User) -> models.QuerySet[Round]:
    closed = office.rounds(user).filter(state=RoundState.CLOSED, closing__isnull=False)
    return closed.select_related("list", "closing")


def _to_choose(user: User, text: str, _on: date) -> models.QuerySet[Any]:
    return office.matching(closed_rounds(user), text, "programme__name").order_by("-opens_on")


@letter_kind(
    LetterDesign(
        code=LetterKind.REALISATION,
        label=LetterKind.REALISATION.label,
        press=Press.WEASYPRINT,
        template="distributions/print/realisation.html",
        classification="400.9",
        unit="LAP",
        issue_permission=Permission.LETTERS_ISSUE,
        subjects=closed_rounds,
        area_of=office.village_of,
        candidates=_to_choose,
        describe=office.round_words,
        has_personal_data=False,
    )
)
def realisation(given: Round, occasion: Occasion) -> Context:
    """All numbers are counted from handovers and from the balance that closed the round."""
    told, rows = recap_of(given), list(counted(given.closing).values())
    return {
        "title": "LAPORAN REALISASI PENYALURAN BANTUAN\n" + office.round_words(given).upper(),
        "about": office.round_words(given),
        "body": {
            "background": _background(told),
            "figures": _figures(told),
            "course": _course(given),
            "points": _points(told),
            "ways": minutes.families_table(told.total),
            "rws": [_rw(rw.name, together(parts)) for rw, parts in by_rw(told.parts)],
            "goods": [_goods(due, told.total) for due in told.dues],
            "balance": [minutes.goods_of(row) for row in rows],
            "troubles": list(_troubles(given.closing, told.total, rows)) or [NO_TROUBLE],
            "conclusion": _conclusion(told),
            "annexes": _annexes(given),
        },
        "signatures": office.signatures(site_unscoped(), occasion.on),
    }


def _background(told: Recap) -> str:
    programme = told.round.programme
    basis = f" berdasarkan {programme.legal_basis}" if programme.legal_basis else ""
    return (
        f"{programme.name} dibiayai {programme.get_source_display()}{basis}. Tiap keluarga"
        f" penerima mendapat {words.package(told.dues)}. Laporan ini memuat pelaksanaan dan hasil"
        f" tahap {told.round.number}, dihitung dari serah terima yang tercatat."
    )


def _figures(told: Recap) -> list[list[str]]:
    total = told.total
    first = [
        [said(due.item, total.handed[due.item.pk]), f"{due.item.name} tersalur"]
        for due in told.dues[:1]
    ]
    return [
        [quantities.number(total.collected), "keluarga menerima"],
        [f"{total.percent}%", "dari yang berhak"],
        *first,
    ]


def _course(given: Round) -> str:
    first, last = dates.long_date(given.opens_on), dates.long_date(given.closes_on)
    period = f"{first} sampai {last}" if first != last else first
    closed = dates.long_date(words.local_day(given.closed_at)) if given.closed_at else ""
    return f"Penyaluran berlangsung {period} menurut {given.list.words} dan ditutup {closed}."


def _points(told: Recap) -> list[list[str]]:
    """Where it was handed out: how many RTs and families came there."""
    counts = {part.area.pk: part for part in told.parts}
    slots = told.round.slots.select_related("point").order_by("point__name", "point_id")
    areas: dict[str, list[int]] = {}
    for slot in slots:
        areas.setdefault(words.place_of(slot), []).append(slot.area_id)
    return [
        _point(place, together(counts[pk] for pk in own if pk in counts), len(own))
        for place, own in areas.items()
    ]


def _point(place: str, total: Counts, rts: int) -> list[str]:
    return [place, *map(quantities.number, (rts, total.families, total.collected))]


def _rw(name: str, total: Counts) -> dict[str, Any]:
    cells = [name, quantities.number(total.families), quantities.number(total.collected)]
    return {"cells": cells, "percent": total.percent}


def _goods(due: Due, total: Counts) -> list[str]:
    planned, handed = due.quantity * total.families, total.handed[due.item.pk]
    share = f"{int(handed * 100 / planned)}%" if planned else "0%"
    return [due.item.name.capitalize(), said(due.item, planned), said(due.item, handed), share]


def _troubles(closing: Closing, total: Counts, rows: Sequence[Balance]) -> Iterator[str]:
    """What the records tell; nobody writes it anew."""
    told = (
        (total.left, "tidak mengambil sampai tahap ditutup"),
        (total.short, "menerima kurang dari pagu, dengan sebab tercatat"),
        (total.withdrawn, "dicabut dari daftar saat tahap berjalan"),
        (total.replaced, "di antaranya diganti dari daftar cadangan"),
    )
    yield from (f"{words.families(number)} {what}." for number, what in told if number)
    damaged = [words.amount(row.item, row.damaged) for row in rows if row.damaged]
    if damaged:
        yield f"Rusak atau hilang: {words.joined(damaged)}."
    if any(row.difference for row in rows):
        yield from minutes.difference_of(closing, rows)
    corrections = closing.corrections.confirmed().count()
    if corrections:
        yield f"Sesudah ditutup ada {corrections} pembetulan dengan dua tanda tangan."


def _conclusion(told: Recap) -> str:
    total = told.total
    goods = [words.amount(due.item, total.handed[due.item.pk]) for due in told.dues]
    return (
        f"Dari {words.families(total.families)} yang berhak, {words.families(total.collected)}"
        f" telah menerima. Tersalur {words.joined(goods)}."
    )


def _annexes(given: Round) -> list[str]:
    """The papers this report stands on, with the numbers they have."""
    subjects: tuple[tuple[str, Round | Closing | RecipientList], ...] = (
        (LetterKind.LIST_ANNEX, given.list),
        (LetterKind.RECAP, given),
        (LetterKind.CLOSING_MINUTES, given.closing),
    )
    sheets = quantities.number(given.sheets.count())
    signed = f"Daftar tanda terima yang ditandatangani, {sheets} lembar"
    return [*(_annex(kind, subject) for kind, subject in subjects), signed]


def _annex(kind: str, subject: models.Model) -> str:
    newest = Letter.objects.about(subject).filter(kind=kind).newest_first().first()
    number = f"Nomor {newest.number}" if newest else "belum diterbitkan"
    return f"{LetterKind(kind).label}, {number}"
