"""Keeps files closed on the disk; they hold the names and numbers of a whole village."""

import uuid

from django.conf import settings
from django.core.files.base import ContentFile
from django.db.models.fields.files import FieldFile

from duren_sawit.lib import sealing


def keep(file: FieldFile, content: bytes) -> None:
    """Under a name that tells nothing; the row is saved by whoever made it."""
    file.save(uuid.uuid4().hex, ContentFile(_seal(file).close_bytes(content)), save=False)


def content_of(file: FieldFile) -> bytes:
    """The file as it was kept; `sealing.Unreadable` when it does not open here."""
    with file.open("rb") as closed:
        return _seal(file).open_bytes(closed.read())


def _seal(file: FieldFile) -> sealing.Seal:
    name = f"{file.instance._meta.db_table}.{file.field.name}"
    return sealing.Seal(settings.FIELD_KEYRING, name, index_size=0)
