"""Makes a backup: one file, complete or not there at all."""

import os
import re
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, BinaryIO

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from duren_sawit.areas.models import Site
from duren_sawit.operations.vault import age, archive, tools
from duren_sawit.operations.vault.files import HIDDEN
from duren_sawit.operations.vault.manifest import NOT_KEPT, Manifest, describe
from duren_sawit.operations.vault.troubles import Unfinished, in_words

NAME = re.compile(r"duren-sawit-\d{8}-\d{6}\.tar\.age")
UNFINISHED = ".part"


@dataclass(frozen=True)
class Packed:
    """A finished backup file and what it says of itself."""

    path: Path
    byte_count: int
    manifest: Manifest


def pack(folder: Path, *, passphrase: str, at: datetime) -> Packed:
    """Write a backup of everything into the folder. Raises Unfinished and leaves no file."""
    moment = timezone.localtime(at, timezone.get_default_timezone())
    path = folder / f"duren-sawit-{moment:%Y%m%d-%H%M%S}.tar.age"
    with in_words(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _complete_or_gone(path) as file:
            manifest = _write(file, passphrase=passphrase, at=at)
        return Packed(path, path.stat().st_size, manifest)


def rotate(folder: Path, *, keep: int) -> list[Path]:
    """Remove all but the newest backups; other files are left alone. Answers what went."""
    names = sorted(path for path in folder.iterdir() if NAME.fullmatch(path.name))
    with in_words(folder):
        for path in names[:-keep]:
            path.unlink()
    return names[:-keep]


@contextmanager
def _complete_or_gone(path: Path) -> Iterator[BinaryIO]:
    """The file gets its name when it is complete and on the disk."""
    unfinished = path.with_name(path.name + UNFINISHED)
    try:
        with os.fdopen(_draft(unfinished), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _draft(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)


def _write(file: BinaryIO, *, passphrase: str, at: datetime) -> Manifest:
    writer = age.Writer(file, passphrase)
    try:
        manifest = _fill(writer, at=at)
        writer.close()
    except BaseException:
        writer.abandon()
        raise
    return manifest


@transaction.atomic(durable=True)
def _fill(writer: age.Writer, *, at: datetime) -> Manifest:
    """Database and counts are of one moment; files that came later do no harm."""
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
    contents = archive.ArchiveWriter(writer, at=at)
    major = tools.server_major()
    with _dump(snapshot, major=major) as stream:
        contents.add_stream(archive.DATABASE, stream)
    _add_media(contents)
    _add_keys(contents)
    manifest = describe(at=at, village=_village(), postgres=major, parts=contents.parts)
    contents.close(manifest)
    return manifest


@contextmanager
def _dump(snapshot: str, *, major: int) -> Iterator[IO[bytes]]:
    """The output of pg_dump, while it runs."""
    command: list[str | Path] = [
        tools.program("pg_dump", at_least=major),
        "--format=custom",
        "--no-owner",
        "--no-privileges",
        "--no-comments",
        f"--exclude-table-data={apps.get_model(NOT_KEPT)._meta.db_table}",
        f"--snapshot={snapshot}",
    ]
    environment = tools.environment(connection.settings_dict["NAME"])
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=said) as dump,
    ):
        assert dump.stdout is not None  # noqa: S101 -- it is a pipe
        yield dump.stdout
        if dump.wait():
            raise Unfinished(_("Isi basis data belum bisa dibaca: %s") % tools.last_words(said))


def _add_media(contents: archive.ArchiveWriter) -> None:
    home = Path(settings.MEDIA_ROOT)
    for path in sorted(home.rglob("*")):
        is_ours = path.relative_to(home).parts[0].startswith(HIDDEN)  # of an interrupted restore
        if path.is_file() and not path.is_symlink() and not is_ours:
            contents.add_file(archive.MEDIA, str(path.relative_to(home)), path)


def _add_keys(contents: archive.ArchiveWriter) -> None:
    keyring = settings.FIELD_KEYRING.to_text().encode()
    contents.add(archive.KEYS, archive.KEYRING, keyring)
    if settings.SECRET_FILE is not None:
        contents.add(archive.KEYS, archive.SECRET, settings.SECRET_FILE.read_bytes())


def _village() -> str:
    """Asked column by column: before an update, the table may lack some."""
    site = Site(**Site.objects.values("kind", "name").first() or {"kind": "", "name": ""})
    return site.title if site.name else ""
