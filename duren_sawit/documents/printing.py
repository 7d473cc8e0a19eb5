"""The words of the two letters of this floor: surat tugas, and the list of duty holders."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext as _

from duren_sawit.accounts.choices import AssignmentState, Role
from duren_sawit.accounts.models import RoleAssignment, User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.choices import Level
from duren_sawit.areas.models import Area, Site
from duren_sawit.areas.selectors import site_unscoped
from duren_sawit.documents import selectors
from duren_sawit.documents.choices import LetterKind, Paper, Press
from duren_sawit.documents.registry import (
    Context,
    LetterDesign,
    Occasion,
    Signature,
    letter_kind,
    signature,
)
from duren_sawit.documents.signing import head_of, signature_of_head
from duren_sawit.lib import dates, quantities
from duren_sawit.lib.phones import PhoneNumber
from duren_sawit.lib.refusals import Obstacle, Refusal

if TYPE_CHECKING:
    from datetime import date

# Orders are Indonesian only, like every letter; they are not screen text.
DUTIES: dict[str, tuple[str, ...]] = {
    Role.LURAH: ("mengesahkan daftar penerima dan surat yang berkaitan dengan bantuan sosial",),
    Role.KESRA: ("menyusun program, jadwal, surat, dan laporan bantuan sosial",),
    Role.OPERATOR: ("mengisi dan merapikan data keluarga serta mengatur pengguna aplikasi",),
    Role.RW_HEAD: (
        "mendampingi pendataan, musyawarah, dan penyaluran bantuan di wilayahnya",
        "menyampaikan jadwal dan pengumuman kepada warga",
    ),
    Role.RT_HEAD: (
        "mendampingi pendataan dan penyaluran bantuan di wilayahnya",
        "melaporkan warga yang pindah, meninggal, atau belum terdata",
    ),
    Role.SURVEYOR: (
        "mendatangi setiap rumah di wilayah tugas dan mencatat jawaban warga apa adanya",
        "mendatangi kembali rumah yang belum dapat ditemui",
    ),
    Role.HANDOUT_OFFICER: (
        "menyerahkan bantuan kepada yang berhak di titik bagi dan mencatatnya saat itu juga",
        "menghitung sisa barang dan melaporkannya pada hari yang sama",
    ),
    Role.NOTE_TAKER: ("mencatat kehadiran, pembahasan, dan keputusan musyawarah",),
    Role.AUDITOR: ("memeriksa jejak dari keputusan sampai serah terima bantuan",),
}
EVERYBODY_DUTIES = (
    "menjaga kerahasiaan data warga dan tidak memungut biaya apa pun",
    "melaporkan pelaksanaan tugas kepada {head}",
)
NO_END = "sampai ada penugasan baru"


def office_at(role: str, place: str) -> str:
    """ "Kader pendata RT 004/RW 05"; "Ketua RT 004/RW 05" says RT once."""
    said, _space, last = role.rpartition(" ")
    return f"{said} {place}" if place.startswith(f"{last} ") else f"{role} {place}"


def term_of(assignment: RoleAssignment) -> str:
    until = assignment.valid_until
    last = f"sampai {dates.long_date(until)}" if until else NO_END
    return f"{dates.long_date(assignment.valid_from)} {last}"


# Surat tugas


def _assignments(user: User) -> models.QuerySet[RoleAssignment]:
    held = RoleAssignment.objects.given().visible_to(user, Permission.LETTERS_ISSUE)
    return held.select_related("person", "area", "area__parent")


def _assignments_to_choose(user: User, text: str, on: date) -> models.QuerySet[RoleAssignment]:
    found = _assignments(user).on(on)  # type: ignore[attr-defined]
    for word in text.split():
        found = found.filter(
            models.Q(person__full_name__icontains=word) | models.Q(area__long_name__icontains=word)
        )
    ordered: models.QuerySet[RoleAssignment] = found.order_by("person__full_name", "pk")
    return ordered


def about(assignment: RoleAssignment) -> str:
    """ "Sari, Ketua RT 004/RW 05"."""
    office = office_at(str(assignment.get_role_display()), assignment.area.long_name)
    return f"{assignment.person.full_name}, {office}"


def _area_of_assignment(assignment: RoleAssignment) -> Area:
    return assignment.area


@letter_kind(
    LetterDesign(
        code=LetterKind.ASSIGNMENT_LETTER,
        label=LetterKind.ASSIGNMENT_LETTER.label,
        press=Press.WEASYPRINT,
        template="documents/print/assignment_letter.html",
        classification="400.9",
        unit="ST",
        issue_permission=Permission.LETTERS_ISSUE,
        subjects=_assignments,
        area_of=_area_of_assignment,
        own=lambda user: RoleAssignment.objects.filter(person=user),
        candidates=_assignments_to_choose,
        describe=about,
    )
)
def assignment_letter(assignment: RoleAssignment, occasion: Occasion) -> Context:
    """Refuses an assignment that is over, or that still waits for its own approval."""
    if assignment.state != AssignmentState.GIVEN:
        raise Refusal(Obstacle("assignment_waiting", _("Tugas ini belum disahkan.")))
    if assignment.valid_until and assignment.valid_until < occasion.on:
        raise Refusal(Obstacle("assignment_over", _("Masa tugas ini sudah berakhir.")))
    site = site_unscoped()
    head, place = head_of(site), assignment.area.long_name
    office = str(assignment.get_role_display())
    return {
        "title": "SURAT TUGAS",
        "about": about(assignment),
        "body": {
            "grounds": [assignment.mandate or f"Pelaksanaan bantuan sosial di {site.title}."],
            "facts": [
                {"label": "Nama", "value": assignment.person.full_name},
                {"label": "Tugas", "value": office},
                {"label": "Wilayah tugas", "value": place},
                {"label": "Masa tugas", "value": term_of(assignment)},
            ],
            "duties": duties_of(assignment.role, head),
            "closing": "Demikian surat tugas ini dibuat untuk dilaksanakan dengan penuh tanggung"
            " jawab.",
        },
        "signatures": [signature(""), signature(""), signature_of_head(site, occasion.on)],
        "carbon_copies": carbon_copies(assignment.area, site),
    }


def duties_of(role: str, head: str) -> list[str]:
    """Sentences of a list: semicolons between them, a full stop at the end."""
    duties = [*DUTIES[role], *(duty.format(head=head) for duty in EVERYBODY_DUTIES)]
    return [*(f"{duty};" for duty in duties[:-1]), f"{duties[-1]}."]


def carbon_copies(area: Area, site: Site) -> list[str]:
    """Who else gets the letter: the district, the head of the RW, the archive."""
    district = site.district_line.removeprefix("Kecamatan ")
    rw = area.parent if area.level == Level.RT else area if area.level == Level.RW else None
    heads = [f"Ketua {rw.name}"] if rw else []
    return [f"Camat {district}", *heads, "Arsip"]


# Daftar petugas dan pengurus wilayah

ROWS: dict[str, int] = {Paper.F4_LANDSCAPE: 20, Paper.A4_LANDSCAPE: 18}


def _areas(user: User) -> models.QuerySet[Area]:
    paths = user.scope.paths_for(Permission.LETTERS_ISSUE)
    return Area.objects.within(paths).select_related("parent")


def _areas_to_choose(user: User, text: str, _on: date) -> models.QuerySet[Area]:
    found = _areas(user)
    for word in text.split():
        found = found.filter(long_name__icontains=word)
    return found.order_by("path")


def _itself(area: Area) -> Area:
    return area


@letter_kind(
    LetterDesign(
        code=LetterKind.DUTY_LIST,
        label=LetterKind.DUTY_LIST.label,
        press=Press.TYPST,
        template="documents/print/duty_list.typ",
        classification="400.9",
        unit="DP",
        issue_permission=Permission.LETTERS_ISSUE,
        subjects=_areas,
        area_of=_itself,
        candidates=_areas_to_choose,
        paper=Paper.F4_LANDSCAPE,
        papers=tuple(ROWS),
        needs_approval=False,
    )
)
def duty_list(area: Area, occasion: Occasion) -> Context:
    """One pile for each RW, since that is how the sheets are given out; refuses an empty list."""
    held = selectors.duty_holders_unscoped(area, occasion.on)
    if not held:
        raise Refusal(Obstacle("nobody", _("Belum ada petugas atau pengurus di wilayah ini.")))
    site = site_unscoped()
    rows = [_row(number, assignment) for number, assignment in enumerate(held, start=1)]
    piles = [list(pile) for _key, pile in groupby(rows, key=lambda row: row["pile"])]
    pages = [page for pile in piles for page in pages_of(pile, ROWS[occasion.paper])]
    pages[-1]["grand_total"] = f"Jumlah seluruhnya: {_people(len(rows))}"
    head = signature_of_head(site, occasion.on)
    for page in pages:
        if page["is_last_of_pile"]:
            page["signatures"] = _signatures(page["place"], site, head, occasion.on)
    return {
        "title": "DAFTAR PETUGAS DAN PENGURUS WILAYAH",
        "about": area.long_name,
        "body": {
            "lines": [
                f"{site.title}, {site.district_line}",
                f"Keadaan {dates.weekday_date(occasion.on)}",
            ],
            "note": "No. HP ditulis tersamar.",
            "pages": pages,
        },
    }


def _row(number: int, assignment: RoleAssignment) -> dict[str, Any]:
    area = assignment.area
    pile = area.parent if area.level == Level.RT and area.parent is not None else area
    return {
        "serial": number,
        "name": assignment.person.full_name,
        "role": str(assignment.get_role_display()),
        "area": area.long_name,
        "phone": _masked(assignment.person.phone),
        "term": _short_term(assignment),
        "pile": pile.long_name,
    }


def _short_term(assignment: RoleAssignment) -> str:
    """ "20 Sep 2026 s.d. 31 Des 2028": a cell is narrow."""
    first, until = _short_date(assignment.valid_from), assignment.valid_until
    return f"{first} s.d. {_short_date(until)}" if until else f"sejak {first}"


def _short_date(day: date) -> str:
    return f"{day.day} {dates.MONTHS[day.month - 1][:3]} {day.year}"


def _masked(phone: str) -> str:
    """ "0812 **** 7890": round dots would fill up on the second photocopy."""
    return PhoneNumber.parse(phone).masked.replace("•", "*") if phone else "belum tercatat"


def pages_of(pile: list[dict[str, Any]], size: int) -> list[dict[str, Any]]:
    """The sheets of one pile, each with its own total; the last one is signed."""
    pages = [_page(pile[start : start + size]) for start in range(0, len(pile), size)]
    pages[-1]["grand_total"] = f"Jumlah {pages[-1]['place']}: {_people(len(pile))}"
    pages[-1]["is_last_of_pile"] = True
    return pages


def _page(rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "rows": rows,
        "place": rows[0]["pile"],
        "place_line": f"Baris {rows[0]['serial']} sampai {rows[-1]['serial']}",
        "total": f"Jumlah halaman ini: {_people(len(rows))}",
        "grand_total": "",
        "is_last_of_pile": False,
        "signatures": [],
    }


def _people(count: int) -> str:
    return f"{quantities.number(count)} ({quantities.in_words(count)}) orang"


def _signatures(place: str, site: Site, head: Signature, on: date) -> list[Signature]:
    surveyor, day = signature("Petugas pendata"), f"{site.place_of_signing}, {dates.long_date(on)}"
    if place == site.village.long_name:
        return [surveyor, signature(""), {**head, "above": day}]
    return [surveyor, {**head, "above": "Mengetahui,"}, signature(f"Ketua {place}", above=day)]
