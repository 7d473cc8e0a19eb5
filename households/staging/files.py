"""Keeps uploaded files closed on the disk; they hold the numbers of a whole village."""

import uuid

from django.conf import settings
from django.core.files.base import ContentFile

from duren_sawit.lib import sealing
from households.models import ImportBatch

NAME = "households_importbatch.file"


def keep(batch: ImportBatch, content: bytes) -> None:
    """Under a name that tells nothing; the row is saved by whoever made it."""
    batch.file.save(uuid.uuid4().hex, ContentFile(_seal().close_bytes(content)), save=False)


def content_of(batch: ImportBatch) -> bytes:
    """The file as it was uploaded; `sealing.Unreadable` when it does not open here."""
    with batch.file.open("rb") as file:
        return _seal().open_bytes(file.read())


def _seal() -> sealing.Seal:
    return sealing.Seal(settings.FIELD_KEYRING, NAME, index_size=0)
