"""What several papers of a handout say alike."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from django.conf import settings
from django.utils import timezone

from distributions.models import Item, Round
from distributions.models.rounds import Slot
from distributions.selectors.papers import Due, said, said_in_words
from duren_sawit.accounts.choices import Role
from duren_sawit.areas.choices import Level
from duren_sawit.areas.models import Area, Site
from duren_sawit.documents import selectors as documents
from duren_sawit.documents.registry import Signature, signature
from duren_sawit.documents.signing import signature_of_head
from duren_sawit.lib import dates, quantities

DOTS = "." * 30
TO = "\u2013"  # from a number or an hour to another
FREE = "GRATIS, tidak dipungut biaya."


def scan_address(code: str) -> str:
    """Where a slip or a sheet leads whoever scans it; holds nothing about anybody."""
    return f"{settings.PUBLIC_ADDRESS}/penyaluran/kode/{code}/"


def families(count: int) -> str:
    """`20 (dua puluh) keluarga`."""
    return f"{quantities.number(count)} ({quantities.in_words(count)}) keluarga"


def round_line(round_: Round, dues: Sequence[Due]) -> str:
    """`Bantuan beras, tahap 1 · 10 kg beras dan 2 liter minyak goreng per keluarga`."""
    return f"{round_.programme.name}, tahap {round_.number} · {package(dues)} per keluarga"


def package(dues: Sequence[Due]) -> str:
    """`10 kg beras dan 2 liter minyak goreng`."""
    parts = [
        due.times(1) if due.item.is_money else f"{due.times(1)} {due.item.name}" for due in dues
    ]
    return joined(parts) or "isi belum ditetapkan"


def amount(item: Item, quantity: Decimal) -> str:
    """`10 kg (sepuluh kilogram) beras`, `Rp5.000 (lima ribu rupiah)`."""
    told = f"{said(item, quantity)} ({said_in_words(item, quantity)})"
    return told if item.is_money else f"{told} {item.name}"


def joined(parts: Sequence[str]) -> str:
    """`a, b, dan c`; two need no comma."""
    if len(parts) < 3:
        return " dan ".join(parts)
    return f"{', '.join(parts[:-1])}, dan {parts[-1]}"


def hours(slot: Slot) -> str:
    """`08.00-12.00 WIB`."""
    return f"{timezone.localtime(slot.starts_at):%H.%M}{TO}{dates.clock(slot.ends_at)}"


def place_of(slot: Slot) -> str:
    """`Balai RW 05, Gang Kenari`."""
    return ", ".join(filter(None, (slot.point.name, slot.point.address)))


def slot_line(slot: Slot | None) -> str:
    """`Balai RW 05 · Minggu, 22 November 2026, 08.00-12.00 WIB`; dots before it is known."""
    if slot is None:
        return f"Tempat {DOTS} hari {DOTS} jam {'.' * 16}"
    day = dates.weekday_date(local_day(slot.starts_at))
    return f"{slot.point.name} · {day}, {hours(slot)}"


def local_day(at: datetime) -> date:
    return timezone.localdate(at)


def contact_of(round_: Round, site: Site) -> str:
    """Where to complain."""
    office = f"kantor {site.title}" + (f", telepon {site.phone}" if site.phone else "")
    return round_.contact or office


def sheet_signatures(site: Site, rt: Area, slot: Slot | None, on: date) -> list[Signature]:
    """Petugas, lurah, Ketua RW: below every sheet, since sheets come back one by one."""
    day = dates.long_date(local_day(slot.starts_at)) if slot else "." * 24
    head = signature_of_head(site, on)
    head["above"] = "Mengetahui,"
    rw = rt.parent if rt.level == Level.RT and rt.parent else rt
    witness = documents.head_unscoped(Role.RW_HEAD, rw, on)
    name = witness.full_name if witness else ""
    above = f"{site.place_of_signing}, {day}"
    return [
        signature("Petugas penyalur"),
        head,
        signature(f"Saksi, Ketua {rw.name}", name=name, above=above),
    ]
