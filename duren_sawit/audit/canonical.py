"""One byte form of the trail's entries and values, so that their hashes mean the same for ever."""

import hashlib
import hmac
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import UUID

# Which columns a seal covers, by the number of its form. A form that was used never changes:
# a new column of AuditEvent makes a new form.
FORMS: dict[int, tuple[str, ...]] = {
    1: (
        "id",
        "public_id",
        "event",
        "actor_id",
        "subject_type",
        "subject_id",
        "area_path",
        "at",
        "recorded_at",
        "reason",
        "is_access",
        "request_id",
        "change_digest",
    )
}
CURRENT_FORM = max(FORMS)


class DayDigest:
    """The keyed hash of one day's entries on top of the seal before; fed one entry at a time.

    The key lies outside the database: whoever can rewrite every table cannot make a seal fit.
    """

    def __init__(self, *, key: bytes, previous: str, day: str) -> None:
        self.count = 0
        self.first_id: int | None = None
        self.last_id: int | None = None
        self._hash = hmac.new(key, line(["seal", previous, day]), "sha256")

    def add(self, entry: tuple[object, ...]) -> None:
        """The columns of one entry in the order of its form, the id first."""
        self.count += 1
        self.last_id = entry[0]  # type: ignore[assignment]
        self.first_id = self.first_id or self.last_id
        self._hash.update(line(entry))

    def hexdigest(self) -> str:
        closed = self._hash.copy()
        closed.update(line(["entries", self.count]))
        return closed.hexdigest()


def values_digest(salt: str, values: object) -> str:
    """The hash an entry keeps of its old and new values.

    The salt lies beside the values and goes with them: afterwards nobody can find a phone number
    by trying them all.
    """
    return hashlib.sha256(line(["values", salt, values])).hexdigest()


def line(parts: Iterable[object]) -> bytes:
    return _ENCODER.encode(list(parts)).encode() + b"\n"


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"no canonical form for {type(value).__name__}")


_ENCODER = json.JSONEncoder(default=_plain, separators=(",", ":"), sort_keys=True)
