"""A person's own page."""

from dataclasses import dataclass
from datetime import datetime

from duren_sawit.accounts.models import RoleAssignment, User
from duren_sawit.accounts.selectors.second_factor import (
    has_second_factor_unscoped,
    recovery_codes_left,
)
from duren_sawit.audit.models import AuditEvent
from duren_sawit.audit.registry import sentence

LOOKS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody looked at the person's own data."""

    at: datetime
    by: str
    event: str
    reason: str


@dataclass(frozen=True, slots=True)
class Profile:
    person: User
    duties: tuple[RoleAssignment, ...]
    has_second_factor: bool
    needs_second_factor: bool
    codes_left: int
    looks: tuple[Look, ...]


def profile(reader: User, *, at: datetime) -> Profile:
    return Profile(
        person=reader,
        duties=reader.held_today,
        has_second_factor=has_second_factor_unscoped(reader),
        needs_second_factor=bool(reader.weight),
        codes_left=recovery_codes_left(reader),
        looks=looks_at(reader),
    )


def looks_at(reader: User) -> tuple[Look, ...]:
    """Who looked at the reader's own NIK, the newest first; everybody may know that of oneself."""
    entries = list(AuditEvent.objects.about(reader).accesses().newest_first()[:LOOKS_SHOWN])
    names = User.objects.in_bulk({entry.actor_id for entry in entries if entry.actor_id})
    return tuple(
        Look(
            entry.at,
            str(names[entry.actor_id]) if entry.actor_id in names else "",
            sentence(entry.event),
            entry.reason,
        )
        for entry in entries
    )


def contact_of(reader: User) -> dict[str, str]:
    return {"phone": reader.written_phone, "email": reader.email, "language": reader.language}
