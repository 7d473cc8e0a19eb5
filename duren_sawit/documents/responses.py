"""Answers that carry personal data out of the house."""

from datetime import datetime

from django.http import HttpResponse
from django.utils import timezone

from duren_sawit.accounts.models import User
from duren_sawit.audit.models import AuditEvent

PDF = "application/pdf"


class NotRecorded(RuntimeError):
    """A look at personal data was about to happen without an entry in the trail: a bug."""


class FileResponse(HttpResponse):
    """A file to keep, never to be cached on the way. Its name carries no personal data."""

    def __init__(self, content: bytes, *, filename: str, content_type: str = PDF) -> None:
        super().__init__(content, content_type=content_type)
        self["Content-Disposition"] = f'attachment; filename="{filename}"'
        self["Cache-Control"] = "no-store, private"


class SensitiveResponse(FileResponse):
    """A file with personal data: stamped with reader and time, and only after the trail knows.

    `entry` is what the service recorded; it must be a look at personal data by this reader. A PDF
    carries the stamp as a comment after its end, where every reader ignores it.
    """

    def __init__(
        self,
        content: bytes,
        *,
        entry: AuditEvent,
        reader: User,
        filename: str,
        content_type: str = PDF,
    ) -> None:
        if not _is_recorded(entry, reader):
            raise NotRecorded
        stamp = f"catatan {entry.public_id} pembaca {reader.public_id} {_local(entry.at)}"
        stamped = content + f"\n% {stamp}\n".encode() if content_type == PDF else content
        super().__init__(stamped, filename=filename, content_type=content_type)
        self["X-Stamp"] = stamp


def _is_recorded(entry: AuditEvent, reader: User) -> bool:
    return AuditEvent.objects.accesses().filter(pk=entry.pk, actor_id=reader.pk).exists()


def _local(at: datetime) -> str:
    return timezone.localtime(at).isoformat(timespec="seconds")
