"""Surat kuasa pengambilan: filled in for one family, or empty for whoever needs one."""

from datetime import date
from typing import Any

from django.db import models

from distributions.choices import LetterKind
from distributions.models import Entitlement, Round
from distributions.printing import office, words
from distributions.selectors.papers import Due, dues_of, uncollected
from duren_sawit.accounts.choices import Role
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import Area, Site
from duren_sawit.areas.selectors import site_unscoped
from duren_sawit.documents import selectors as documents
from duren_sawit.documents.choices import Press
from duren_sawit.documents.registry import (
    Context,
    LetterDesign,
    Occasion,
    Signature,
    letter_kind,
    signature,
)
from duren_sawit.lib import codes

TITLE = "SURAT KUASA PENGAMBILAN BANTUAN"
LINE = "." * 60
Facts = list[list[str]]


def _to_choose(user: User, text: str, _on: date) -> models.QuerySet[Any]:
    """By name, RT or slip code."""
    found = uncollected(user).in_order()
    code = codes.normalise(text)
    if len(code) == codes.LENGTH and found.filter(code=code).exists():
        return found.filter(code=code)
    return office.matching(found, text, "entry__name", "area__long_name")


def area_of(entitlement: Entitlement) -> Area:
    return entitlement.area


def describe(entitlement: Entitlement) -> str:
    """`Siti Aminah, RT 003/RW 05, Bantuan beras, tahap 1`."""
    given = office.round_words(entitlement.round)
    return f"{entitlement.entry.name}, {entitlement.area.long_name}, {given}"


@letter_kind(
    LetterDesign(
        code=LetterKind.POWER_OF_ATTORNEY,
        label=LetterKind.POWER_OF_ATTORNEY.label,
        press=Press.WEASYPRINT,
        template="distributions/print/power_of_attorney.html",
        classification="400.9",
        unit="SK",
        issue_permission=Permission.ROSTERS_PRINT,
        subjects=uncollected,
        area_of=area_of,
        candidates=_to_choose,
        describe=describe,
        needs_approval=False,
    )
)
def power_of_attorney(entitlement: Entitlement, occasion: Occasion) -> Context:
    """The giver is known; who comes instead writes themselves in."""
    entry, area, site = entitlement.entry, entitlement.area, site_unscoped()
    nik = entry.masked_nik.replace("•", "*") or LINE
    giver = [["Nama", entry.name], ["NIK", nik], ["Alamat", f"{entry.address}, {area.long_name}"]]
    slot = entitlement.round.slots.select_related("point").filter(area=area).first()
    goods = [
        *_goods(entitlement.round, dues_of(entitlement.round)),
        ["Kode slip", codes.grouped(entitlement.code)],
        ["Tempat", words.slot_line(slot) if slot else LINE],
    ]
    return {
        "title": TITLE,
        "about": describe(entitlement),
        "body": _body(giver, goods),
        "signatures": _signatures(site, entry.name, _neighbourhood(area, occasion.on)),
    }


@letter_kind(
    LetterDesign(
        code=LetterKind.BLANK_POWER,
        label=LetterKind.BLANK_POWER.label,
        press=Press.WEASYPRINT,
        template="distributions/print/power_of_attorney.html",
        classification="400.9",
        unit="SK",
        issue_permission=Permission.ROSTERS_PRINT,
        subjects=office.rounds,
        area_of=office.village_of,
        candidates=office.rounds_to_choose,
        describe=office.round_words,
        has_personal_data=False,
        needs_approval=False,
    )
)
def blank_power(given: Round, _occasion: Occasion) -> Context:
    """To be copied: programme and goods are printed, people are not."""
    site = site_unscoped()
    goods = [*_goods(given, dues_of(given)), ["Kode slip", LINE], ["Tempat", LINE]]
    return {
        "title": TITLE,
        "about": office.round_words(given),
        "body": _body([[label, LINE] for label in ("Nama", "NIK", "Alamat")], goods),
        "signatures": _signatures(site, "", signature("Ketua RT", above="Mengetahui,")),
    }


def _body(giver: Facts, goods: Facts) -> dict[str, Any]:
    proxy = [[label, LINE] for label in ("Nama", "NIK", "Alamat", "Hubungan")]
    return {"giver": giver, "proxy": proxy, "goods": goods, "free": words.FREE}


def _goods(given: Round, dues: list[Due]) -> Facts:
    told = words.joined([words.amount(due.item, due.quantity) for due in dues])
    return [["Program", office.round_words(given)], ["Bantuan", told]]


def _neighbourhood(area: Area, on: date) -> Signature:
    head = documents.head_unscoped(Role.RT_HEAD, area, on)
    name = head.full_name if head else ""
    return signature(f"Ketua {area.long_name}", name=name, above="Mengetahui,")


def _signatures(site: Site, giver: str, known_by: Signature) -> list[Signature]:
    above = f"{site.place_of_signing}, {words.DOTS}"
    return [
        signature("Penerima kuasa"),
        known_by,
        signature("Pemberi kuasa", name=giver, above=above),
    ]
