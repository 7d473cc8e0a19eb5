"""What the pages of paper rosters show: sheets of a round, rows of a sheet, two readings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Protocol
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from distributions.marks import written
from distributions.models import Entitlement, Handover, Round, RoundBenefit, Sheet, SheetReading
from distributions.models.rounds import RoundQuerySet, SheetQuerySet
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import Area
from duren_sawit.lib import dates

NOON = time(12)


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One row of a sheet and what the screen knows of it.

    `handover` stands; without it, `undone` is one that was taken back.
    """

    entitlement: Entitlement
    handover: Handover | None
    undone: Handover | None

    @property
    def serial(self) -> int:
        return self.entitlement.serial

    @property
    def name(self) -> str:
        """Of who received, or shall receive."""
        return self.handover.receiver_name if self.handover else self.entitlement.entry.name

    @property
    def is_asked(self) -> bool:
        return not self.handover and not self.entitlement.withdrawn_at

    @property
    def state(self) -> str:
        if self.entitlement.withdrawn_at:
            return "withdrawn"
        return "done" if self.handover else "asked"

    @property
    def words(self) -> str:
        """What the screen says, where it says something."""
        if self.entitlement.withdrawn_at:
            return _("dicabut, tidak ikut dimasukkan")
        if not self.handover:
            return ""
        said = {
            "how": self.handover.get_mode_display(),
            "when": short_moment(self.handover.handed_at),
            "officer": self.handover.recorded_by.short_name,
        }
        return _("%(how)s %(when)s, dicatat %(officer)s") % said


@dataclass(frozen=True, slots=True)
class SheetRows:
    """One sheet with its rows, in the order of the paper."""

    sheet: Sheet
    rows: tuple[PaperRow, ...]
    is_read: bool


@dataclass(frozen=True, slots=True)
class Roster:
    """Sheets of one RT that are read together; their rows count on from sheet to sheet."""

    round: Round
    area: Area
    sheets: tuple[SheetRows, ...]
    contents: tuple[RoundBenefit, ...]
    day: date
    has_more_sheets: bool

    @property
    def rows(self) -> dict[int, PaperRow]:
        return {row.serial: row for sheet in self.sheets for row in sheet.rows}

    @property
    def asked(self) -> list[PaperRow]:
        return [row for row in self.rows.values() if row.is_asked]

    @property
    def known(self) -> list[PaperRow]:
        """Rows the screen already says something of."""
        return [row for row in self.rows.values() if not row.is_asked]

    @property
    def title(self) -> str:
        return str(self.area)

    @property
    def left_before(self) -> str:
        """Once read, who still comes is the exception: `7, 12` were not collected."""
        read = [sheet for sheet in self.sheets if sheet.is_read]
        return written(row.serial for sheet in read for row in sheet.rows if row.is_asked)

    @property
    def due(self) -> dict[int, Decimal]:
        return {content.item_id: content.quantity for content in self.contents}


def rounds(reader: User) -> RoundQuerySet:
    """Those whose papers the reader may enter."""
    known = Round.objects.visible_to(reader, Permission.HANDOVERS_RECORD)
    return known.select_related("programme", "list")


def sheets(reader: User) -> SheetQuerySet:
    """Those the reader may enter."""
    known = Sheet.objects.visible_to(reader, Permission.HANDOVERS_RECORD)
    return known.select_related("round__programme", "round__list", "area")


def sheets_of(reader: User, round_: Round, area_id: UUID) -> list[Sheet]:
    """All of one RT, in order."""
    return list(sheets(reader).filter(round=round_, area__public_id=area_id).in_order())


def roster(group: Sequence[Sheet], *, on: date) -> Roster:
    """What is asked of these sheets of one RT."""
    first = group[0]
    contents = first.round.benefits.select_related("item").order_by("pk")
    return Roster(
        round=first.round,
        area=first.area,
        sheets=sheet_rows_unscoped(group),
        contents=tuple(contents),
        day=default_day(first.round, first.area, on=on),
        has_more_sheets=first.round.sheets.filter(area=first.area).count() > len(group),
    )


def sheet_rows_unscoped(group: Sequence[Sheet]) -> tuple[SheetRows, ...]:
    """Of sheets the caller found among the visible ones, or holds."""
    rows = Entitlement.objects.filter(sheet__in=group).select_related("entry", "area")
    known = _handovers(group)
    read = SheetReading.objects.filter(sheet__in=group, is_settled=True)
    settled = set(read.values_list("sheet_id", flat=True))
    paper = [PaperRow(row, *known.get(row.pk, (None, None))) for row in rows.order_by("serial")]
    return tuple(
        SheetRows(
            sheet=sheet,
            rows=tuple(row for row in paper if row.entitlement.sheet_id == sheet.pk),
            is_read=sheet.pk in settled,
        )
        for sheet in group
    )


def _handovers(group: Sequence[Sheet]) -> dict[int, tuple[Handover | None, Handover | None]]:
    """Of each entitlement the one that stands, and the last that was taken back."""
    found: dict[int, tuple[Handover | None, Handover | None]] = {}
    made = Handover.objects.filter(entitlement__sheet__in=group).select_related("recorded_by")
    for handover in made.order_by("recorded_at", "pk"):
        stands, undone = found.get(handover.entitlement_id, (None, None))
        pair = (stands, handover) if handover.undone_at else (handover, undone)
        found[handover.entitlement_id] = pair
    return found


def default_day(round_: Round, area: Area, *, on: date) -> date:
    """The day the RT came, no later than today."""
    slot = round_.slots.filter(area=area).order_by("pk").first()
    day = timezone.localdate(slot.starts_at) if slot else round_.opens_on
    return max(min(day, on), round_.opens_on)


def moment_of(round_: Round, area: Area, day: date, *, at: datetime) -> datetime:
    """When it was handed over as far as paper tells: at the time of the RT, or at noon."""
    slot = round_.slots.filter(area=area).order_by("pk").first()
    if slot and timezone.localdate(slot.starts_at) == day:
        moment = slot.starts_at
    else:
        moment = timezone.make_aware(datetime.combine(day, NOON))
    return min(moment, at)


class Outcome(Protocol):
    """What became of sheets that were entered."""

    @property
    def recorded(self) -> int: ...
    @property
    def waiting(self) -> int: ...
    @property
    def differing(self) -> int: ...
    @property
    def signed_anyway(self) -> Sequence[str]: ...


def read_words(done: Outcome) -> str:
    """What to say after saving."""
    if done.differing:
        return _("Bacaan kedua berbeda dari yang pertama. Putuskan baris yang berbeda.")
    if done.waiting:
        return _("Tersimpan. Orang lain memasukkan sekali lagi, lalu dibandingkan.")
    sentence = ngettext(
        "%(count)s serah terima dicatat dari kertas.",
        "%(count)s serah terima dicatat dari kertas.",
        done.recorded,
    )
    return " ".join(filter(None, (sentence % {"count": done.recorded}, signed_words(done))))


def signed_words(done: Outcome) -> str:
    """Who signed though withdrawn, or nothing."""
    if not done.signed_anyway:
        return ""
    sentence = _("Bertanda tangan, tetapi tidak lagi di daftar: %(rows)s. Ditulis untuk penutupan.")
    return sentence % {"rows": ", ".join(done.signed_anyway)}


def short_moment(at: datetime) -> str:
    """`22 November, 09.14`."""
    local = timezone.localtime(at)
    return f"{local.day} {dates.MONTHS[local.month - 1]}, {local:%H.%M}"
