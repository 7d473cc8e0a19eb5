"""One dwelling with its visit and the families in it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.ui.tones import Tone
from households.choices import VisitStatus
from households.models import Dwelling, Family
from households.selectors.history import History, history

TONES = {
    VisitStatus.NOT_YET: Tone.PLAIN,
    VisitStatus.RECORDED: Tone.OK,
    VisitStatus.EMPTY: Tone.WAIT,
    VisitStatus.REFUSED: Tone.WAIT,
    VisitStatus.MOVED: Tone.PLAIN,
}


@dataclass(frozen=True, slots=True)
class DwellingPage:
    dwelling: Dwelling
    families: tuple[Family, ...]
    tone: Tone
    may_edit: bool
    may_visit: bool
    history: History


def dwelling_page(reader: User, dwelling: Dwelling, *, at: datetime) -> DwellingPage:
    living = dwelling.families.active().select_related("summary__head", "area").in_order()
    return DwellingPage(
        dwelling=dwelling,
        families=tuple(living),
        tone=visit_tone(dwelling),
        may_edit=reader.may(Permission.FAMILIES_EDIT, dwelling.area),
        may_visit=reader.may(Permission.VISITS_RECORD, dwelling.area),
        history=history(reader, [dwelling], at=at),
    )


def visit_tone(dwelling: Dwelling) -> Tone:
    return TONES[VisitStatus(dwelling.visit_status)]


def facts_of(dwelling: Dwelling) -> dict[str, Any]:
    """What the form starts with."""
    return {
        "area": dwelling.area.public_id,
        "address": dwelling.address,
        "latitude": dwelling.latitude,
        "longitude": dwelling.longitude,
    }


def visit_of(dwelling: Dwelling, *, at: datetime) -> dict[str, Any]:
    """Today is proposed: a visit is written down on the way."""
    waiting = dwelling.visit_status == VisitStatus.NOT_YET
    return {
        "status": VisitStatus.RECORDED if waiting else dwelling.visit_status,
        "on": timezone.localdate(at),
        "note": dwelling.visit_note,
    }
