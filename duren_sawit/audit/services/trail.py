"""Writes the trail: one entry for every use-case, in the use-case's own transaction."""

import json
import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Protocol, TypedDict, Unpack
from uuid import uuid4

from django.db import models, transaction
from django.utils import timezone
from django_guid import get_guid

from duren_sawit.audit.canonical import values_digest
from duren_sawit.audit.models import AuditEvent
from duren_sawit.lib.rows import Part, asked

ENTRY = Part.whole(AuditEvent, "entry")
WRITE = f"""
WITH entry AS (
  INSERT INTO audit_auditevent (
    public_id, event, actor_id, subject_type, subject_id, area_path, at, reason, is_access,
    request_id, change_digest
  ) VALUES (
    %(public_id)s, %(event)s, %(actor_id)s, %(subject_type)s, %(subject_id)s, %(area_path)s, %(at)s,
    %(reason)s, %(is_access)s, %(request_id)s, %(change_digest)s
  ) RETURNING *
), beside AS (
  INSERT INTO audit_auditchange (event_id, salt, values)
  SELECT id, %(salt)s, %(changes)s::jsonb FROM entry WHERE %(changes)s::jsonb IS NOT NULL
)
SELECT {ENTRY.sql} FROM entry
"""  # noqa: S608 -- names of columns; what was sent is a parameter

Changes = Mapping[str, tuple[object, object]]


class Actor(Protocol):
    pk: int


class Place(Protocol):
    path: str


class Circumstances(TypedDict, total=False):
    """What may be said beside who did what to what."""

    area: Place | None
    at: datetime  # the moment it happened, when that is not now (captured offline)
    reason: str
    changes: Changes  # {field: (old, new)}
    is_access: bool  # somebody looked at personal data


@transaction.atomic(savepoint=False)  # an entry that fails takes its use-case along
def record(
    event: str, *, subject: models.Model, by: Actor | None, **said: Unpack[Circumstances]
) -> AuditEvent:
    """One entry: `event` happened to `subject`, done by `by` (None: the system itself).

    Leaves an AuditEvent and, for changes, their old and new values beside it.
    """
    area = said.get("area")
    salt, values = secrets.token_hex(16), _plain(said.get("changes") or {})
    told = {
        "public_id": uuid4(),
        "event": str(event),
        "actor_id": by.pk if by else None,
        "subject_type": subject._meta.label_lower,
        "subject_id": subject.pk,
        "area_path": area.path if area else "",
        "at": said.get("at") or timezone.now(),  # noqa: TID251 -- the trail keeps its own clock
        "reason": str(said.get("reason", "")),
        "is_access": said.get("is_access", False),
        "request_id": get_guid() or "",
        "change_digest": values_digest(salt, values) if values else "",
    }
    beside = {"salt": salt, "changes": json.dumps(values) if values else None}
    [row] = asked(WRITE, {**told, **beside})
    return ENTRY.read(row)


def _plain(changes: Changes) -> dict[str, list[str | None]]:
    return {field: [_text(old), _text(new)] for field, (old, new) in changes.items()}


def _text(value: object) -> str | None:
    return None if value is None else str(value)
